import type { Neighbour, TextPart } from '#contract'
import { isTerminal } from '#contract'
import type { Draft } from '../draft.ts'
import { roleOf } from '../field.ts'
import { slotFor } from '../merge/explain.ts'
import { piecesOf } from '../merge/texts-differ.ts'
import { rowWordsOf } from '../uses.ts'
import { isOneEach } from './alike.ts'
import { isBoxInRow, isListed } from './likeness.ts'

/** Something in a round that is another one each time: `at` is the step's place in the round. */
export type Varying = {
  at: number
  kind: 'typed' | 'picked' | 'row'
  /** One for each round. */
  values: string[]
  /** The fixed words around it. */
  before: string
  after: string
}

/** What goes together: the first leads, the others follow from it by the form of their slot. */
export type Group = { values: string[]; members: { varying: Varying; slot?: Extract<TextPart, { kind: 'slot' }> }[] }

export type Changes = { groups: Group[]; counts: { varying: Varying; count: Extract<TextPart, { kind: 'count' }> }[] }

/** The values that change from round to round, those that follow from another one with it. */
export function changesIn(rounds: readonly (readonly Draft[])[]): Changes {
  const [first = []] = rounds
  const all = first.flatMap((_, at) =>
    varyingAt(
      rounds.flatMap((round) => round[at] ?? []),
      at,
    ),
  )
  const changes: Changes = { groups: [], counts: [] }
  // A name that is picked leads: what is typed may follow from it, but no form can be put on a name that is looked for.
  for (const varying of all.toSorted((a, b) => Number(a.kind === 'typed') - Number(b.kind === 'typed'))) {
    const count = countOf(varying)
    if (count) changes.counts.push({ varying, count })
    else if (!joins(changes.groups, varying)) changes.groups.push({ values: varying.values, members: [{ varying }] })
  }
  return changes
}

function joins(groups: Group[], varying: Varying): boolean {
  for (const group of groups) {
    const slot = slotFor(varying.values, [{ name: 'value', values: group.values }])
    if (!slot || (varying.kind !== 'typed' && slot.form !== undefined)) continue
    group.members.push({ varying, slot })
    return true
  }
  return false
}

function varyingAt(drafts: readonly Draft[], at: number): Varying[] {
  const [first] = drafts
  if (!first) return []
  // What was read from another page is read there in each round.
  if (drafts.every(({ copied }) => copied !== undefined)) return []
  if (first.act.kind === 'type') {
    const texts = drafts.flatMap(({ act }) => (act.kind === 'type' ? act.text : []))
    const typed = new Set(texts).size > 1 ? [partOf(texts, at, isTerminal(first.window.program))] : []
    // A cell has its place told only where it was clicked: those that keys led to follow by themselves.
    const cells = drafts.map((draft) => (roleOf(draft) === 'cell' ? (draft.target?.name ?? '') : ''))
    return differ(cells) ? [{ at, kind: 'picked', values: cells, before: '', after: '' }, ...typed] : typed
  }
  // A key goes to what has the focus, whatever that is called.
  if (first.act.kind === 'press') return []
  if (isListed(first) || isBoxInRow(first)) {
    const values = drafts.map((draft) => draft.target?.name ?? draft.hit?.name ?? '')
    return differ(values) ? [{ at, kind: 'picked', values, before: '', after: '' }] : []
  }
  const values = drafts.map((draft) => rowKeyOf(draft)?.name ?? '')
  if (differ(values)) return [{ at, kind: 'row', values, before: '', after: '' }]
  const names = drafts.map(({ target }) => (target?.source === 'ocr' ? '' : (target?.name ?? '')))
  return isOneEach(first) && differ(names) ? [{ at, kind: 'picked', values: names, before: '', after: '' }] : []
}

/** The words by which a row is told from the others. */
function rowKeyOf(draft: Draft): Neighbour | undefined {
  return rowWordsOf(draft.target).find(({ name }) => name !== '')
}

function differ(values: readonly string[]): boolean {
  return values.every((value) => value !== '') && new Set(values).size > 1
}

/** What differs in the texts: a part of a sentence or a running number; else the text as a whole, for three numbers of one town are numbers all the same. */
function partOf(texts: readonly string[], at: number, isCommand: boolean): Varying {
  const part = cut(texts, at)
  const fixed = `${part.before} ${part.after}`
  // In a terminal the command stays.
  const isSentence = (isCommand && part.before !== '') || (fixed.match(/\p{L}{2,}/gu)?.length ?? 0) >= 2 || /[:#№]\s*$/u.test(part.before)
  const isWhole = part.values.every((value) => value !== '' && value === value.trim())
  return isWhole && (isSentence || countOf(part)) ? part : { at, kind: 'typed', values: [...texts], before: '', after: '' }
}

/** What all the texts have in common at their ends, and what lies between. */
function cut(texts: readonly string[], at: number): Varying {
  const all = texts.map(piecesOf)
  const [first = []] = all
  const shortest = Math.min(...all.map(({ length }) => length))
  let start = 0
  while (start < shortest - 1 && all.every((pieces) => pieces[start] === first[start])) start += 1
  let end = 0
  while (end < shortest - start - 1 && all.every((pieces) => pieces.at(-1 - end) === first.at(-1 - end))) end += 1
  return {
    at,
    kind: 'typed',
    values: all.map((pieces) => pieces.slice(start, pieces.length - end).join('')),
    before: first.slice(0, start).join(''),
    after: end === 0 ? '' : first.slice(-end).join(''),
  }
}

/** A running number. Alone in its field it is one only when it counts by one: 10, 20 and 30 may be three amounts. */
function countOf({ kind, values, before, after }: Varying): Extract<TextPart, { kind: 'count' }> | undefined {
  if (kind !== 'typed' || values.some((text) => !/^\d{1,9}$/u.test(text))) return undefined
  const [start = 0, second = 0] = values.map(Number)
  const step = second - start
  if (step === 0 || (Math.abs(step) !== 1 && `${before}${after}`.trim() === '')) return undefined
  const digits = values.some((text) => /^0\d/u.test(text)) ? (values[0]?.length ?? 1) : 1
  const counts = values.every((text, round) => start + step * round >= 0 && text === String(start + step * round).padStart(digits, '0'))
  return counts ? { kind: 'count', start, step, digits } : undefined
}
