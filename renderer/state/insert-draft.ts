import {
  type KeyName,
  type Modifier,
  missingCase,
  partInWords,
  type Step,
  type StepAct,
  type StepId,
  type Task,
  type TaskId,
  type TextPart,
} from '#contract'
import { words } from '../words/index.ts'

/** What a person has said so far about a step to be added. */
export type InsertDraft = {
  kind: 'wait' | 'press' | 'type' | 'hand-over' | 'read' | 'run-task'
  seconds: string
  why: string
  key: KeyName
  modifiers: Modifier[]
  text: TextPart[]
  /** The step whose target is used; empty: what has the focus. */
  where: string
  what: string
  into: string
  task: TaskId | ''
  /** What is given to the other task's values. */
  values: Record<string, TextPart[]>
  /** The other task's goal, for the words of the step. */
  goal: string
}

export const FIRST_INSERT: InsertDraft = {
  kind: 'wait',
  seconds: '2',
  why: '',
  key: '',
  modifiers: [],
  text: [],
  where: '',
  what: '',
  into: '',
  task: '',
  values: {},
  goal: '',
}

/** The field that must be put right first; undefined when the step can be added. */
export function insertFault(draft: InsertDraft): keyof InsertDraft | undefined {
  switch (draft.kind) {
    case 'wait': {
      const seconds = Number(draft.seconds.replace(',', '.'))
      return seconds >= 0.1 && seconds <= 600 ? undefined : 'seconds'
    }
    case 'press':
      return draft.key === '' ? 'key' : undefined
    case 'type':
      return draft.text.length === 0 ? 'text' : undefined
    case 'hand-over':
      return draft.what.trim() === '' ? 'what' : undefined
    case 'read':
      return draft.where === '' ? 'where' : draft.into === '' ? 'into' : undefined
    case 'run-task':
      return draft.task === '' ? 'task' : undefined
    default:
      return missingCase(draft.kind)
  }
}

/** The step itself. It happens in the window of the step beside it. */
export function stepToInsert(draft: InsertDraft, task: Task, before: StepId | null, id: StepId): Step {
  const at = task.steps.findIndex((step) => step.id === before)
  const beside = task.steps[at < 0 ? task.steps.length - 1 : at]
  const source = task.steps.find((step) => step.id === draft.where && (draft.kind === 'type' || draft.kind === 'read'))
  const act = actOf(draft)
  return {
    id,
    caption: captionOf(draft, source),
    observation: '',
    thought: draft.why.trim(),
    act,
    ...(source?.target ? { target: source.target } : {}),
    window: source?.window ?? beside?.window ?? { program: '', title: '*', kind: 'normal' },
    expectation: act.kind === 'type' ? { kind: 'field-holds', text: act.text } : { kind: 'nothing' },
    ...((source ?? beside)?.page ? { page: (source ?? beside)?.page } : {}),
    pictures: source ? { before: source.pictures.before, mark: source.pictures.mark } : {},
    wordsBy: 'person',
    confidence: source?.confidence ?? 1,
    personMs: 0,
  }
}

function actOf(draft: InsertDraft): StepAct {
  switch (draft.kind) {
    case 'wait':
      return { kind: 'wait', forMs: Math.round(Number(draft.seconds.replace(',', '.')) * 1000), reason: draft.why.trim() }
    case 'press':
      return { kind: 'press', modifiers: draft.modifiers, key: draft.key }
    case 'type':
      return { kind: 'type', text: draft.text, replaces: false }
    case 'hand-over':
      return { kind: 'hand-over', what: draft.what.trim() }
    case 'read':
      return { kind: 'read', into: draft.into }
    case 'run-task':
      return { kind: 'run-task', task: draft.task as TaskId, values: draft.values }
    default:
      return missingCase(draft.kind)
  }
}

function captionOf(draft: InsertDraft, source: Step | undefined): string {
  const said = words.insert.captions
  const where = source?.target?.name ?? source?.target?.label ?? ''
  switch (draft.kind) {
    case 'wait':
      return said.wait(draft.seconds)
    case 'press':
      return said.press(
        [
          ...draft.modifiers.map((modifier) => words.gesture.modifier[modifier]),
          draft.key.length === 1 ? draft.key.toUpperCase() : draft.key,
        ].join('+'),
      )
    case 'type': {
      const text = draft.text.map((part) => (part.kind === 'literal' ? `“${part.text}”` : partInWords(part))).join('')
      return where ? said.typeInto(text, where) : said.type(text)
    }
    case 'hand-over':
      return said['hand-over'](draft.what.trim())
    case 'read':
      return said.read(where, draft.into)
    case 'run-task':
      return said['run-task'](draft.goal)
    default:
      return missingCase(draft.kind)
  }
}
