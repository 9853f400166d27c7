import {
  type Expectation,
  type GoalPart,
  type Page,
  PageId,
  type Parameter,
  type Role,
  type Step,
  Step as StepSchema,
  type Target,
  Task,
  type TextPart,
  type WindowPattern,
} from '#contract'
import type { MergeTools } from '../../../../learner/merge/draft.ts'
import { mergeDemonstration } from '../../../../learner/merge/merge.ts'

/** A step without its id, told in a few words. */
export type Told = Omit<Step, 'id'>

export const FORM: WindowPattern = { program: 'chromium', title: 'Order form - Chromium', kind: 'normal' }

/** `Write ⟦topic⟧.` as parts of a text. */
export function textOf(text: string): TextPart[] {
  return text
    .split(/(⟦[^⟧]*⟧)/u)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('⟦') ? { kind: 'slot', parameter: part.slice(1, -1) } : { kind: 'literal', text: part }))
}

function told(caption: string, act: Step['act'], more: Partial<Told> = {}): Told {
  return {
    caption,
    observation: '',
    thought: '',
    act,
    window: FORM,
    expectation: { kind: 'changed' },
    pictures: {},
    confidence: 0.9,
    personMs: 800,
    ...more,
  }
}

export function targetOf(role: Role, name: string, more: Partial<Target> = {}): Target {
  return {
    label: `${role} “${name}”`,
    window: FORM,
    role,
    name,
    place: { x: 10, y: 20, width: 80, height: 24 },
    windowSize: { width: 800, height: 600 },
    neighbours: [],
    source: 'accessibility',
    ...more,
  }
}

export function click(role: Role, name: string, more: Partial<Told> & { of?: Partial<Target> } = {}): Told {
  const { of, ...rest } = more
  return told(
    `Click “${name}”`,
    { kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: 0.5, y: 0.5 } },
    { target: targetOf(role, name, of), ...rest },
  )
}

/** Types into the field of this name. Slots stand as `⟦name⟧`. */
export function type(field: string, text: string, more: Partial<Told> = {}): Told {
  const parts = textOf(text)
  const expectation: Expectation = { kind: 'field-holds', text: parts }
  const only = parts.length === 1 && parts[0]?.kind === 'slot'
  return told(
    `Type ${only ? text : `“${text}”`} into “${field}”`,
    { kind: 'type', text: parts, replaces: false },
    { target: targetOf('field', field), expectation, ...more },
  )
}

export function press(key: string, more: Partial<Told> = {}): Told {
  return told(`Press ${key}`, { kind: 'press', modifiers: [], key }, more)
}

export function goalOf(sentence: string): GoalPart[] {
  return textOf(sentence).map((part) =>
    part.kind === 'slot' ? { kind: 'slot', parameter: part.parameter } : { kind: 'words', text: part.kind === 'literal' ? part.text : '' },
  )
}

/** A Task learned by itself from demonstration `number`; `values`: what its slots were. */
export function shown(
  number: number,
  sentence: string,
  steps: readonly Told[],
  values: Record<string, string> = {},
  more: Partial<Task> = {},
): Task {
  const parameters = Object.entries(values).map(([name, value]): Parameter => ({ name, type: 'text', examples: [value] }))
  return Task.parse({
    version: 1,
    id: `task-${number}`,
    revision: 1,
    goal: goalOf(sentence),
    parameters,
    steps: steps.map((step, index) => StepSchema.parse({ ...step, id: `step-${number}-${index + 1}` })),
    milestones: [],
    programs: [{ program: 'chromium' }],
    recordings: [`recording-${number}`],
    createdAt: '2026-03-01T09:00:00.000Z',
    notices: [],
    ...more,
  })
}

export function pageOf(id: string, elements: readonly [Role, string][], more: { title?: string } = {}): Page {
  return {
    id: PageId.parse(id),
    version: 1,
    look: {
      window: { ...FORM, title: more.title ?? FORM.title },
      hash: '0123456789abcdef',
      elements: elements.map(([role, name]) => ({ role, name, place: { x: 0, y: 0, width: 0.1, height: 0.1 } })),
    },
    variants: [],
    name: `The page “${id}”`,
    purpose: '',
    recordings: [],
    seenCount: 1,
    firstSeenAt: '2026-03-01T09:00:00.000Z',
    lastSeenAt: '2026-03-01T09:00:00.000Z',
  }
}

export function merge(
  known: Task,
  next: Task,
  options: { answers?: Record<string, string>; pages?: readonly Page[]; seenAt?: MergeTools['seenAt'] } = {},
) {
  let count = 0
  return mergeDemonstration(known, next, options.answers ?? {}, {
    ids: {
      next: (prefix) => {
        count += 1
        return `${prefix}-new-${next.id}-${count}`
      },
    },
    pageOf: (id) => options.pages?.find((page) => page.id === id),
    seenAt: options.seenAt,
  })
}

/** The merged Task; throws with what came instead. */
export function merged(...given: Parameters<typeof merge>): Task {
  const outcome = merge(...given)
  if (outcome.kind !== 'merged') throw new Error(JSON.stringify(outcome))
  return outcome.task
}

/** Captions, for reading a whole task at a glance. */
export function captions({ steps }: Task): string[] {
  return steps.map(({ caption }) => caption)
}
