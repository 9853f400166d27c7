import { type Parameter, StepId, type Task, TaskId } from '#contract'
import type { TrueAct, Truth } from '../../../bench/learn/truth.ts'

type Step = Task['steps'][number]
type Learned = Pick<Step, 'act'> & Partial<Pick<Step, 'target'>>

const WINDOW = { program: 'shop', title: 'Shop', kind: 'normal' as const }
/** Where the shop's window begins on the desktop. */
export const ORIGIN = { x: 100, y: 50 }

/** A thing of the shop: its true box on the desktop, and the target that a perfect learner makes of it. */
export function thing(name: string, x: number, y: number, role: 'button' | 'field' = 'button') {
  const place = { x, y, width: 80, height: 24 }
  const target: NonNullable<Step['target']> = {
    label: `${role} “${name}”`,
    window: WINDOW,
    role,
    name,
    place,
    windowSize: { width: 800, height: 600 },
    neighbours: [],
    source: 'accessibility',
  }
  const box = { ...place, x: x + ORIGIN.x, y: y + ORIGIN.y }
  return { target, told: { role, name, box }, point: { x: box.x + 40, y: box.y + 12 } }
}
export type Thing = ReturnType<typeof thing>

export function clicked({ told, point }: Thing, more: Partial<TrueAct> = {}): TrueAct {
  return { kind: 'click', program: 'shop', origins: [ORIGIN], thing: told, point, button: 'left', count: 1, modifiers: [], ...more }
}

export function typed(into: Thing, text: NonNullable<TrueAct['text']>, more: Partial<TrueAct> = {}): TrueAct {
  return { kind: 'type', program: 'shop', origins: [ORIGIN], thing: into.told, text, ...more }
}

export function pressed(key: string, more: Partial<TrueAct> = {}): TrueAct {
  return { kind: 'press', program: 'shop', origins: [ORIGIN], key, modifiers: [], ...more }
}

export function click({ target }: Thing): Learned {
  return { act: { kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: 0.5, y: 0.5 } }, target }
}

export function type({ target }: Thing, ...text: Extract<Step['act'], { kind: 'type' }>['text']): Learned {
  return { act: { kind: 'type', text, replaces: false }, target }
}

export function press(key: string): Learned {
  return { act: { kind: 'press', key, modifiers: [] } }
}

export function task(
  learned: readonly Learned[],
  more: Partial<Pick<Task, 'blocks' | 'proposals' | 'milestones'>> & { parameters?: Parameter[] } = {},
): Task {
  return {
    version: 1,
    id: TaskId.parse('task-1'),
    revision: 1,
    goal: [{ kind: 'words', text: 'Shop' }],
    parameters: [],
    steps: learned.map((each, index) => ({
      id: stepId(index + 1),
      caption: `Step ${index + 1}`,
      observation: '',
      thought: '',
      window: WINDOW,
      expectation: { kind: 'nothing' },
      pictures: {},
      confidence: 1,
      personMs: 0,
      ...each,
    })),
    blocks: [],
    subGoals: [],
    milestones: [],
    leftOut: [],
    proposals: [],
    programs: [],
    recordings: [],
    createdAt: '2026-11-23T00:00:00.000Z',
    notices: [],
    ...more,
  }
}

export function stepId(number: number): StepId {
  return StepId.parse(`step-${number}`)
}

export function truth(acts: TrueAct[], more: Partial<Pick<Truth, 'values' | 'roundValues'>> = {}): Truth {
  return {
    id: 'shop/buy',
    program: 'shop',
    goal: 'Shop',
    values: [],
    roundValues: {},
    acts,
    disturbances: [],
    seconds: 10,
    commands: {},
    ...more,
  }
}
