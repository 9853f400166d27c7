import {
  type ApprovalRequest,
  type CallHandlers,
  type CallName,
  calls,
  type EventData,
  type EventName,
  events,
  type HelpRequest,
  type IpcError,
  type RecordingState,
  type RunEvent,
  type RunId,
  type SecretRequest,
  type Settings,
  type UnderstudyApi,
  UnderstudyError,
} from '#contract'
import { propose, statusOf, summaryOf } from './fake-answers.ts'
import { fakeBatches } from './fake-batches.ts'
import { fakeLearning } from './fake-learning.ts'
import { fakeMemory } from './fake-memory.ts'
import { fakeRecordings } from './fake-recordings.ts'
import { fakeRuns } from './fake-runs.ts'
import { fakeSettings } from './fake-settings.ts'
import { found } from './found.ts'
import type { Pictures, World } from './world/index.ts'

/** The far side of the fake: what a test scripts, and what it may ask afterwards. */
export type FakeControl = {
  /** Every call in its order. */
  calls: { name: CallName; input: unknown }[]
  emit<Name extends EventName>(name: Name, data: EventData<Name>): void
  /** Tells a run's event, and keeps it in that run's journal. */
  tell(runId: RunId, event: RunEvent): void
  ask(request: ApprovalRequest): void
  askSecret(request: SecretRequest): void
  askHelp(request: HelpRequest): void
  /** What the recorder tells next. */
  record(next: Partial<RecordingState>): void
  /** The next call of this name is rejected so. */
  failNext(name: CallName, error: IpcError): void
  world: World
}

export type FakeOptions = {
  empty?: boolean
  theme?: Settings['theme']
  faults?: boolean
  settings?: Partial<Settings> /** The passphrase of the file with the keys. */
  locked?: string
}

/** `UnderstudyApi` over a made-up world, without an engine. Parses both ways with the contract, so that it cannot drift from it. */
export function createFakeApi(
  world: World,
  ids: Pictures,
  pictures: Record<string, string>,
  options: FakeOptions = {},
): { api: UnderstudyApi; control: FakeControl } {
  if (options.empty)
    Object.assign(world, {
      tasks: [],
      pages: [],
      transitions: [],
      recordings: [],
      runs: [],
      lessons: [],
      changes: [],
      suggestions: [],
      batches: [],
    })
  const listeners = new Map<EventName, Set<(data: never) => void>>()
  const failing = new Map<CallName, IpcError>()
  const made: FakeControl['calls'] = []
  let approvals: ApprovalRequest[] = []
  let secrets: SecretRequest[] = []
  let helps: HelpRequest[] = []

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
    askHelp(request) {
      helps = [...helps, request]
      control.emit('help.request', request)
    },
    record: (next) => void recording.tell(next),
    failNext: (name, error) => void failing.set(name, error),
  }
  const recording = fakeRecordings(world, (state) => control.emit('recording.state', state))
  const settings = fakeSettings({ theme: options.theme ?? 'system', ...options.settings }, control.emit, {
    empty: options.empty === true,
    faults: options.faults === true,
    locked: options.locked,
  })
  const closed = (id: ApprovalRequest['id']) => {
    const open = [...approvals, ...secrets, ...helps].some((it) => it.id === id)
    approvals = approvals.filter((it) => it.id !== id)
    secrets = secrets.filter((it) => it.id !== id)
    helps = helps.filter((it) => it.id !== id)
    control.emit('approval.closed', { id })
    return { accepted: open }
  }

  const handlers: CallHandlers = {
    'app.status': async () => statusOf(options.faults === true),
    ...settings.handlers,
    ...recording.handlers,
    'task.learn': async ({ recordingId }) => {
      control.emit('learn.progress', { recordingId, done: 1, of: 2, what: 'Looking at the pictures' })
      await new Promise((resolve) => setTimeout(resolve, 50))
      return found(world.tasks[0], 'task')
    },
    'task.list': async () => world.tasks.map((task) => summaryOf(task, world)),
    ...fakeLearning(world, control.emit, settings.now),
    ...fakeMemory(world, control.emit),
    'plan.propose': async (request) => propose(request, world, settings.now(), ids),
    ...fakeRuns(world, ids, control.emit, control.tell),
    ...fakeBatches(world, control.emit),
    'approval.pending': async () => ({ approvals, secrets, helps }),
    'approval.answer': async ({ id }) => closed(id),
    'help.answer': async ({ id, answer }) => {
      const request = helps.find((it) => it.id === id)
      if (request) control.tell(request.runId, { kind: 'help-answer', helpId: id, answer, by: 'person' })
      return closed(id)
    },
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
