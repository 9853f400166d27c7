import type { StepId, Task } from '#contract'
import { numberOf } from '../blocks/words.ts'

/** What became of one edit: the Task after it and what was done, as a sentence without its full stop; or why not, as whole sentences with what to do. */
export type Made = { kind: 'made'; task: Task; what: string } | { kind: 'refused'; problems: string[] }

export function made(task: Task, what: string): Made {
  return { kind: 'made', task, what }
}

export function refused(...problems: string[]): Made {
  return { kind: 'refused', problems }
}

/** Does `work` with a step and its number, or says that it is gone. */
export function withStep(task: Task, id: StepId, work: (step: Task['steps'][number], number: number) => Made): Made {
  const step = task.steps.find((each) => each.id === id)
  return step ? work(step, numberOf(id, task.steps)) : refused(goneStep(id))
}

export function goneStep(id: StepId): string {
  return `The step ${id} is no longer in this task. Look at the task as it is now, and edit that.`
}
