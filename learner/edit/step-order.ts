import type { Ids, NewStep, Span, Step, StepId, Task, TaskEdit } from '#contract'
import { missingCase, relaid, StepId as StepIdSchema } from '#contract'
import { blockCalled, numberOf } from '../blocks/words.ts'
import { quoted } from '../words/quoted.ts'
import { goneStep, type Made, made, refused, withStep } from './made.ts'
import { mergeParameters } from './merge-parameters.ts'

export function moveStep(task: Task, id: StepId, before: StepId | null): Made {
  return withStep(task, id, (step, number) => {
    const others = task.steps.filter((each) => each !== step)
    if (before === id) return made(task, `Step ${number} stays where it is`)
    const place = placeBefore(others, before)
    if (place === undefined) return refused(goneStep(before as StepId))
    const next = changeOrder(task, others.toSpliced(place, 0, step), id)
    const where = before === null ? 'to the end' : place === 0 ? 'to the beginning' : `to place ${place + 1}`
    return made(next, sentence(`Step ${number} was moved ${where}`, lost(task, next)))
  })
}

export function deleteStep(task: Task, id: StepId): Made {
  return withStep(task, id, (step, number) => {
    if (task.steps.length === 1)
      return refused(`Step ${number} is the only step, and a task needs one. Add another step first, or delete the whole task.`)
    const next = without(task, step)
    return made(next, sentence(`Step ${number}, ${quoted(step.caption)}, was deleted`, lost(task, next)))
  })
}

export function insertStep(task: Task, before: StepId | null, step: NewStep, ids: Ids): Made {
  const place = placeBefore(task.steps, before)
  if (place === undefined) return refused(goneStep(before as StepId))
  if (step.caption.trim() === '') return refused('The new step has no sentence that says what it does. Write one.')
  if (step.act.kind === 'run-task' && step.act.task === task.id)
    return refused('A task cannot do itself as one of its steps. Choose another task, or repeat steps with a loop.')
  const added = withId(step, ids)
  const next = changeOrder(task, task.steps.toSpliced(place, 0, added), added.id)
  return made(next, `Step ${place + 1}, ${quoted(step.caption)}, was added`)
}

/** Steps of another recording where `replaces` says. Values of one name are one. */
export function replaceFrom(task: Task, given: Extract<TaskEdit, { kind: 'replace-from' }>, ids: Ids): Made {
  const { step: at, replaces = 'rest' } = given
  const added = given.steps.map((step) => withId(step, ids))
  const recordings = [...new Set([...task.recordings, given.recording])]
  const merged = (next: Task) => ({ ...next, recordings, parameters: mergeParameters(next.parameters, given.parameters) })
  const before = (place: number) =>
    added.reduce((all, step, index) => changeOrder(all, all.steps.toSpliced(place + index, 0, step), step.id), task)
  if (at === null) return made(merged(before(task.steps.length)), 'What you did at the end was added')
  return withStep(task, at, (gone, number) => {
    switch (replaces) {
      case 'nothing':
        return made(merged(before(number - 1)), `What you did before step ${number} was added`)
      case 'step':
        return made(merged(inPlaceOf(gone.id, added, task)), `Step ${number}, ${quoted(gone.caption)}, is done as you showed it`)
      case 'rest': {
        const next = task.steps.slice(number - 1).reduce(without, before(task.steps.length))
        const how = given.taught ? 'is done as you showed it' : 'was recorded anew'
        return made(merged(next), sentence(`Everything from step ${number} on ${how}`, lost(task, next)))
      }
      default:
        return missingCase(replaces)
    }
  })
}

/** They lie in all that the step lay in, and what was finished after it is finished after the last of them. */
function inPlaceOf(gone: StepId, added: readonly Step[], task: Task): Task {
  const [first = gone, last = gone] = [added[0]?.id, added.at(-1)?.id]
  const end = (id: StepId) => (id === gone ? last : id)
  const span = <Any extends Span>(each: Any): Any => ({ ...each, from: each.from === gone ? first : each.from, to: end(each.to) })
  return {
    ...task,
    steps: task.steps.flatMap((step) => (step.id === gone ? added : [step])),
    blocks: task.blocks.map((block) => (block.kind === 'branch' ? { ...block, arms: block.arms.map(span) } : span(block))),
    subGoals: task.subGoals.map(span),
    milestones: task.milestones.map((each) => ({ ...each, after: end(each.after) })),
    leftOut: task.leftOut.map((each) => (each.after === undefined ? each : { ...each, after: end(each.after) })),
  }
}

function withId(step: NewStep, ids: Ids): Step {
  return { id: StepIdSchema.parse(ids.next('step')), ...step }
}

function placeBefore(steps: readonly Step[], before: StepId | null): number | undefined {
  const place = before === null ? steps.length : steps.findIndex(({ id }) => id === before)
  return place < 0 ? undefined : place
}

/** Without a step; a milestone goes with it, for it told what was done then. */
function without(task: Task, step: Step): Task {
  const at = task.steps.indexOf(step)
  const previous = task.steps[at - 1]?.id
  const next = changeOrder(task, task.steps.toSpliced(at, 1), step.id)
  return {
    ...next,
    milestones: next.milestones.filter(({ after }) => after !== step.id),
    leftOut: next.leftOut.map(({ after, ...rest }) => {
      const place = after === step.id ? previous : after
      return { ...(place ? { after: place } : {}), ...rest }
    }),
  }
}

function changeOrder(task: Task, steps: Step[], changed: StepId): Task {
  const [before, after] = [task.steps, steps].map((each) => each.map(({ id }) => id))
  const laid = relaid(task, before ?? [], after ?? [], changed)
  const milestones = task.milestones.toSorted((a, b) => numberOf(a.after, steps) - numberOf(b.after, steps))
  return { ...task, steps, ...laid, milestones }
}

/** What was laid over the steps and is no more. */
function lost(before: Task, after: Task): string[] {
  const goneNames = (name: 'milestones' | 'subGoals') =>
    before[name].map((each) => each.name).filter((each) => !after[name].some((kept) => kept.name === each))
  return [
    ...before.blocks.filter(({ id }) => !after.blocks.some((kept) => kept.id === id)).map((block) => blockCalled(block, before.steps)),
    ...goneNames('subGoals').map((name) => `the part ${quoted(name)}`),
    ...goneNames('milestones').map((name) => `the milestone ${quoted(name)}`),
  ]
}

function sentence(what: string, gone: string[]): string {
  return gone.length === 0 ? what : `${what}, and with it ${gone.join(' and ')}`
}
