import { StepId } from '#contract'
import type { Deciding } from './deciding.ts'
import { type Draft, type Laid, type Row, type RowSpan, spansOfLaid } from './draft.ts'
import type { Gap } from './walk.ts'

function newRows({ extra }: Gap, { tools }: Deciding): Row[] {
  return extra.map(
    ({ step, rounds }): Row => ({
      step: { ...step, id: StepId.parse(tools.ids.next('step')) },
      sightings: [{ side: 'shown', step, rounds }],
    }),
  )
}

/** New rows for the shown steps of a gap, right behind a row; what is laid over that is for the caller to lengthen. */
export function insertBehind(row: Row, gap: Gap, deciding: Deciding): Row[] {
  const rows = newRows(gap, deciding)
  deciding.draft.rows.splice(deciding.draft.rows.indexOf(row) + 1, 0, ...rows)
  return rows
}

/** New rows for the shown steps of a gap, where it is. Inside a loop they belong to the round that they were done in. */
export function insert(gap: Gap, deciding: Deciding): Row[] {
  const { before, after, again } = gap
  const { draft } = deciding
  const rows = newRows(gap, deciding)
  const place = before ? draft.rows.indexOf(before.row) + 1 : after ? draft.rows.indexOf(after.row) : draft.rows.length
  const loop = draft.laid.find((each) => each.kind === 'loop' && each.id === again)
  const last = rows.at(-1)
  const ends = loop?.kind === 'loop' && last && before && loop.to === before.row ? { loop, last } : undefined
  draft.rows.splice(ends ? place : behindBranches(place, draft), 0, ...rows)
  if (ends) lengthen(ends.loop, ends.last, draft)
  return rows
}

/** The spans that lie around these rows and reach further. */
export function spansAround({ rows, laid }: Draft, from: number, to: number): RowSpan[] {
  return laid.flatMap(spansOfLaid).filter((span) => {
    const [first, last] = [rows.indexOf(span.from), rows.indexOf(span.to)]
    const isArm = !laid.includes(span as Laid)
    return first <= from && last >= to && (isArm || last - first > to - from)
  })
}

/** Between two arms of a branch there is no place: what is done after one of them is done behind them all. */
function behindBranches(place: number, { rows, laid }: Draft): number {
  for (const each of laid) {
    if (each.kind !== 'branch') continue
    const end = rows.indexOf(each.arms.at(-1)?.to as Row)
    if (each.arms.slice(0, -1).some((arm) => rows.indexOf(arm.to) === place - 1)) return behindBranches(end + 1, { rows, laid })
  }
  return place
}

/** A loop that ends later; so does what lies around it and ended with it. */
function lengthen(loop: Extract<Laid, { kind: 'loop' }>, last: Row, { rows, laid }: Draft): void {
  const [from, end] = [rows.indexOf(loop.from), loop.to]
  const around = spansAround({ rows, laid }, from, rows.indexOf(end))
  for (const span of around) if (span !== loop && span.to === end) span.to = last
  loop.to = last
}

export function removeRows(draft: Draft, gone: readonly Row[]): void {
  const { rows } = draft
  const shrunk = <Any extends { from: Row; to: Row }>(span: Any): Any[] => {
    const left = rows.slice(rows.indexOf(span.from), rows.indexOf(span.to) + 1).filter((row) => !gone.includes(row))
    const [from, to] = [left[0], left.at(-1)]
    return from && to ? [{ ...span, from, to }] : []
  }
  draft.laid = draft.laid.flatMap((each): Laid[] => {
    if (each.kind !== 'branch') return shrunk(each)
    const arms = each.arms.flatMap(shrunk)
    const [only] = arms
    if (arms.length >= 2) return [{ ...each, arms }]
    return only?.when ? [{ kind: 'optional', id: each.id, reason: each.reason, from: only.from, to: only.to, when: only.when }] : []
  })
  draft.rows = rows.filter((row) => !gone.includes(row))
}
