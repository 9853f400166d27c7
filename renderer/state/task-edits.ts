import type { Step, StepId, Task, TaskEdit } from '#contract'
import { type DraftEdit, draftOf, isNewStep } from './task-draft.ts'

/**
 * What the engine is asked to do, in an order in which every step that is named is there: words and values, what goes, the order, what comes, and then
 * what is laid over the steps. Steps that this window added are told at last with all that was done to them, since only the engine gives them an id.
 */
export function editsToSave(base: Task, edits: readonly DraftEdit[]): TaskEdit[] {
  const draft = draftOf(base, edits)
  const known = new Set(draft.steps.map((step) => step.id))
  const added = draft.steps.filter((step) => isNewStep(step.id))
  const kept = draft.steps.filter((step) => !isNewStep(step.id))
  const changes = edits.filter(({ kind }) => kind !== 'insert-step' && kind !== 'move-step' && kind !== 'delete-step') as TaskEdit[]
  const words = lastOfEach(
    changes.filter((edit) => !LAID_OVER.has(edit.kind)).filter((edit) => !('step' in edit) || known.has(edit.step as StepId)),
  )
  const removed = changes.filter((edit) => edit.kind === 'remove-block' && base.blocks.some((block) => block.id === edit.id))
  return [
    ...words.filter((edit) => !('step' in edit) || !isNewStep(edit.step as StepId)),
    ...removed,
    ...base.steps.filter((step) => !known.has(step.id)).map((step): TaskEdit => ({ kind: 'delete-step', step: step.id })),
    ...moves(
      base.steps.filter((step) => known.has(step.id)).map((step) => step.id),
      kept.map((step) => step.id),
    ),
    ...added.map((step) => inserted(step, draft.steps)),
    ...laidOver(base, draft, edits),
  ]
}

const LAID_OVER: ReadonlySet<TaskEdit['kind']> = new Set(['set-milestones', 'set-sub-goals', 'set-block', 'remove-block'])

/** Of edits that say the same thing anew, only the last one counts: a step's caption, a step's text, the goal. */
function lastOfEach(edits: readonly TaskEdit[]): TaskEdit[] {
  const said = new Map<string, number>()
  const keyOf = (edit: TaskEdit) =>
    edit.kind === 'set-caption' || edit.kind === 'set-text' ? `${edit.kind} ${edit.step}` : edit.kind === 'set-goal' ? edit.kind : undefined
  // A value that was made, renamed or taken away in between changes what the texts before it meant.
  let era = 0
  const keys = edits.map((edit) => {
    if (edit.kind.endsWith('-parameter')) era += 1
    const key = keyOf(edit)
    return key && `${era} ${key}`
  })
  for (const [index, key] of keys.entries()) if (key) said.set(key, index)
  return edits.filter((_, index) => {
    const key = keys[index]
    return key === undefined || said.get(key) === index
  })
}

function inserted({ id: _, ...step }: Step, order: readonly Step[]): TaskEdit {
  const after = order.slice(order.findIndex((it) => it.id === _) + 1)
  return { kind: 'insert-step', before: after.find((it) => !isNewStep(it.id))?.id ?? null, step }
}

/** As few moves as lead from one order to the other: all but a longest run of steps that already follow each other, from the end on. */
function moves(from: readonly StepId[], to: readonly StepId[]): TaskEdit[] {
  const stay = longestInOrder(to.map((id) => from.indexOf(id)))
  return to
    .flatMap((id, index) => (stay.has(index) ? [] : [{ step: id, before: to[index + 1] ?? null }]))
    .reverse()
    .map((move): TaskEdit => ({ kind: 'move-step', ...move }))
}

/** The places of a longest rising run. */
function longestInOrder(numbers: readonly number[]): Set<number> {
  const length = numbers.map(() => 1)
  const before = numbers.map(() => -1)
  for (let here = 0; here < numbers.length; here += 1) {
    for (let earlier = 0; earlier < here; earlier += 1) {
      const longer = (length[earlier] ?? 0) + 1
      if ((numbers[earlier] ?? 0) < (numbers[here] ?? 0) && longer > (length[here] ?? 0)) {
        length[here] = longer
        before[here] = earlier
      }
    }
  }
  const run = new Set<number>()
  for (let at = length.indexOf(Math.max(0, ...length)); at >= 0; at = before[at] ?? -1) run.add(at)
  return run
}

/** Blocks, sub-goals and milestones as they are at the end, where they were touched. */
function laidOver(base: Task, draft: Task, edits: readonly DraftEdit[]): TaskEdit[] {
  const touched = new Set(edits.flatMap((edit) => (edit.kind === 'set-block' ? [edit.block.id] : [])))
  return [
    ...draft.blocks.filter((block) => touched.has(block.id)).map((block): TaskEdit => ({ kind: 'set-block', block })),
    ...(edits.some((edit) => edit.kind === 'set-sub-goals') && !same(base.subGoals, draft.subGoals)
      ? [{ kind: 'set-sub-goals', subGoals: draft.subGoals } as const]
      : []),
    ...(edits.some((edit) => edit.kind === 'set-milestones') && !same(base.milestones, draft.milestones)
      ? [{ kind: 'set-milestones', milestones: draft.milestones } as const]
      : []),
  ]
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
