import type { StepId, TaskId } from '#contract'
import type { Route } from '../../state/route.ts'

/** Why something is recorded: to show a task once more, or to replace its steps from one on. */
export type Purpose = { task: TaskId; from?: StepId }

export function purposeOf({ task, from }: Extract<Route, { screen: 'record' }>): Purpose | undefined {
  return task ? { task: task as TaskId, ...(from ? { from: from as StepId } : {}) } : undefined
}
