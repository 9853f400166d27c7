import type { Neighbour, TextPart } from '#contract'
import type { Row, Sighting } from './draft.ts'
import type { Entries } from './entries.ts'
import { slotFor } from './explain.ts'
import { piecesOf } from './texts-differ.ts'

/** Round by round, in each of the two demonstrations. */
export type Sides = { known: string[]; shown: string[] }

/** Something in a round that is another one each time. */
export type Varying = {
  row: Row
  kind: 'typed' | 'picked' | 'row'
  values: Sides
  before: TextPart[]
  after: TextPart[]
  rowKey?: Neighbour
}

export function roundsOf(rows: readonly Row[], loop: string, side: Sighting['side']): number {
  const rounds = rows.flatMap(({ sightings }) => sightings.filter((each) => each.side === side).map((each) => each.rounds[loop] ?? 0))
  return rounds.length === 0 ? 0 : Math.max(...rounds) + 1
}

export function varyingIn(row: Row, loop: string, counts: Record<Sighting['side'], number>, entries: Entries): Varying[] {
  const own = row.sightings.filter(({ side, rounds }) => rounds[loop] !== undefined || side === 'shown')
  const series = (read: (sighting: Sighting) => string | undefined): Sides | undefined => {
    const of = (side: Sighting['side']) =>
      Array.from({ length: counts[side] }, (_, round) => own.find((each) => each.side === side && (each.rounds[loop] ?? 0) === round)).map(
        (sighting) => sighting && read(sighting),
      )
    const sides = { known: of('known'), shown: of('shown') }
    const all = [...sides.known, ...sides.shown]
    if (all.length === 0 || all.some((value) => value === undefined || value === '')) return undefined
    const differs = new Set(sides.known).size > 1 || new Set(sides.shown).size > 1
    return differs ? (sides as Sides) : undefined
  }
  if (row.step.act.kind === 'type') {
    const values = series((sighting) => entries.textAt(sighting))
    return values ? [cut(row, values)] : []
  }
  const picked = series(({ step }) => step.target?.name)
  if (picked) return [{ row, kind: 'picked', values: picked, before: [], after: [] }]
  const key = (sighting: Sighting) => sighting.step.target?.neighbours.find(({ role }) => role === 'row')
  const words = series((sighting) => key(sighting)?.name)
  const rowKey = row.step.target?.neighbours.find(({ role }) => role === 'row')
  return words && rowKey ? [{ row, kind: 'row', values: words, before: [], after: [], rowKey }] : []
}

/** What all the texts have in common at their ends is fixed; the rest is the value. */
function cut(row: Row, values: Sides): Varying {
  const all = [...values.known, ...values.shown].map(piecesOf)
  const [first = []] = all
  const shortest = Math.min(...all.map(({ length }) => length))
  let start = 0
  while (start < shortest - 1 && all.every((pieces) => pieces[start] === first[start])) start += 1
  let end = 0
  while (end < shortest - start - 1 && all.every((pieces) => pieces.at(-1 - end) === first.at(-1 - end))) end += 1
  const middle = (text: string) => {
    const pieces = piecesOf(text)
    return pieces.slice(start, pieces.length - end).join('')
  }
  const literal = (text: string): TextPart[] => (text === '' ? [] : [{ kind: 'literal', text }])
  return {
    row,
    kind: 'typed',
    values: { known: values.known.map(middle), shown: values.shown.map(middle) },
    before: literal(first.slice(0, start).join('')),
    after: literal(end === 0 ? '' : first.slice(-end).join('')),
  }
}

export type Group = { values: Sides; members: { varying: Varying; slot: Extract<TextPart, { kind: 'slot' }> | undefined }[] }

/** What follows from one value goes together; numbers that only count the rounds need none. */
export function groupsOf(varying: readonly Varying[]): { values: Group[]; counted: { row: Row; count: TextPart[] }[] } {
  const groups: Group[] = []
  const counted: { row: Row; count: TextPart[] }[] = []
  for (const each of varying) {
    const count = each.kind === 'typed' ? countOf(each.values) : undefined
    if (count) {
      counted.push({ row: each.row, count: [...each.before, count, ...each.after] })
      continue
    }
    const flat = ({ known, shown }: Sides) => [...known, ...shown]
    const group = groups.find((one) => slotFor(flat(each.values), [{ name: 'value', values: flat(one.values) }]))
    const slot = group && slotFor(flat(each.values), [{ name: 'value', values: flat(group.values) }])
    // A name is looked for as it is: no form can be put on it.
    if (group && (each.kind === 'typed' || slot?.form === undefined)) group.members.push({ varying: each, slot })
    else groups.push({ values: each.values, members: [{ varying: each, slot: undefined }] })
  }
  return { values: groups, counted }
}

/** A running number: the same beginning and the same step in both demonstrations, three rounds or more in one. */
function countOf({ known, shown }: Sides): Extract<TextPart, { kind: 'count' }> | undefined {
  const longest = known.length >= shown.length ? known : shown
  const numbers = longest.map((text) => (/^\d{1,9}$/u.test(text) ? Number(text) : Number.NaN))
  const [start = Number.NaN, second = Number.NaN] = numbers
  const step = second - start
  if (longest.length < 3 || !Number.isInteger(step) || step === 0) return undefined
  const digits = /^0/u.test(longest[0] ?? '') ? (longest[0]?.length ?? 1) : 1
  const written = (round: number) => String(start + step * round).padStart(digits, '0')
  const fits = [known, shown].every((side) => side.every((text, round) => text === written(round)))
  return fits ? { kind: 'count', start, step, digits } : undefined
}
