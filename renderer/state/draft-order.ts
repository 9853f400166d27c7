import { relaid, type Step, type StepId, type Task } from '#contract'

/** An edit that changes which steps there are, or their order. */
export type Order =
  | { kind: 'move-step'; step: StepId; before: StepId | null }
  | { kind: 'delete-step'; step: StepId }
  | { kind: 'insert-step'; before: StepId | null; step: Step }

/** The steps in another order, more or fewer of them: what is laid over them follows, as it does in the engine. */
export function withOrder(task: Task, edit: Order): Task {
  const id = edit.kind === 'insert-step' ? edit.step.id : edit.step
  if (edit.kind === 'move-step' && edit.before === id) return task
  const steps = stepsInOrder(task.steps, edit, id)
  const [before, after] = [task.steps, steps].map((all) => all.map((step) => step.id))
  const at = before?.indexOf(id) ?? -1
  const gone = edit.kind === 'delete-step'
  return {
    ...task,
    steps,
    ...relaid(task, before ?? [], after ?? [], id),
    milestones: gone ? task.milestones.filter((milestone) => milestone.after !== id) : task.milestones,
    leftOut: gone ? task.leftOut.map((left) => (left.after === id ? { ...left, after: before?.[at - 1] } : left)) : task.leftOut,
  }
}

function stepsInOrder(steps: readonly Step[], edit: Order, id: StepId): Step[] {
  const step = edit.kind === 'insert-step' ? edit.step : steps.find((it) => it.id === id)
  const rest = steps.filter((it) => it.id !== id)
  if (edit.kind === 'delete-step' || !step) return rest
  const at = edit.before === null ? -1 : rest.findIndex((it) => it.id === edit.before)
  return at < 0 ? [...rest, step] : rest.toSpliced(at, 0, step)
}
