import { ALIKE, type AreValues, stepCost } from './cost.ts'
import { calledAll, type Deciding } from './deciding.ts'
import { nests, type Row, spansOfLaid } from './draft.ts'
import type { Gap } from './walk.ts'

/**
 * Finds stretches that both demonstrations have, but in another order, and asks which order holds. Their gaps are closed: the shown steps become sightings of
 * the known rows. Returns the gaps that are left.
 */
export function settleOrder(gaps: readonly Gap[], deciding: Deciding, areValues: AreValues): Gap[] {
  const left = gaps.map((gap) => ({ ...gap }))
  for (const gone of left)
    for (const came of left) {
      if (gone === came || gone.missing.length === 0 || gone.extra.length > 0 || came.missing.length > 0) continue
      if (gone.missing.length !== came.extra.length) continue
      if (!gone.missing.every((row, index) => isSame(row, came.extra[index]?.step, areValues))) continue
      settle(gone, came, deciding)
      gone.missing = []
      came.extra = []
    }
  return left.filter(({ missing, extra }) => missing.length + extra.length > 0)
}

function isSame(row: Row, step: Row['step'] | undefined, areValues: AreValues): boolean {
  return step !== undefined && stepCost(row.step, step, areValues) <= ALIKE
}

function settle(gone: Gap, came: Gap, deciding: Deciding): void {
  const { draft, asking, found } = deciding
  const { missing } = gone
  const what = calledAll(missing.map(({ step }) => step))
  for (const [index, row] of missing.entries()) {
    const extra = came.extra[index]
    if (extra) row.sightings.push({ side: 'shown', step: extra.step, rounds: extra.rounds })
  }
  const from = draft.rows.indexOf(missing[0] as Row)
  const place = came.before ? draft.rows.indexOf(came.before.row) + 1 : 0
  const between = draft.rows.slice(Math.min(from, place), Math.max(from + missing.length, place))
  const others = between.filter((row) => !missing.includes(row)).map(({ step }) => step)
  const earlier = place < from
  // What is laid over them moves with them when it is theirs alone; else they stay where they are.
  const edges = draft.laid.map((each) => spansOfLaid(each).flatMap((span) => [span.from, span.to]))
  const free =
    nests(draft, from, from + missing.length - 1) &&
    edges.every((rows) => rows.every((row) => missing.includes(row)) || !rows.some((row) => missing.includes(row)))
  const question = `Before, you did ${what} ${earlier ? 'after' : 'before'} ${calledAll(others)}; this time it was the other way round. In which order should it be done?`
  const first = `As before: ${what} ${earlier ? 'after' : 'before'} ${calledAll(others)}`
  const id = `order-${missing[0]?.step.id}`
  if (!free) {
    if (asking.ask(id, question, { first, apart: 'The other way round, and that is another task' }) === 'apart')
      deciding.apart = 'In another order it is another task. Learn it as a task of its own.'
    return
  }
  const answer = asking.ask(id, question, { first, second: `As this time: ${what} ${earlier ? 'before' : 'after'} ${calledAll(others)}` })
  if (answer !== 'second') return
  draft.rows.splice(from, missing.length)
  draft.rows.splice(earlier ? place : place - missing.length, 0, ...missing)
  found.push(`The order changed: ${what} is now done ${earlier ? 'before' : 'after'} ${calledAll(others)}.`)
}
