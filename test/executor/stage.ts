import { expect } from 'vitest'
import type {
  ApprovalAnswer,
  ApprovalRequest,
  Approver,
  BoundValue,
  Files,
  Grant,
  HelpAnswer,
  HelpRequest,
  Page,
  PageId,
  Parameter,
  PictureId,
  Plan,
  Repairer,
  Replanner,
  Role,
  RunEvent,
  RunHow,
  RunId,
  RunOutcome,
  Sighting,
  Step,
  TaskId,
} from '#contract'
import { type CascadePorts, createRunControl, type RunOptions, runPlan } from '#executor'
import { createCountedIds } from '../support/counted-ids.ts'
import { sampleStep, sampleTask } from '../support/sample-task.ts'
import { createFakeClock } from './fake-clock.ts'
import { createFakeEyes } from './fake-eyes.ts'
import { createWorld, element, type FakeWindow, fakeWindow, type Reactions } from './fake-world.ts'

/** Answers in turn; `silence` never answers, `broken` throws, an object is given back as it is. */
export type Answer = ApprovalAnswer['answer'] | 'silence' | 'broken' | object

export const RUN_ID = 'run-1' as RunId

/** An editor with a field, two buttons and a list, in front of nothing. */
export function editor(given: Partial<FakeWindow> = {}): FakeWindow {
  const at = given.box ?? { x: 0, y: 0, width: 200, height: 120 }
  const box = (x: number, y: number, width: number, height: number) => ({ x: at.x + x, y: at.y + y, width, height })
  return fakeWindow({
    id: 1,
    program: 'mousepad',
    title: 'Untitled - Mousepad',
    active: true,
    elements: [
      element('field', 'Subject', box(10, 10, 120, 20), { value: '' }),
      element('button', 'Save', box(10, 60, 40, 20)),
      element('button', 'Delete', box(60, 60, 40, 20)),
    ],
    ...given,
  })
}

export function target(role: Role, name: string): NonNullable<Step['target']> {
  return {
    label: `${role} “${name}”`,
    window: { program: 'mousepad', title: '* - Mousepad', kind: 'normal' },
    role,
    name,
    place: { x: 10, y: 10, width: 40, height: 20 },
    windowSize: { width: 200, height: 120 },
    neighbours: [],
    source: 'accessibility',
  }
}

export function clickStep(name: string, given: Parameters<typeof sampleStep>[0] = {}): Step {
  return sampleStep({
    id: `step-${name.toLowerCase().replace(/\W+/g, '-')}`,
    caption: `Click “${name}”`,
    target: target('button', name),
    ...given,
  })
}

export function typeStep(
  text: Extract<Step['act'], { kind: 'type' }>['text'],
  given: Parameters<typeof sampleStep>[0] & { replaces?: boolean } = {},
): Step {
  const { replaces = false, ...rest } = given
  return sampleStep({
    id: 'step-type',
    caption: 'Type ⟦subject⟧ into “Subject”',
    act: { kind: 'type', text, replaces },
    target: target('field', 'Subject'),
    expectation: { kind: 'field-holds', text },
    ...rest,
  })
}

export const SUBJECT = [{ kind: 'slot' as const, parameter: 'subject' }]

export function planOf(steps: Step[], values: Record<string, string> = {}, secrets: string[] = []): Plan {
  const bound: BoundValue[] = [
    ...Object.entries(values).map(([parameter, value]): BoundValue => ({ parameter, value, from: 'words', secret: false })),
    ...secrets.map((parameter): BoundValue => ({ parameter, value: '', from: 'person', secret: true })),
  ]
  const parameters: Parameter[] = bound.map(({ parameter, secret }) => ({
    name: parameter,
    type: secret ? 'secret' : 'text',
    examples: [],
  }))
  const { id, revision, goal, programs } = sampleTask('Write a note')
  return {
    request: 'write a note',
    task: { id, revision, goal, programs, parameters },
    values: bound,
    subGoals: [{ name: 'All', steps }],
    blocks: [],
    findings: [],
  }
}

/** A whole stage for one run: world, eyes, person, memory and clock, with everything that happened written down. */
export function stage(
  options: {
    windows?: FakeWindow[]
    reactions?: Reactions
    answers?: Answer[]
    secrets?: Record<string, string>
    grants?: Grant[]
    pages?: Page[]
    files?: Files
    repair?: Repairer
    replan?: Replanner
    /** What the person says when a step comes to them; without it nobody can be reached. */
    helps?: (HelpAnswer | 'silence')[]
    cascade?: CascadePorts
  } = {},
) {
  const clock = createFakeClock()
  const world = createWorld(clock, options.windows ?? [editor()], options.reactions)
  const control = createRunControl()
  const events: RunEvent[] = []
  const requests: ApprovalRequest[] = []
  const grants: Grant[] = options.grants ?? []
  const answers = [...(options.answers ?? [])]
  const helps = options.helps && [...options.helps]
  const helped: HelpRequest[] = []
  const sightings: Sighting[] = []
  let pictures = 0
  /** What else happens when an event is told: a stop, a pause, a window that moves. */
  const hooks: ((event: RunEvent) => void)[] = []
  const whileAsked: (() => void)[] = []

  const approver: Approver = {
    async ask(request, { signal }) {
      requests.push(request)
      for (const hook of whileAsked) hook()
      const answer = answers.shift() ?? 'silence'
      if (answer === 'broken') throw new Error('the window crashed')
      if (typeof answer === 'object') return answer as ApprovalAnswer
      if (answer !== 'silence') return { answer: answer as ApprovalAnswer['answer'], by: 'person' }
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('closed')), { once: true }))
    },
    secret: async (parameter) => options.secrets?.[parameter],
    ...(helps && {
      async help(request: HelpRequest, { signal }: { signal: AbortSignal }) {
        helped.push(request)
        const answer = helps.shift() ?? 'silence'
        if (answer !== 'silence') return { answer, by: 'person' as const }
        return new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('closed')), { once: true }))
      },
    }),
  }

  async function run(
    plan: Plan,
    given: { firstRun?: boolean; approvalTimeoutMs?: number; how?: RunHow; monitors?: RunOptions['monitors'] } = {},
  ): Promise<RunOutcome> {
    const memory = {
      grants: async (taskId: TaskId) => grants.filter((grant) => grant.taskId === taskId),
      saveGrant: async (grant: Grant) => {
        grants.push(grant)
      },
      page: async (id: PageId) => options.pages?.find((page) => page.id === id),
      pages: async () => options.pages ?? [],
      pictures: {
        put: async () => `${++pictures}`.padStart(64, '0') as PictureId,
        png: async () => undefined,
        putPng: async () => `${++pictures}`.padStart(64, '0') as PictureId,
        picture: async () => undefined,
      },
    }
    return runPlan(
      plan,
      {
        desktop: world,
        eyes: createFakeEyes(world),
        approver,
        memory,
        ...(options.files && { files: options.files }),
        ...(options.repair && { repair: options.repair }),
        ...(options.replan && { replan: options.replan }),
        clock,
        ...(options.cascade && { cascade: options.cascade }),
        ids: createCountedIds(),
        emit: async (event) => {
          events.push(structuredClone(event))
          for (const hook of hooks) hook(event)
        },
      },
      {
        runId: RUN_ID,
        control,
        approvalTimeoutMs: given.approvalTimeoutMs ?? 60_000,
        firstRun: given.firstRun ?? false,
        ...(given.how && { how: given.how }),
        onSeen: (sighting) => sightings.push(sighting),
        ...(given.monitors && { monitors: given.monitors }),
      },
    )
  }

  return { clock, world, control, events, requests, grants, helped, sightings, hooks, whileAsked, run }
}

/** How a run ends that could not go on at a step. */
export function failed(at: string, reason: string, advice: unknown = expect.any(String)): object {
  return { kind: 'failed', at, reason, advice }
}

/** The story of a run, a line an event, with what a reader needs to follow it. */
export function story(events: RunEvent[]): string[] {
  return events
    .filter(({ kind }) => kind !== 'attempt' && kind !== 'monitor')
    .map((event) => {
      switch (event.kind) {
        case 'step-start':
          return `step-start ${event.sentence}`
        case 'not-located':
          return `not-located ${event.reason}`
        case 'verdict':
          return `verdict ${event.verdict.kind} ${event.verdict.rule}: ${event.action.kind}`
        case 'approval-request':
          return `approval-request ${event.request.what}`
        case 'approval-answer':
          return `approval-answer ${event.answer.answer} by ${event.answer.by}`
        case 'check':
          return `check ${event.held ? 'held' : 'failed'}: ${event.text}`
        case 'recovery':
          return `recovery ${event.what}`
        case 'flow':
          return `flow ${event.what}: ${event.text}`
        case 'paused':
          return `paused ${event.because}`
        case 'dry-look':
          return `dry-look ${event.finding}: ${event.text}`
        case 'run-end':
          return `run-end ${event.outcome.kind}`
        default:
          return event.kind
      }
    })
}
