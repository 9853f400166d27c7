import type { GoalPart, Rewrite, Target, TextPart } from '#contract'
import { templateOf } from '../parameters/template.ts'
import { keysOf } from '../words/tokens.ts'

/** Puts a slot wherever a text stands as words of its own. `found` tells whether it stood where a run needs it, sentences for people aside. */
export function slotsFor(name: string, value: string, secret: boolean): Rewrite & { found: () => boolean } {
  let count = 0
  const slot = (form: Extract<TextPart, { kind: 'slot' }>['form']): TextPart => {
    count += 1
    return secret ? { kind: 'secret', parameter: name } : { kind: 'slot', parameter: name, ...(form ? { form } : {}) }
  }
  return {
    found: () => count > 0,
    words: (text) =>
      text
        .split(/(⟦[^⟧]*⟧)/u)
        .map((piece) =>
          piece.startsWith('⟦')
            ? piece
            : piecesOf(piece, value)
                .map((each) => each.text ?? `⟦${name}⟧`)
                .join(''),
        )
        .join(''),
    text: (parts) =>
      parts.flatMap((part) =>
        part.kind === 'literal'
          ? piecesOf(part.text, value).map(
              (each): TextPart => (each.text === undefined ? slot(each.form) : { kind: 'literal', text: each.text }),
            )
          : [part],
      ),
    goal: (parts) =>
      parts.flatMap((part) =>
        part.kind === 'words'
          ? exactPieces(part.text, value).map((text): GoalPart => {
              if (text !== undefined) return { kind: 'words', text }
              count += 1
              return { kind: 'slot', parameter: name }
            })
          : [part],
      ),
    target: (target) => {
      const next = secret ? target : withValue(target, name, value)
      if (next !== target) count += 1
      return next
    },
    over: (over) => over,
    shows: (names) => names,
  }
}

/** Things that are picked by their name, as opposed to those that are always there. */
const PICKED: readonly Target['role'][] = ['list-item', 'tree-item', 'radio', 'menu-item', 'link', 'cell', 'tab', 'text', 'icon', 'image']

/** A thing that is picked by the value, or that stands in the row of it. */
function withValue(target: Target, name: string, value: string): Target {
  if (target.nameParameter === undefined && target.name === value && PICKED.includes(target.role)) return { ...target, nameParameter: name }
  const at = target.neighbours.findIndex(
    (neighbour) => neighbour.role === 'row' && neighbour.parameter === undefined && exactPieces(neighbour.name, value).includes(undefined),
  )
  const row = target.neighbours[at]
  if (!row || target.neighbours.some(({ parameter }) => parameter === name)) return target
  const pieces = exactPieces(row.name, value)
  const before = pieces.slice(0, pieces.indexOf(undefined)).join('')
  const after = row.name.slice(before.length + value.length)
  return { ...target, neighbours: target.neighbours.with(at, { ...row, parameter: name, before, after }) }
}

/** `text` undefined: there the value stands, written in this form. */
type Piece = { text: string } | { text?: undefined; form?: Extract<TextPart, { kind: 'slot' }>['form'] }

/** Where the value stands just as it is, and then where it stands in another writing (`12,50` for `12.50`). */
function piecesOf(text: string, value: string): Piece[] {
  const atom = { keys: keysOf(value), value, places: [] }
  return exactPieces(text, value).flatMap((piece): Piece[] => {
    if (piece === undefined) return [{}]
    if (atom.keys.length === 0) return [{ text: piece }]
    return templateOf(piece, [atom]).map((each): Piece => {
      if (each.kind === 'literal') return { text: each.text }
      return each.form ? { form: each.form } : {}
    })
  })
}

/** Whether a value stands in a text just as it is, as words of its own; blanks aside. */
export function standsIn(text: string, value: string): boolean {
  const [all, wanted] = [text, value].map((each) => each.replace(/\s+/gu, ' ').trim())
  return exactPieces(all ?? '', wanted ?? '').includes(undefined)
}

/** The text cut at the value; undefined where it stood. Words and numbers are only found whole: no `Ann` in `Anna`, no `12` in `12.50`. */
function exactPieces(text: string, value: string): (string | undefined)[] {
  const pieces: (string | undefined)[] = []
  let done = 0
  for (let at = text.indexOf(value); at >= 0 && value !== ''; at = text.indexOf(value, at + 1)) {
    if (at < done || !standsWhole(text.slice(0, at), value, text.slice(at + value.length))) continue
    if (at > done) pieces.push(text.slice(done, at))
    pieces.push(undefined)
    done = at + value.length
  }
  return done < text.length || pieces.length === 0 ? [...pieces, text.slice(done)] : pieces
}

function standsWhole(before: string, value: string, after: string): boolean {
  const [begins, ends] = [/^[\p{L}\p{M}\p{N}]/u.test(value), /[\p{L}\p{M}\p{N}]$/u.test(value)]
  if (begins && /[\p{L}\p{M}\p{N}]$/u.test(before)) return false
  if (ends && /^[\p{L}\p{M}\p{N}]/u.test(after)) return false
  const cutsNumber = (/\d[-./:,]$/u.test(before) && /^\d/u.test(value)) || (/\d$/u.test(value) && /^[-./:,]\d/u.test(after))
  return !cutsNumber
}
