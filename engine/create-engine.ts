import type {
  AppStatus,
  CallHandlers,
  Clock,
  Desktop,
  EmitEvent,
  Eyes,
  Ids,
  InputTap,
  Memory,
  SetupCheck,
  TextReader,
  VideoReader,
  VideoRecorder,
  WindowInfo,
} from '#contract'
import { UnderstudyError } from '#contract'
import { createApprovalDesk } from './approvals.ts'
import { createBatchCalls } from './batch/batch-calls.ts'
import { type BatchService, createBatchService } from './batch/batch-service.ts'
import { createCaptioning } from './captioning.ts'
import { createDemonstrations } from './demonstrations.ts'
import { createGateFile } from './gate-settings.ts'
import { createGrantCalls } from './grants.ts'
import type { Home } from './home.ts'
import type { EngineKeys } from './keys/key-store.ts'
import { learnAndKeep } from './learning.ts'
import { createLessons } from './lessons.ts'
import { createModelCalls } from './model-calls.ts'
import type { Models } from './model-roles.ts'
import { keepOwnAbove } from './own-windows.ts'
import { createPageCareCalls, joinWhatIsCertain } from './page-care.ts'
import { createPlanningCalls } from './planning.ts'
import { createRecallCalls } from './recall.ts'
import { createRecordingShelf, type RecordingShelf } from './recording-shelf.ts'
import { createRecordingService, type RecordingService } from './recordings.ts'
import { createRunService, type RunPorts, type RunService } from './runs.ts'
import { createSettingsFile } from './settings.ts'
import { createTaskEditing } from './task-editing.ts'
import { createTaskExchange } from './task-exchange.ts'
import { createTeaching, type Teaching } from './teaching.ts'
import { createUpkeepService, type UpkeepService, upkeepHandlers } from './upkeep.ts'

/** Everything from outside. Desktop, tap and video are asked for when first needed, so that the app opens on a machine that lacks them. */
export type EnginePorts = {
  home: Home
  clock: Clock
  ids: Ids
  memory: Memory
  eyes: Eyes
  desktop: () => Promise<Desktop>
  tap: () => Promise<InputTap>
  video: () => Promise<{ recorder: VideoRecorder } | { problem: string }>
  ffmpeg: () => Promise<string | undefined>
  videoReader: () => Promise<VideoReader | undefined>
  textReader: TextReader
  models: Models
  keys: EngineKeys
  watchPanicKey: RunPorts['watchPanicKey']
  /** True for Understudy's own windows: they are never recorded. */
  isOwnWindow: (window: WindowInfo) => boolean
  /** True when a program of this command line is installed. */
  canStart: (command: string[]) => boolean
  checks: () => Promise<SetupCheck[]>
  about: Pick<AppStatus, 'version' | 'shell' | 'platform' | 'panicKey'>
}

export type EngineListener = EmitEvent

export interface Engine extends AsyncDisposable {
  /** What both shells serve and the command line calls. */
  readonly handlers: CallHandlers
  readonly runs: RunService
  readonly batches: BatchService
  readonly recordings: RecordingService
  readonly shelf: RecordingShelf
  readonly upkeep: UpkeepService
  readonly teaching: Pick<Teaching, 'takeOver'>
  on(listener: EngineListener): () => void
  /** Keeps our windows of this title above the others; false where that cannot be had. */
  keepAbove(title: string): Promise<boolean>
}

/** The one place that knows the order of the stages. */
export async function createEngine(ports: EnginePorts): Promise<Engine> {
  const { home, clock, ids, memory } = ports
  const listeners = new Set<EngineListener>()
  const emit: EmitEvent = (name, data) => {
    for (const listener of listeners) listener(name, data)
  }
  const settings = createSettingsFile(home.settings)
  const approvals = createApprovalDesk({ clock, ids, emit })
  const recordings = createRecordingService({ ...ports, emit })
  const shelf = createRecordingShelf({ ...ports, folder: home.recordings, exports: home.exports, runningId: recordings.runningId })
  const lessons = createLessons({ ...ports, emit })
  const gate = createGateFile(home)
  const runs = createRunService({ ...ports, gate, approvals, learnFromRun: lessons.learnFromRun, settings: settings.read, emit })
  const captioning = createCaptioning({
    ...ports,
    openModel: (wanted) => ports.models.open('describe', wanted),
    settings: settings.read,
    emit,
  })
  const upkeep = createUpkeepService({ home, memory, clock, shelf, emit })
  const editing = createTaskEditing({ memory, ids, emit })
  const desktopIfAny = () => ports.desktop().catch(() => undefined)
  const teaching = createTeaching({
    ...ports,
    desktop: desktopIfAny,
    ...{ runs, recordings, approvals, emit },
    read: shelf.read,
    forget: shelf.delete,
    edit: editing['task.edit'],
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  })
  const batches = createBatchService({ ...ports, runs, propose: (request) => handlers['plan.propose'](request), emit })
  await batches.closeCutShort()
  await runs.closeCutShort()

  const handlers: CallHandlers = {
    ...captioning.handlers,
    ...editing,
    ...createDemonstrations({ ...ports, desktop: desktopIfAny, emit, read: shelf.read, edit: editing['task.edit'] }),
    ...createTaskExchange({ ...ports, emit }),
    ...lessons.handlers,
    ...createRecallCalls({ ...ports, openEmbedder: ports.models.openEmbedder, settings: settings.read }),
    ...createPageCareCalls({ memory, eyes: ports.eyes, ids, emit }),
    ...upkeepHandlers(upkeep),
    ...teaching.handlers,
    ...createModelCalls({ ...ports, settings: settings.read }),
    ...createBatchCalls({ batches, memory, desktop: desktopIfAny }),
    ...createPlanningCalls({ ...ports, desktop: desktopIfAny, settings: settings.read, findings: gate.findings }),
    ...createGrantCalls({ memory }),
    ...gate.handlers,
    'app.status': async () => ({ ...ports.about, home: home.root, checks: await ports.checks() }),
    'settings.get': settings.read,
    'settings.set': async (next) => {
      const written = await settings.write(next)
      emit('settings.changed', written)
      return written
    },
    'recording.state': async () => recordings.state(),
    'recording.start': ({ goal, scope, keepClipboard }) => recordings.start(goal, { scope, keepClipboard }),
    'recording.programs': recordings.programs,
    'recording.private': recordings.private,
    'recording.pause': recordings.pause,
    'recording.resume': recordings.resume,
    'recording.marker': ({ note, milestone }) => recordings.marker(note, milestone),
    'recording.stop': ({ goal }) => recordings.stop(goal),
    'recording.discard': recordings.discard,
    'recording.list': shelf.list,
    'recording.delete': async ({ id }) => ({ deleted: await shelf.delete(id) }),
    'recording.get': ({ id }) => shelf.get(id),
    'recording.repair': ({ id }) => shelf.repair(id),
    'recording.secrets': ({ id }) => shelf.secrets(id),
    'recording.redact': ({ id, findings }) => shelf.redact(id, findings),
    'recording.export': ({ id }) => shelf.export(id),
    'recording.import': ({ file }) => shelf.import(file),
    'task.learn': async ({ recordingId, goal }) => {
      const recording = await shelf.read(recordingId)
      const task = await learnAndKeep(recording, goal || recording.manifest.goal, { ...ports, desktop: desktopIfAny, emit })
      const joined = await joinWhatIsCertain({ ...ports, emit }, task.programs)
      return joined.length > 0 ? found(await memory.task(task.id), 'task') : task
    },
    'task.list': () => memory.tasks(),
    'task.get': async ({ id, revision }) => found(await memory.task(id, revision), 'task'),
    'page.list': () => memory.pages(),
    'page.get': async ({ id }) => ({ page: found(await memory.page(id), 'page'), transitions: await memory.transitions(id) }),
    'run.start': ({ plan, how }) => runs.start(plan, how),
    'run.pause': async ({ id }) => {
      runs.pause(id)
      return {}
    },
    'run.stop': async ({ id }) => {
      runs.stop(id)
      return {}
    },
    'run.list': () => runs.list(),
    'run.get': ({ id }) => runs.get(id),
    'approval.pending': async () => approvals.pending(),
    'approval.answer': async ({ id, answer }) => ({ accepted: approvals.answer(id, answer) }),
    'help.answer': async ({ id, answer }) => ({ accepted: approvals.answerHelp(id, answer) }),
    'secret.answer': async ({ id, value }) => ({ accepted: approvals.answerSecret(id, value) }),
    'picture.get': async ({ id }) => {
      const png = await memory.pictures.png(id)
      return { png: png ? Buffer.from(png).toString('base64') : null }
    },
  }

  return {
    handlers,
    runs,
    batches,
    recordings,
    shelf,
    upkeep,
    teaching,
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async keepAbove(title) {
      const desktop = await desktopIfAny()
      return desktop !== undefined && keepOwnAbove(title, { desktop, clock })
    },
    async [Symbol.asyncDispose]() {
      await captioning.close()
      await batches.close()
      await runs.close()
      await recordings.close()
      await memory[Symbol.asyncDispose]()
    },
  }
}

function found<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined)
    throw new UnderstudyError('not-found', `There is no such ${what}.`, 'It may have been deleted; look at the list.')
  return thing
}
