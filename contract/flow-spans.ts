import { type Block, type Span, spansOf } from './flow.ts'
import type { StepId } from './ids.ts'
import type { Task } from './task.ts'

/** What is laid over a Task's steps. */
export type Laid = Pick<Task, 'blocks' | 'subGoals'>

/**
 * Blocks and sub-goals after one step came, went or moved, so that they stay whole: what comes into the middle of a span belongs to it, what comes to its edge
 * only when it belonged to it before; a span that loses its edge shrinks, an emptied one goes. A span of one step goes where the step goes.
 * @param before the ids of the steps in order before the change, `after` those after it: they differ in the place of `step` alone
 */
export function relaid({ blocks, subGoals }: Laid, before: readonly StepId[], after: readonly StepId[], step: StepId): Laid {
  const change = { before, after, step }
  return {
    // Two that came to be over the same steps are within each other as they were before.
    blocks: outerFirst(blocks, before).flatMap((block) => relaidBlock(block, change)),
    subGoals: apart(
      subGoals.flatMap((subGoal) => {
        const span = relaidSpan(subGoal, change)
        return span ? [{ ...subGoal, ...span }] : []
      }),
      after,
    ),
  }
}

/**
 * Blocks in the order in which one that lies within another comes behind it, as `flowOf` wants it of two over the same steps: there a branch is always the inner
 * one, for all of it cannot lie within one of its parts.
 */
export function outerFirst(blocks: readonly Block[], ids: readonly StepId[]): Block[] {
  const rank = (block: Block) => {
    const spans = spansOf(block)
    return [ids.indexOf(spans[0]?.from as StepId), -ids.indexOf(spans.at(-1)?.to as StepId), block.kind === 'branch' ? 1 : 0] as const
  }
  return blocks.toSorted((a, b) => {
    const [one, other] = [rank(a), rank(b)]
    return one[0] - other[0] || one[1] - other[1] || one[2] - other[2]
  })
}

type Change = { before: readonly StepId[]; after: readonly StepId[]; step: StepId }

function relaidBlock(block: Block, change: Change): Block[] {
  if (block.kind !== 'branch') {
    const span = relaidSpan(block, change)
    return span ? [{ ...block, ...span }] : []
  }
  const arms = block.arms.flatMap((arm) => {
    const only = arm.from === change.step && arm.to === change.step
    const span = only ? undefined : relaidSpan(arm, change)
    return span ? [{ ...arm, ...span }] : []
  })
  const closed = arms.map((arm, index) => {
    const next = arms[index + 1]
    const isGap = next !== undefined && change.after.indexOf(next.from) - change.after.indexOf(arm.to) === 2
    return isGap ? { ...arm, to: change.step } : arm
  })
  const [only] = closed
  if (closed.length >= 2) return [{ ...block, arms: closed }]
  // What is left of a branch is done when its condition holds; the arm for all other cases has none, and is then always done.
  if (!only?.when) return []
  return [{ id: block.id, reason: block.reason, kind: 'optional', from: only.from, to: only.to, when: only.when }]
}

function relaidSpan(span: Span, { before, after, step }: Change): Span | undefined {
  const members = membersOf(span, before)
  const rest = members.filter((id) => id !== step)
  const [first, last] = [rest[0], rest.at(-1)]
  if (members.length === 0) return { from: span.from, to: span.to }
  if (first === undefined || last === undefined) return after.includes(step) ? { from: step, to: step } : undefined
  const place = after.indexOf(step)
  const stays = members.length > rest.length && place >= 0
  if (stays && place === after.indexOf(first) - 1) return { from: step, to: last }
  if (stays && place === after.indexOf(last) + 1) return { from: first, to: step }
  return { from: first, to: last }
}

/** The steps of a span, in order; none when it does not fit these steps. */
export function membersOf(span: Span, ids: readonly StepId[]): StepId[] {
  const [from, to] = [ids.indexOf(span.from), ids.indexOf(span.to)]
  return from < 0 || to < 0 ? [] : ids.slice(from, to + 1)
}

/** In order, each beginning after the one before has ended: one that came to lie within another goes. */
function apart(subGoals: Task['subGoals'], ids: readonly StepId[]): Task['subGoals'] {
  const sorted = subGoals.toSorted((a, b) => ids.indexOf(a.from) - ids.indexOf(b.from))
  return sorted.filter((each) => !sorted.some((other) => other !== each && liesWithin(each, other, ids)))
}

function liesWithin(inner: Span, outer: Span, ids: readonly StepId[]): boolean {
  return ids.indexOf(inner.from) > ids.indexOf(outer.from) && ids.indexOf(inner.to) < ids.indexOf(outer.to)
}
