import {
  type ApprovalRequest,
  type AppStatus,
  type CallHandlers,
  type CallName,
  calls,
  type EventData,
  type EventName,
  events,
  goalSentence,
  type IpcError,
  type PlanOutcome,
  type PlanRequest,
  type RecordingId,
  type RecordingState,
  type RunEvent,
  type RunId,
  type RunSummary,
  type SecretRequest,
  type Settings,
  type Task,
  type TaskSummary,
  type UnderstudyApi,
  UnderstudyError,
} from '#contract'
import { ago, planOf, type World } from './data.ts'

/** The far side of the fake: what a test scripts, and what it may ask afterwards. */
export type FakeControl = {
  /** Every call in its order. */
  calls: { name: CallName; input: unknown }[]
  emit<Name extends EventName>(name: Name, data: EventData<Name>): void
  /** Tells a run's event, and keeps it in that run's journal. */
  tell(runId: RunId, event: RunEvent): void
  ask(request: ApprovalRequest): void
  askSecret(request: SecretRequest): void
  /** What the recorder tells next. */
  record(next: Partial<RecordingState>): void
  /** The next call of this name is rejected so. */
  failNext(name: CallName, error: IpcError): void
  world: World
}

export type FakeOptions = { empty?: boolean; theme?: Settings['theme']; faults?: boolean }

const IDLE: RecordingState = { phase: 'idle', id: null, elapsedMs: 0, eventCount: 0, framesSeen: 0, inputSeen: true, notices: [] }

/** `UnderstudyApi` over a made-up world, without an engine. Parses both ways with the contract, so that it cannot drift from it. */
export function createFakeApi(
  world: World,
  pictures: Record<string, string>,
  options: FakeOptions = {},
): { api: UnderstudyApi; control: FakeControl } {
  if (options.empty) Object.assign(world, { tasks: [], pages: [], transitions: [], recordings: [], runs: [] })
  const listeners = new Map<EventName, Set<(data: never) => void>>()
  const failing = new Map<CallName, IpcError>()
  const made: FakeControl['calls'] = []
  let settings: Settings = { theme: options.theme ?? 'system', approvalSeconds: 60 }
  let state = IDLE
  let goal = ''
  let approvals: ApprovalRequest[] = []
  let secrets: SecretRequest[] = []

  const control: FakeControl = {
    calls: made,
    world,
    emit(name, data) {
      const parsed = events[name].parse(data)
      for (const listener of listeners.get(name) ?? []) listener(parsed as never)
    },
    tell(runId, event) {
      world.runs.find((run) => run.summary.id === runId)?.events.push(event)
      control.emit('run.event', { runId, event })
    },
    ask(request) {
      approvals = [...approvals, request]
      control.emit('approval.request', request)
    },
    askSecret(request) {
      secrets = [...secrets, request]
      control.emit('secret.request', request)
    },
    record: (next) => void record(next),
    failNext: (name, error) => void failing.set(name, error),
  }
  const record = (next: Partial<RecordingState>) => {
    state = { ...state, ...next }
    control.emit('recording.state', state)
    return state
  }
  const tell = (id: RunId, event: RunEvent) => {
    control.tell(id, event)
    return {}
  }
  const closed = (id: ApprovalRequest['id']) => {
    const open = approvals.some((it) => it.id === id) || secrets.some((it) => it.id === id)
    approvals = approvals.filter((it) => it.id !== id)
    secrets = secrets.filter((it) => it.id !== id)
    control.emit('approval.closed', { id })
    return { accepted: open }
  }

  const handlers: CallHandlers = {
    'app.status': async () => statusOf(options.faults === true),
    'settings.get': async () => settings,
    'settings.set': async (next) => {
      settings = next
      control.emit('settings.changed', next)
      return next
    },
    'recording.state': async () => state,
    'recording.start': async (input) => {
      goal = input.goal
      return record({ ...IDLE, phase: 'recording', id: `recording-${made.length}` as RecordingId })
    },
    'recording.pause': async () => record({ phase: 'paused' }),
    'recording.resume': async () => record({ phase: 'recording' }),
    'recording.marker': async () => record({ eventCount: state.eventCount + 1 }),
    'recording.stop': async (input) => {
      const summary = {
        id: state.id as RecordingId,
        goal: input.goal ?? goal,
        startedAt: ago(42_000),
        endedAt: ago(0),
        durationMs: 42_000,
        eventCount: state.eventCount,
        gestureCount: 12,
        notices: [],
      }
      world.recordings.push(summary)
      record(IDLE)
      return summary
    },
    'recording.discard': async () => record(IDLE),
    'recording.list': async () => world.recordings,
    'recording.delete': async ({ id }) => {
      world.recordings = world.recordings.filter((it) => it.id !== id)
      return { deleted: true }
    },
    'task.learn': async ({ recordingId }) => {
      control.emit('learn.progress', { recordingId, done: 1, of: 2, what: 'Looking at the pictures' })
      await new Promise((resolve) => setTimeout(resolve, 50))
      return found(world.tasks[0], 'task')
    },
    'task.list': async () => world.tasks.map((task) => summaryOf(task, world)),
    'task.get': async ({ id }) =>
      found(
        world.tasks.find((task) => task.id === id),
        'task',
      ),
    'task.delete': async ({ id }) => {
      world.tasks = world.tasks.filter((task) => task.id !== id)
      control.emit('tasks.changed', {})
      return { deleted: true }
    },
    'page.list': async () => world.pages,
    'page.get': async ({ id }) => ({
      page: found(
        world.pages.find((page) => page.id === id),
        'page',
      ),
      transitions: world.transitions.filter((way) => way.from === id || way.to === id),
    }),
    'plan.propose': async (request) => propose(request, world),
    'run.start': async ({ plan }) => {
      const id = `run-new-${made.length}` as RunId
      const summary: RunSummary = {
        id,
        taskId: plan.task.id,
        taskRevision: plan.task.revision,
        title: goalSentence(plan.task.goal, Object.fromEntries(plan.values.map(({ parameter, value }) => [parameter, value]))),
        startedAt: ago(0),
        endedAt: null,
        outcome: null,
        stepsDone: 0,
        stepCount: plan.subGoals.flatMap((it) => it.steps).length,
        stepsByTier: [0, 0, 0, 0],
        modelCalls: 0,
      }
      world.runs.unshift({ summary, events: [] })
      return summary
    },
    'run.pause': async ({ id }) => tell(id, { kind: 'paused', because: 'you pressed Pause' }),
    'run.resume': async ({ id }) => tell(id, { kind: 'resumed' }),
    'run.stop': async ({ id }) => tell(id, { kind: 'run-end', outcome: { kind: 'stopped', by: 'person' }, tookMs: 4000, modelCalls: 0 }),
    'run.list': async () => world.runs.map((run) => run.summary),
    'run.get': async ({ id }) => {
      const { summary, events: told } = found(
        world.runs.find((run) => run.summary.id === id),
        'run',
      )
      return {
        summary,
        journal: told.map((event, sequence) => ({
          version: 1 as const,
          sequence,
          atMs: sequence,
          event,
          previous: '',
          hash: String(sequence),
        })),
      }
    },
    'approval.pending': async () => ({ approvals, secrets }),
    'approval.answer': async ({ id }) => closed(id),
    'secret.answer': async ({ id }) => closed(id),
    'picture.get': async ({ id }) => ({ png: pictures[id] ?? null }),
  }

  const call = (name: CallName) => async (raw: unknown) => {
    made.push({ name, input: structuredClone(raw) })
    const failure = failing.get(name)
    failing.delete(name)
    if (failure) throw failure
    try {
      const handler = handlers[name] as (input: unknown) => Promise<unknown>
      return calls[name].output.parse(await handler(calls[name].input.parse(raw)))
    } catch (error) {
      if (error instanceof UnderstudyError) throw { code: error.code, message: error.message, advice: error.advice } satisfies IpcError
      throw error
    }
  }
  const api: Record<string, unknown> = {
    on(name: EventName, listener: (data: never) => void) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set.add(listener))
      return () => void set.delete(listener)
    },
  }
  for (const name of Object.keys(calls) as CallName[]) {
    const [group = '', member = ''] = name.split('.')
    api[group] = { ...(api[group] as object | undefined), [member]: call(name) }
  }
  return { api: api as UnderstudyApi, control }
}

function found<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) throw new UnderstudyError('not-found', `There is no such ${what}.`, 'It may have been deleted.')
  return thing
}

function summaryOf(task: Task, world: World): TaskSummary {
  const runs = world.runs.filter((run) => run.summary.taskId === task.id).map((run) => run.summary)
  const { id, revision, goal, parameters, programs, createdAt } = task
  const successCount = runs.filter((run) => run.outcome?.kind === 'done').length
  return {
    id,
    revision,
    goal,
    parameters,
    programs,
    createdAt,
    stepCount: task.steps.length,
    runCount: runs.length,
    successCount,
    lastRunAt: runs[0]?.startedAt ?? null,
  }
}

/** A small planner: enough to answer in each of the four ways. */
function propose({ request, taskId, values }: PlanRequest, world: World): PlanOutcome {
  const text = request.toLowerCase()
  const fitting = world.tasks.filter((task) => (taskId ? task.id === taskId : text.includes(firstVerb(task))))
  const [task] = fitting
  if (!task) return { kind: 'no-task', nearest: world.tasks.slice(0, 2).map((it) => summaryOf(it, world)) }
  if (!taskId && /\bor\b/.test(text)) return { kind: 'ambiguous', candidates: world.tasks.slice(0, 2).map((it) => summaryOf(it, world)) }
  const said = /to (?<recipient>.+?)(?: about (?<topic>.+))?$/i.exec(request)?.groups ?? {}
  const known: Record<string, string> = {
    ...(Object.fromEntries(Object.entries(said).filter(([, value]) => value)) as Record<string, string>),
    ...values,
  }
  const asked = task.parameters.filter((parameter) => parameter.type !== 'secret')
  const missing = asked.filter(({ name }) => !known[name]).map(({ name }) => name)
  const bound = asked
    .filter(({ name }) => known[name])
    .map(({ name }) => ({ parameter: name, value: known[name] ?? '', from: 'words' as const, secret: false }))
  const wrong = known.amount === '0' ? [{ parameter: 'amount', reason: 'An invoice over nothing cannot be entered.' }] : []
  if (missing.length > 0 || wrong.length > 0) return { kind: 'values-missing', task: summaryOf(task, world), values: bound, missing, wrong }
  return { kind: 'planned', plan: { ...planOf(task, known, request === '' ? 'form' : 'words'), request } }
}

function firstVerb(task: Task): string {
  const [first] = task.goal
  return first?.kind === 'words' ? (first.text.split(' ')[0] ?? '').toLowerCase() : ''
}

function statusOf(faults: boolean): AppStatus {
  return {
    version: '0.1.0',
    shell: 'browser',
    home: '/home/tom/.local/share/understudy',
    platform: 'linux',
    panicKey: 'Ctrl+Alt+Escape',
    checks: [
      { name: 'display', state: 'ok', text: 'X11 display :0, 2560×1440.', advice: '' },
      { name: 'input', state: 'ok', text: 'Mouse and keys are seen.', advice: '' },
      faults
        ? {
            name: 'accessibility',
            state: 'degraded',
            text: 'No accessibility bus: names are read from pixels.',
            advice: 'Install at-spi2-core and log in again to make it better.',
          }
        : { name: 'accessibility', state: 'ok', text: 'Programs tell their buttons and fields.', advice: '' },
      faults
        ? {
            name: 'video',
            state: 'missing',
            text: 'ffmpeg was not found, so no video can be recorded.',
            advice: 'Install it: apt install ffmpeg',
          }
        : { name: 'video', state: 'ok', text: 'ffmpeg 5.1 records the screen.', advice: '' },
      { name: 'text-reading', state: 'ok', text: 'Text is read from pictures on this machine.', advice: '' },
      { name: 'database', state: 'ok', text: 'Memory is sound.', advice: '' },
      { name: 'models', state: 'degraded', text: 'No model is set up. Everything works from memory.', advice: '' },
      { name: 'shell', state: 'ok', text: 'A window of Chromium.', advice: '' },
    ],
  }
}
