import type { Parameter, Task, TaskEdit } from '#contract'
import { missingCase, type Rewrite, renaming, rewriteBlock, rewriteStep, rewriteTarget, rewriteTask } from '#contract'

/** A parameter's new name, everywhere, in what is proposed too. */
export function renameIn(task: Task, from: string, to: string): Task {
  const rewrite = renaming((name) => (name === from ? to : name))
  const renamed = rewriteTask(task, rewrite)
  return {
    ...renamed,
    parameters: task.parameters.map((parameter) => renamedParameter(parameter, from, to)),
    proposals: renamed.proposals.map((proposal) => ({
      ...proposal,
      edits: proposal.edits.map((edit) => renameInEdit(edit, { from, to, rewrite })),
    })),
  }
}

/** A value's new name, wherever it is spoken of. */
export function renamedParameter(parameter: Parameter, from: string, to: string): Parameter {
  return parameter.name === from ? { ...parameter, name: to } : parameter
}

function renameInEdit(edit: TaskEdit, names: { from: string; to: string; rewrite: Rewrite }): TaskEdit {
  const { from, to, rewrite } = names
  const own = (parameter: Parameter) => renamedParameter(parameter, from, to)
  switch (edit.kind) {
    case 'set-caption':
      return { ...edit, caption: rewrite.words(edit.caption) }
    case 'set-text':
      return { ...edit, text: rewrite.text(edit.text) }
    case 'set-target':
      return { ...edit, target: rewriteTarget(edit.target, rewrite) }
    case 'insert-step':
      return { ...edit, step: rewriteStep(edit.step, rewrite) }
    case 'replace-from':
      return { ...edit, steps: edit.steps.map((step) => rewriteStep(step, rewrite)), parameters: edit.parameters.map(own) }
    case 'set-goal':
      return { ...edit, goal: rewrite.goal(edit.goal) }
    case 'add-parameter':
      return { ...edit, parameter: own(edit.parameter) }
    case 'set-parameter':
      return { ...edit, name: edit.name === from ? to : edit.name, parameter: own(edit.parameter) }
    case 'remove-parameter':
      return { ...edit, name: edit.name === from ? to : edit.name }
    case 'set-milestones':
      return { ...edit, milestones: edit.milestones.map((each) => ({ ...each, name: rewrite.words(each.name) })) }
    case 'set-sub-goals':
      return { ...edit, subGoals: edit.subGoals.map((each) => ({ ...each, name: rewrite.words(each.name) })) }
    case 'set-block':
      return { ...edit, block: rewriteBlock(edit.block, rewrite) }
    case 'move-step':
    case 'delete-step':
    case 'remove-block':
    case 'accept-proposal':
    case 'dismiss-proposal':
      return edit
    default:
      return missingCase(edit)
  }
}
