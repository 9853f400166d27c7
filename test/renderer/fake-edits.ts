import { type EditOutcome, flowOf, type Step, type StepId, type Task, type TaskEdit } from '#contract'
import { type DraftEdit, draftOf } from '../../renderer/state/task-draft.ts'

/** The engine's side of edits, as far as the pages can tell: all of them or none, with words about what does not hold. */
export function applyEdits(task: Task, edits: readonly TaskEdit[]): EditOutcome {
  let made = task
  for (const [index, edit] of edits.entries()) {
    const fault = faultOf(made, edit)
    if (fault) return { kind: 'refused', problems: [fault] }
    made = one(made, edit, `step-added-${task.revision}-${index}` as StepId)
  }
  const problems = [
    ...(made.steps.length === 0 ? ['A task needs at least one step. Add one, or delete the task.'] : []),
    ...(flowOf(made.steps, made.blocks) === undefined
      ? ['Two brackets cross each other. Put one of them inside the other, or apart.']
      : []),
  ]
  if (problems.length > 0) return { kind: 'refused', problems }
  return { kind: 'saved', task: { ...made, revision: task.revision + 1, change: { kind: 'edited', what: saidOf(edits) } } }
}

function one(task: Task, edit: TaskEdit, id: StepId): Task {
  if (edit.kind === 'accept-proposal' || edit.kind === 'dismiss-proposal') {
    const proposal = task.proposals.find((it) => it.id === edit.id)
    const rest = { ...task, proposals: task.proposals.filter((it) => it.id !== edit.id) }
    return edit.kind === 'accept-proposal' && proposal ? proposal.edits.reduce((so, it) => one(so, it, id), rest) : rest
  }
  if (edit.kind === 'replace-from') {
    const at = task.steps.findIndex((step) => step.id === edit.step)
    const steps = edit.steps.map((step, index): Step => ({ ...step, id: `${id}-${index}` as StepId }))
    return { ...task, steps: [...task.steps.slice(0, at), ...steps] }
  }
  const draft: DraftEdit = edit.kind === 'insert-step' ? { ...edit, step: { ...edit.step, id } } : edit
  return draftOf(task, [draft])
}

/** Whatever is named must be there. */
function faultOf(task: Task, edit: TaskEdit): string | undefined {
  const named = [
    ...('step' in edit && typeof edit.step === 'string' ? [edit.step] : []),
    ...('before' in edit && edit.before !== null ? [edit.before] : []),
    ...(edit.kind === 'set-milestones' ? edit.milestones.map(({ after }) => after) : []),
    ...(edit.kind === 'set-sub-goals' ? edit.subGoals.flatMap(({ from, to }) => [from, to]) : []),
  ]
  const missing = named.find((id) => !task.steps.some((step) => step.id === id))
  return missing && `The step “${missing}” is not there.`
}

function saidOf(edits: readonly TaskEdit[]): string {
  return edits.length === 1 ? '1 change by hand' : `${edits.length} changes by hand`
}
