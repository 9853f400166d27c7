import type { Step } from '#contract'
import { takesTyping } from '../field.ts'
import { align } from './align.ts'
import { waysOf } from './automaton.ts'
import { ALIKE, type AreValues, stepCost } from './cost.ts'
import { aloneCost, costsOf } from './costs.ts'
import { type Draft, nests, nextBlockId, type Row } from './draft.ts'

const LONGEST_ROUND = 40
/** A loop must spare so much of the steps of one round that would else have no partner. */
const WORTH = 0.75

/**
 * Finds stretches that one demonstration repeats more often than the other, and lays a loop over the first round of each; the other known rounds become
 * further sightings of its rows. Each stretch that repeats itself in either is tried as a loop, and the one is taken with which the whole shown sequence
 * aligns best: so a stretch may begin in the middle of what was aligned, and the number of rounds need not be known. `over` is decided later.
 */
export function withLoops(draft: Draft, shown: readonly Step[], areValues: AreValues): Draft {
  const plain = align(waysOf(draft), costsOf(draft, shown, areValues)).cost
  if (plain < WORTH) return draft
  const tried = candidatesOf(draft, shown, areValues).map((candidate) => {
    const next = looped(draft, candidate)
    const { cost, ops } = align(waysOf(next), costsOf(next, shown, areValues))
    const { from, length } = candidate
    // What this demonstration has not even once is left out, whatever it is.
    const isDone = ops.some((op) => op.kind === 'match' && op.row >= from && op.row < from + length)
    return { candidate, next, gain: isDone ? plain - cost : 0 }
  })
  const worth = tried.filter(({ candidate, gain }) => gain >= WORTH * roundCost(draft, candidate))
  const best = worth.sort(
    (a, b) =>
      Math.round((b.gain - a.gain) * 4) ||
      a.candidate.length - b.candidate.length ||
      shapeOf(draft, b.candidate) - shapeOf(draft, a.candidate) ||
      a.candidate.from - b.candidate.from,
  )[0]
  return best ? withLoops(best.next, shown, areValues) : draft
}

type Candidate = { from: number; length: number; rounds: number }

function roundCost({ rows }: Draft, { from, length }: Candidate): number {
  return rows.slice(from, from + length).reduce((sum, { step }) => sum + aloneCost(step), 0)
}

function candidatesOf(draft: Draft, shown: readonly Step[], areValues: AreValues): Candidate[] {
  const { rows } = draft
  const alike = (a: Step, b: Step) => stepCost(a, b, areValues) <= ALIKE
  const like = rows.map(({ step }) => shown.map((each) => alike(step, each)))
  const again = rows.map(({ step }) => rows.map((other) => alike(step, other.step)))
  const candidates: Candidate[] = []
  for (let from = 0; from < rows.length; from += 1)
    for (let length = 1; length <= Math.min(LONGEST_ROUND, rows.length - from); length += 1) {
      const isRound = (at: number) =>
        at >= 0 && at + length <= rows.length && every(length, (offset) => again[from + offset]?.[at + offset])
      if (isRound(from - length) || !nests(draft, from, from + length - 1) || isLoop(draft, from, length)) continue
      let rounds = 1
      while (isRound(from + rounds * length) && isFree(draft, from, length, rounds + 1)) rounds += 1
      const twice = shown.some((_, at) => every(2 * length, (offset) => like[from + (offset % length)]?.[at + offset]))
      if (rounds > 1 || twice) candidates.push({ from, length, rounds })
    }
  return candidates
}

function every(count: number, holds: (offset: number) => boolean | undefined): boolean {
  for (let offset = 0; offset < count; offset += 1) if (!holds(offset)) return false
  return true
}

function isLoop({ rows, laid }: Draft, from: number, length: number): boolean {
  return laid.some((each) => each.kind === 'loop' && rows.indexOf(each.from) === from && rows.indexOf(each.to) === from + length - 1)
}

/** Rounds that go must have no blocks of their own. */
function isFree(draft: Draft, from: number, length: number, rounds: number): boolean {
  const end = from + length * rounds - 1
  if (!nests(draft, from, end)) return false
  for (let row = from + length; row <= end; row += 1) {
    const inner = draft.laid.some((each) => {
      const spans = each.kind === 'branch' ? each.arms : [each]
      return spans.some((span) => draft.rows.indexOf(span.from) > from && [span.from, span.to].includes(draft.rows[row] as Row))
    })
    if (inner) return false
  }
  return true
}

/** A round that begins with choosing or typing and ends with a key or a button is what a person would call one. */
function shapeOf({ rows }: Draft, { from, length }: Candidate): number {
  const [first, last] = [rows[from]?.step, rows[from + length - 1]?.step]
  const takes = (step: Step | undefined) =>
    step?.act.kind === 'type' || takesTyping(step?.target?.role) || step?.target?.role === 'list-item'
  const begins = takes(first) ? 1 : 0
  const ends = last && (last.act.kind === 'press' || (last.act.kind === 'click' && !takes(last))) ? 1 : 0
  return begins + ends
}

/** Of all rounds the step whose target is known best stands for them. */
function bestNamed({ step }: Row, steps: readonly (Step | undefined)[]): Step {
  if (!step.target || step.target.name !== undefined) return step
  const named = steps.find((each) => each?.target?.name !== undefined)
  return named ? { ...named, id: step.id } : step
}

/** With the candidate as a loop. Nothing of the draft given is changed. */
function looped({ rows, laid }: Draft, { from, length, rounds }: Candidate): Draft {
  const id = nextBlockId(laid)
  const round = rows.slice(from, from + length).map(
    (row, offset): Row => ({
      step: bestNamed(
        row,
        Array.from({ length: rounds }, (_, at) => rows[from + at * length + offset]?.step),
      ),
      sightings: Array.from({ length: rounds }, (_, at) => rows[from + at * length + offset]).flatMap((each, at) =>
        (each?.sightings ?? []).map((sighting) => ({ ...sighting, rounds: { ...sighting.rounds, [id]: at } })),
      ),
    }),
  )
  const end = from + rounds * length - 1
  const next = [...rows.slice(0, from), ...round, ...rows.slice(end + 1)]
  const moved = (row: Row) => {
    const at = rows.indexOf(row)
    return at < from || at > end ? row : (round[(at - from) % length] as Row)
  }
  const span = <Any extends { from: Row; to: Row }>(each: Any): Any => ({ ...each, from: moved(each.from), to: moved(each.to) })
  const kept = laid.map((each) => (each.kind === 'branch' ? { ...each, arms: each.arms.map(span) } : span(each)))
  const [first, last] = [round[0], round.at(-1)]
  if (!first || !last) return { rows, laid }
  return { rows: next, laid: [...kept, { kind: 'loop', id, reason: '', from: first, to: last, over: undefined, atMost: 1 }] }
}
