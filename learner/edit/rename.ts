import type { Parameter, Task, TaskEdit, TextPart } from '#contract'
import { missingCase, type Rewrite, rewriteBlock, rewriteStep, rewriteTarget, rewriteTask } from '#contract'

/** A parameter's new name, everywhere, in what is proposed too. */
export function renameIn(task: Task, from: string, to: string): Task {
  const rewrite = renaming(from, to)
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
export function renaming(from: string, to: string): Rewrite {
  const name = (given: string) => (given === from ? to : given)
  return {
    words: (text) => text.replaceAll(`⟦${from}⟧`, () => `⟦${to}⟧`),
    text: (parts) => parts.map((part) => renamedPart(part, name)),
    goal: (parts) => parts.map((part) => (part.kind === 'slot' ? { ...part, parameter: name(part.parameter) } : part)),
    target: (target) => ({
      ...target,
      ...(target.nameParameter === undefined ? {} : { nameParameter: name(target.nameParameter) }),
      neighbours: target.neighbours.map((each) => (each.parameter === undefined ? each : { ...each, parameter: name(each.parameter) })),
    }),
    over: (over) => {
      if (over.kind === 'values') return { ...over, parameters: over.parameters.map(name) }
      return over.kind === 'times' && typeof over.count !== 'number' ? { ...over, count: { parameter: name(over.count.parameter) } } : over
    },
  }
}

function renamedPart(part: TextPart, name: (given: string) => string): TextPart {
  return part.kind === 'slot' || part.kind === 'secret' ? { ...part, parameter: name(part.parameter) } : part
}

function renamedParameter(parameter: Parameter, from: string, to: string): Parameter {
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
