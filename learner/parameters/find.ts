import type { GoalPart, Parameter, TextPart } from '#contract'
import { deriveTexts } from '../derive/derive-texts.ts'
import { isSmall } from '../words/languages.ts'
import { quoted } from '../words/quoted.ts'
import { tokensOf } from '../words/tokens.ts'
import type { Atom, Fixed } from './atoms.ts'
import { atomsOf } from './atoms.ts'
import { declareAtom, declareOpen, declareSecret, holds, isOpen } from './declare.ts'
import type { Sentence } from './sentence.ts'
import { readSentence } from './sentence.ts'
import type { Piece } from './template.ts'
import { templateOf } from './template.ts'
import type { Use } from './use.ts'

export type RowValue = { parameter: string; before: string; after: string }

export type Found = {
  parameters: Parameter[]
  /** The sentence with its slots; empty when there is no sentence. */
  goal: GoalPart[]
  /** For each use in order: what is typed; empty for all else. */
  texts: TextPart[][]
  /** For each use in order: the parameter whose value is the name of what was picked. */
  picks: (string | undefined)[]
  /** For each use in order: the parameter whose value stands in these words of a row, and the words around it. */
  rows: (RowValue | undefined)[]
  /** Values that change from run to run, as they were written in the sentence and where they were used. */
  values: string[]
  /** A text with slots (`⟦topic⟧`) where values stand. */
  withSlots: (text: string) => string
  notices: string[]
}

/**
 * Finds what will differ from run to run, by aligning the person's sentence with the texts they typed and the things they picked.
 *
 * - What occurs in both becomes a slot: compared without regard to case, blanks and punctuation, numbers and dates by what they mean, longest first.
 *   Small words and the sentence's frame (its verb and object, `Write a note`) are no values unless they are all that was typed.
 * - A text that is not in the sentence stays literal, and a notice says so. It becomes a parameter only when the sentence names the field but not
 *   what goes into it (`with the amount`), or when there is no sentence at all and the field has a label: then nobody but the person
 *   knows whether it changes, and the form asks with this text as its example.
 * - What follows from a value (two days later) and is shown twice is a slot too; see `deriveTexts`.
 * - What was typed hidden is a secret, asked for on every run.
 *
 * Each template, filled with the first examples, gives back exactly what was typed; so does the goal give back the sentence.
 */
export function findParameters(goal: string, uses: Use[], fixed: Fixed): Found {
  const sentence = readSentence(goal.trim())
  const atoms = atomsOf(sentence, uses, fixed)
  const pieces = uses.map((use) => (use.secret || use.copied !== undefined ? [] : templateOf(use.text, atoms)))
  const used = atoms.filter((atom) => pieces.some((each, index) => usesAtom(each, atom, uses[index])))
  const taken = new Set(uses.flatMap(({ copied }) => copied ?? []))
  const parameters: Parameter[] = []
  const names = new Map<Atom, string>()
  for (const atom of used) names.set(atom, declareAtom(atom, sentence, uses, pieces, { used, taken, parameters }))

  const plain = uses.map((use, index): TextPart[] => {
    if (use.kind !== 'typed') return []
    if (use.secret) return [{ kind: 'secret', parameter: declareSecret(use, taken, parameters) }]
    if (use.copied !== undefined) return [{ kind: 'slot', parameter: use.copied }]
    const parts = partsOf(pieces[index] ?? [], names)
    const isFixed = parts.every((part) => part.kind === 'literal')
    return isFixed && isOpen(use, sentence) ? [{ kind: 'slot', parameter: declareOpen(use, taken, parameters) }] : parts
  })
  const { texts, notices: derived } = deriveTexts(plain, parameters)
  const notices = uses.flatMap((use, index) => {
    const [parts = [], about = []] = [texts[index], derived[index]]
    if (use.kind !== 'typed' || use.secret) return []
    if (parts.some((part) => part.kind === 'slot')) return [...staleWords(parts, use, used, sentence), ...about]
    if (about.length > 0) return about
    return /[\p{L}\p{N}]{2}|\p{Lo}/u.test(use.text) ? [notInSentence(use, sentence)] : []
  })
  const picks = uses.map((use, index) => {
    const [only, ...more] = pieces[index] ?? []
    return use.kind === 'picked' && only?.kind === 'atom' && more.length === 0 ? names.get(only.atom) : undefined
  })
  const rows = uses.map((use, index) => (use.kind === 'in-row' ? rowValueOf(pieces[index] ?? [], names) : undefined))
  const slotted = (text: string) =>
    templateOf(text, used)
      .map((piece) => (piece.kind === 'literal' ? piece.text : `⟦${names.get(piece.atom)}⟧`))
      .join('')
  return {
    parameters,
    goal: goalOf(sentence, used, names),
    texts,
    picks,
    rows,
    values: valuesOf(used, uses, texts),
    withSlots: slotted,
    notices: [...new Set(notices)],
  }
}

/** Typed anywhere in a text, all of what was picked, or alone among the words of a row. */
function usesAtom(pieces: Piece[], atom: Atom, use: Use | undefined): boolean {
  if (use?.kind === 'in-row') return holds(pieces, atom) && isOneValue(pieces)
  return (use?.kind === 'typed' || pieces.length === 1) && holds(pieces, atom)
}

function isOneValue(pieces: Piece[]): boolean {
  return pieces.filter(({ kind }) => kind === 'atom').length === 1
}

function rowValueOf(pieces: Piece[], names: Map<Atom, string>): RowValue | undefined {
  const at = pieces.findIndex(({ kind }) => kind === 'atom')
  const piece = pieces[at]
  const parameter = piece?.kind === 'atom' && isOneValue(pieces) ? names.get(piece.atom) : undefined
  if (parameter === undefined) return undefined
  const words = (some: Piece[]) => some.map((one) => (one.kind === 'literal' ? one.text : '')).join('')
  return { parameter, before: words(pieces.slice(0, at)), after: words(pieces.slice(at + 1)) }
}

function partsOf(pieces: Piece[], names: Map<Atom, string>): TextPart[] {
  return pieces.map((piece): TextPart => {
    if (piece.kind === 'literal') return piece
    return { kind: 'slot', parameter: names.get(piece.atom) ?? '', ...(piece.form ? { form: piece.form } : {}) }
  })
}

function goalOf(sentence: Sentence, used: Atom[], names: Map<Atom, string>): GoalPart[] {
  const places = used
    .flatMap((atom) => atom.places.map((place) => ({ ...place, parameter: names.get(atom) ?? '' })))
    .sort((a, b) => a.from - b.from)
  const parts: GoalPart[] = []
  let done = 0
  const words = (to: number) => {
    if (to > done) parts.push({ kind: 'words', text: sentence.text.slice(done, to) })
  }
  for (const { from, to, parameter } of places) {
    words(sentence.tokens[from]?.from ?? 0)
    parts.push({ kind: 'slot', parameter })
    done = sentence.tokens[to - 1]?.to ?? done
  }
  words(sentence.text.length)
  return parts
}

function valuesOf(used: Atom[], uses: Use[], texts: TextPart[][]): string[] {
  const typed = uses.filter(
    (use, index) => use.kind === 'typed' && !use.secret && use.text !== '' && texts[index]?.every((part) => part.kind !== 'secret'),
  )
  return [...new Set([...used.map((atom) => atom.value), ...typed.map((use) => use.text)])]
}

function notInSentence(use: Use, sentence: Sentence): string {
  const all = new Set(sentence.tokens.map((token) => token.key))
  if (use.shownBy !== undefined)
    return `${quoted(use.text)} was shown by ${quoted(use.shownBy)} before it was typed; it stays the same unless you show it once more.`
  const known = tokensOf(use.text).every((token) => all.has(token.key))
  if (sentence.tokens.length === 0 || known) return `${quoted(use.text)} was typed; it stays the same on every run.`
  return `${quoted(use.text)} was typed but is not in your sentence; it stays the same on every run.`
}

/** Words of a value that stand once more in the fixed part of a text: they will not change with it. */
function staleWords(parts: TextPart[], use: Use, used: Atom[], sentence: Sentence): string[] {
  const keys = new Set(used.flatMap((atom) => atom.keys))
  return parts.flatMap((part) => {
    if (part.kind !== 'literal') return []
    const stale = tokensOf(part.text).filter((token) => keys.has(token.key) && !isSmall(token.key, sentence.language))
    return stale.map(
      (token) =>
        `${quoted(part.text.slice(token.from, token.to))} in ${quoted(use.text)} stays the same on every run, though your sentence has it.`,
    )
  })
}
