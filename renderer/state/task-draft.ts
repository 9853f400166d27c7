import { missingCase, type Parameter, type Step, type StepId, type Task, type TaskEdit, type TextPart } from '#contract'
import { withOrder } from './draft-order.ts'
import { renameParameter, slotsToText, textToSlots } from './draft-slots.ts'

/** An edit that is not saved yet. A step that was added has an id of this window's own, until the engine gives it one. */
export type DraftEdit =
  | Exclude<TaskEdit, { kind: 'insert-step' | 'replace-from' | 'accept-proposal' | 'dismiss-proposal' }>
  | { kind: 'insert-step'; before: StepId | null; step: Step }

const NEW = 'step-new-'

/** A step that only this window knows so far. */
export function isNewStep(id: StepId): boolean {
  return id.startsWith(NEW)
}

export function newStepId(edits: readonly DraftEdit[]): StepId {
  return `${NEW}${edits.filter((edit) => edit.kind === 'insert-step').length + 1}` as StepId
}

/** The Task as it would be with these edits. The engine has the last word when they are saved. */
export function draftOf(base: Task, edits: readonly DraftEdit[]): Task {
  return edits.reduce(withEdit, base)
}

function withEdit(task: Task, edit: DraftEdit): Task {
  switch (edit.kind) {
    case 'set-caption':
      return changeStep(task, edit.step, (step) => ({ ...step, caption: edit.caption, wordsBy: 'person' }))
    case 'set-text':
      return changeStep(task, edit.step, (step) => withText(step, edit.text))
    case 'set-target':
      return changeStep(task, edit.step, (step) => ({ ...step, target: edit.target }))
    case 'move-step':
    case 'delete-step':
    case 'insert-step':
      return withOrder(task, edit)
    case 'set-goal':
      return { ...task, goal: edit.goal }
    case 'add-parameter':
      return textToSlots({ ...task, parameters: joined(task.parameters, edit.parameter) }, edit.parameter, edit.value)
    case 'set-parameter':
      return renameParameter(
        { ...task, parameters: task.parameters.map((it) => (it.name === edit.name ? edit.parameter : it)) },
        edit.name,
        edit.parameter.name,
      )
    case 'remove-parameter':
      return slotsToText({ ...task, parameters: task.parameters.filter((it) => it.name !== edit.name) }, edit.name, edit.value)
    case 'set-milestones':
      return { ...task, milestones: edit.milestones }
    case 'set-sub-goals':
      return { ...task, subGoals: edit.subGoals }
    case 'set-block': {
      const known = task.blocks.some((block) => block.id === edit.block.id)
      return {
        ...task,
        blocks: known ? task.blocks.map((block) => (block.id === edit.block.id ? edit.block : block)) : [...task.blocks, edit.block],
      }
    }
    case 'remove-block':
      return { ...task, blocks: task.blocks.filter((block) => block.id !== edit.id) }
    default:
      return missingCase(edit)
  }
}

function changeStep(task: Task, id: StepId, to: (step: Step) => Step): Task {
  return { ...task, steps: task.steps.map((step) => (step.id === id ? to(step) : step)) }
}

function withText(step: Step, text: TextPart[]): Step {
  if (step.act.kind !== 'type') return step
  const expectation = step.expectation.kind === 'field-holds' ? { ...step.expectation, text } : step.expectation
  return { ...step, act: { ...step.act, text }, expectation }
}

function joined(parameters: readonly Parameter[], added: Parameter): Parameter[] {
  if (!parameters.some((it) => it.name === added.name)) return [...parameters, added]
  return parameters.map((it) => (it.name === added.name ? { ...it, examples: [...new Set([...it.examples, ...added.examples])] } : it))
}
