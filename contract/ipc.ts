import { z } from 'zod'
import { Batch, BatchId, BatchRow, Table, TableMapping, TableReading } from './batch.ts'
import { Budget, KeyPlace, Leaving, ModelRole, ModelSettings } from './cascade.ts'
import { HelpAnswer, HelpRequest } from './help.ts'
import { ApprovalId, PageId, PictureId, RecordingId, RunId, StepId, TaskId } from './ids.ts'
import {
  AddDemonstration,
  CaptionCost,
  CaptionOutcome,
  EditOutcome,
  Lesson,
  MergeOutcome,
  TaskDifference,
  TaskFormat,
  TaskImport,
} from './learning.ts'
import { Page, PageChange, PageSuggestion, Transition } from './page.ts'
import { Plan, PlanOutcome, PlanRequest } from './plan.ts'
import { Forgotten, MemoryHealth, Recalled, RecallRequest, Way } from './recall.ts'
import { ImportResult, RecordingDetail, RecordingScope, RecordingState, RecordingSummary, SecretFinding } from './recording.ts'
import { JournalLine, RunEvent, RunSummary } from './run.ts'
import { RunHow, TaughtUse } from './run-how.ts'
import { Step } from './step.ts'
import { Task, TaskSummary, TaskVersion } from './task.ts'
import { TaskEdit } from './task-edit.ts'
import { ApprovalAnswer, ApprovalRequest } from './verdict.ts'

/** One thing that `doctor` and the first screen check. */
export const SetupCheck = z.object({
  name: z.enum(['display', 'input', 'accessibility', 'video', 'text-reading', 'database', 'models', 'shell']),
  state: z.enum(['ok', 'degraded', 'missing']),
  text: z.string(),
  /** What to do, or empty when nothing is to be done. */
  advice: z.string(),
})
export type SetupCheck = z.infer<typeof SetupCheck>

export const AppStatus = z.object({
  version: z.string(),
  shell: z.enum(['electron', 'browser']),
  home: z.string(),
  platform: z.string(),
  panicKey: z.string(),
  checks: z.array(SetupCheck),
})
export type AppStatus = z.infer<typeof AppStatus>

/** A server with `/embeddings` in the OpenAI interface, which makes vectors of texts. Its key is not kept here: `UNDERSTUDY_EMBEDDER_KEY` in the environment. */
export const EmbedderSettings = ModelSettings.pick({ url: true, name: true })
export type EmbedderSettings = z.infer<typeof EmbedderSettings>

export const Settings = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** Seconds until an unanswered approval is a No. */
  approvalSeconds: z.number().int().min(5).max(600),
  /** The model that describes steps better; null: none, and nothing leaves this machine. */
  model: ModelSettings.nullable().default(null),
  /** What makes vectors for recall: it is sent the words of requests, pages and tasks. Absent: recall goes by words alone, and nothing leaves this machine. */
  embedder: EmbedderSettings.optional(),
  /** The models that decide a step when the local tier cannot, and the one that says what came true; null: none, and the step goes to the person. */
  roles: z
    .object({ small: ModelSettings.nullable(), large: ModelSettings.nullable(), judge: ModelSettings.nullable() })
    .default({ small: null, large: null, judge: null }),
  /** What one run may use of them. */
  budget: Budget.default({ calls: 40, tokens: 200_000, money: null, seconds: 300 }),
  /** How long a step that needs the person waits for them. */
  helpSeconds: z.number().int().min(10).max(86_400).default(600),
  /** Whether the person's own mouse and keyboard pause a run. */
  pauseOnInput: z.boolean().default(true),
})
export type Settings = z.infer<typeof Settings>

export const SecretRequest = z.object({ id: ApprovalId, runId: RunId, parameter: z.string(), why: z.string() })
export type SecretRequest = z.infer<typeof SecretRequest>

/** A remembered yes, as the app lists it. */
export const GrantEntry = z.object({
  taskId: TaskId,
  rule: z.string(),
  signature: z.string(),
  grantedAt: z.string(),
  /** What was allowed, to follow 'Understudy may'. */
  what: z.string(),
  /** The task's goal; empty when it is gone. */
  task: z.string(),
})
export type GrantEntry = z.infer<typeof GrantEntry>

const nothing = z.object({})
const call = <Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) => ({ input, output })

/** Everything the app's pages may ask of the engine. Both directions are parsed on both sides; there is no other channel. */
export const calls = {
  'app.status': call(nothing, AppStatus),
  'settings.get': call(nothing, Settings),
  'settings.set': call(Settings, Settings),
  'recording.state': call(nothing, RecordingState),
  'recording.start': call(
    z.object({
      goal: z.string(),
      scope: RecordingScope.optional(),
      /** Whether texts on the clipboard may be kept; else only their kind and length. */
      keepClipboard: z.boolean().optional(),
    }),
    RecordingState,
  ),
  /** The programs that show a window now, ours left out: what a scope can be chosen from. */
  'recording.programs': call(nothing, z.array(z.object({ program: z.string(), titles: z.array(z.string()) }))),
  /** Begins a private stretch, which `recording.resume` ends. */
  'recording.private': call(nothing, RecordingState),
  'recording.pause': call(nothing, RecordingState),
  'recording.resume': call(nothing, RecordingState),
  'recording.marker': call(z.object({ note: z.string(), milestone: z.boolean().optional() }), RecordingState),
  'recording.stop': call(z.object({ goal: z.string().optional() }), RecordingSummary),
  'recording.discard': call(nothing, RecordingState),
  'recording.list': call(nothing, z.array(RecordingSummary)),
  'recording.delete': call(z.object({ id: RecordingId }), z.object({ deleted: z.boolean() })),
  'recording.get': call(z.object({ id: RecordingId }), RecordingDetail),
  /** Closes off what a crash left; a recording that was ended well stays as it is. */
  'recording.repair': call(z.object({ id: RecordingId }), RecordingSummary),
  /** What in it looks like a secret; reads its pictures too, which takes seconds. */
  'recording.secrets': call(z.object({ id: RecordingId }), z.array(SecretFinding)),
  /** Takes these findings out of events, pictures and video. Cannot be undone. */
  'recording.redact': call(z.object({ id: RecordingId, findings: z.array(z.string()) }), RecordingSummary),
  /** Writes one file that another machine can import; `file` is its path. */
  'recording.export': call(z.object({ id: RecordingId }), z.object({ file: z.string(), bytes: z.number() })),
  /** `file`: absolute path of an exported recording, a ShowUI-Aloha log or folder, or a Chrome DevTools Recorder JSON. */
  'recording.import': call(z.object({ file: z.string() }), ImportResult),
  /** Learns a Task; takes seconds. Progress comes as `learn.progress`. */
  'task.learn': call(z.object({ recordingId: RecordingId, goal: z.string() }), Task),
  'task.list': call(nothing, z.array(TaskSummary)),
  'task.get': call(z.object({ id: TaskId, revision: z.number().int().optional() }), Task),
  'task.delete': call(z.object({ id: TaskId }), z.object({ deleted: z.boolean() })),
  /** `revision`: the one that the edits were made on; refused when there is a newer one. */
  'task.edit': call(z.object({ id: TaskId, revision: z.number().int(), edits: z.array(TaskEdit).min(1) }), EditOutcome),
  'task.versions': call(z.object({ id: TaskId }), z.array(TaskVersion)),
  'task.diff': call(z.object({ id: TaskId, from: z.number().int(), to: z.number().int() }), z.array(TaskDifference)),
  /** Makes an old revision the newest, as a new one. */
  'task.rollBack': call(z.object({ id: TaskId, revision: z.number().int() }), Task),
  /** Learns from a further demonstration; takes seconds, like `task.learn`. */
  'task.addDemonstration': call(AddDemonstration, MergeOutcome),
  /** The steps of a recording instead of all from `step` on. */
  'task.replaceFrom': call(z.object({ id: TaskId, step: StepId, recordingId: RecordingId }), EditOutcome),
  'task.captionCost': call(z.object({ id: TaskId }), CaptionCost),
  /** Asks the model for better words, as a new revision. `calls`: no more than the person was told. `by: 'rule'` takes the model's words back. */
  'task.caption': call(
    z.object({ id: TaskId, calls: z.number().int().positive(), by: z.enum(['model', 'rule']).default('model') }),
    CaptionOutcome,
  ),
  'task.export': call(z.object({ id: TaskId, format: TaskFormat }), z.object({ file: z.string(), bytes: z.number() })),
  /** `file`: absolute path of a bundle, a SKILL.md or its folder, a ShowUI-Aloha trace. Keeps nothing. */
  'task.openImport': call(z.object({ file: z.string() }), TaskImport),
  'task.keepImport': call(z.object({ token: z.string() }), z.array(Task)),
  'lesson.list': call(z.object({ task: TaskId.optional() }), z.array(Lesson)),
  /** Takes back what a run taught; the Task's version before it becomes the newest. */
  'lesson.undo': call(z.object({ id: z.string() }), Lesson),
  'lesson.dismiss': call(z.object({ id: z.string() }), Lesson),
  'page.list': call(nothing, z.array(Page)),
  'page.edit': call(z.object({ id: PageId, name: z.string().min(1), purpose: z.string() }), Page),
  'page.versions': call(z.object({ id: PageId }), z.array(Page)),
  'page.merge': call(z.object({ keep: PageId, drop: PageId }), PageChange),
  /** These looks become a page of their own. */
  'page.split': call(z.object({ id: PageId, variants: z.array(z.number().int().nonnegative()).min(1) }), PageChange),
  'page.changes': call(nothing, z.array(PageChange)),
  'page.undo': call(z.object({ id: z.number().int() }), PageChange),
  'page.suggestions': call(nothing, z.array(PageSuggestion)),
  'memory.recall': call(RecallRequest, Recalled),
  /** The likeliest ways from one page to another, best first; empty when none is known. */
  'memory.ways': call(z.object({ from: PageId, to: PageId }), z.array(Way)),
  'memory.health': call(nothing, MemoryHealth),
  'memory.backup': call(nothing, z.object({ file: z.string(), bytes: z.number() })),
  /** `sure: false` only tells what would go. */
  'memory.forget': call(z.object({ recordingId: RecordingId, sure: z.boolean() }), Forgotten),
  'page.get': call(z.object({ id: PageId }), z.object({ page: Page, transitions: z.array(Transition) })),
  'plan.propose': call(PlanRequest, PlanOutcome),
  /** Starts a Run and returns at once; what happens comes as `run.event`. */
  'run.start': call(z.object({ plan: Plan, how: RunHow.optional() }), RunSummary),
  /** Lets a run that goes step by step do its next one. */
  'run.next': call(z.object({ id: RunId }), nothing),
  /** Pauses the run and records what the person does from now on. */
  'run.takeOver': call(z.object({ id: RunId }), nothing),
  /** Ends that recording and gives the steps that it shows; nothing is changed yet. Asked again, it gives the same. */
  'run.taught': call(z.object({ id: RunId }), z.object({ steps: z.array(Step), notices: z.array(z.string()) })),
  /** The run goes on, with these steps put in; `keep` makes them the Task's next version. */
  'run.useTaught': call(z.object({ id: RunId, use: TaughtUse, keep: z.boolean() }), z.object({ task: Task.nullable() })),
  'run.pause': call(z.object({ id: RunId }), nothing),
  'run.resume': call(z.object({ id: RunId }), nothing),
  'run.stop': call(z.object({ id: RunId }), nothing),
  'run.list': call(nothing, z.array(RunSummary)),
  'run.get': call(z.object({ id: RunId }), z.object({ summary: RunSummary, journal: z.array(JournalLine) })),
  'approval.pending': call(
    nothing,
    z.object({ approvals: z.array(ApprovalRequest), secrets: z.array(SecretRequest), helps: z.array(HelpRequest) }),
  ),
  'help.answer': call(z.object({ id: ApprovalId, answer: HelpAnswer }), z.object({ accepted: z.boolean() })),
  /** Remembered yeses, newest first. */
  'grant.list': call(nothing, z.array(GrantEntry)),
  'grant.revoke': call(GrantEntry.pick({ taskId: true, rule: true, signature: true }), z.object({ revoked: z.boolean() })),
  /** What the person set for the gate beyond its own rules: a file that they edit. */
  'gate.settings': call(nothing, z.object({ file: z.string(), rules: z.array(z.string()), problems: z.array(z.string()) })),
  /** Reads a table: a CSV file (absolute path), its text, or what lies on the clipboard. Nothing is run. */
  'batch.read': call(
    z.object({
      task: TaskId,
      from: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('file'), file: z.string() }),
        z.object({ kind: z.literal('text'), text: z.string() }),
        z.object({ kind: z.literal('clipboard') }),
      ]),
      mapping: TableMapping.optional(),
    }),
    TableReading,
  ),
  'batch.start': call(z.object({ task: TaskId, table: Table, mapping: TableMapping, onFailure: z.enum(['stop', 'go-on']) }), Batch),
  /** Goes on after a stop or a crash. `unknown`: what to do with rows that were begun and have no end. `failed`: whether these are tried again. */
  'batch.resume': call(
    z.object({
      id: BatchId,
      unknown: z.array(z.object({ row: BatchRow.shape.row, as: z.enum(['done', 'again', 'left-out']) })),
      failed: z.boolean(),
    }),
    Batch,
  ),
  /** After the row under way, or with `now` in its middle. */
  'batch.stop': call(z.object({ id: BatchId, now: z.boolean() }), Batch),
  'batch.list': call(nothing, z.array(Batch.omit({ table: true }))),
  'batch.get': call(z.object({ id: BatchId }), Batch),
  /** What is sent where when each role is used. */
  'model.leaving': call(nothing, z.array(Leaving)),
  'model.check': call(z.object({ role: ModelRole }), SetupCheck),
  'model.keys': call(nothing, z.array(KeyPlace)),
  /** Keeps a key in the system's keychain, or where there is none in a file that `passphrase` encrypts. `key: null` deletes it. */
  'model.setKey': call(z.object({ role: ModelRole, key: z.string().min(1).nullable(), passphrase: z.string().optional() }), KeyPlace),
  /** The passphrase of the file with the keys, for as long as the engine lives. Errors: `set-up` when it is another. */
  'model.unlock': call(z.object({ passphrase: z.string().min(1) }), z.array(KeyPlace)),
  'approval.answer': call(z.object({ id: ApprovalId, answer: ApprovalAnswer.shape.answer }), z.object({ accepted: z.boolean() })),
  'secret.answer': call(z.object({ id: ApprovalId, value: z.string().nullable() }), z.object({ accepted: z.boolean() })),
  'picture.get': call(z.object({ id: PictureId }), z.object({ /** Base64 PNG; null when it is gone. */ png: z.string().nullable() })),
} as const

/** What the engine tells the pages without being asked. */
export const events = {
  'recording.state': RecordingState,
  'learn.progress': z.object({ recordingId: RecordingId, done: z.number(), of: z.number(), what: z.string() }),
  'run.event': z.object({ runId: RunId, event: RunEvent }),
  'approval.request': ApprovalRequest,
  'approval.closed': z.object({ id: ApprovalId }),
  'secret.request': SecretRequest,
  'help.request': HelpRequest,
  /**
   * What the person does by hand while they have taken a run over. `shown`: its steps are read, or being read, and wait for `run.useTaught`; `over`: nothing waits
   * any more. `seen`: events of mouse and keyboard so far. `text`: what became of it, as a sentence, once that is known.
   */
  'run.teaching': z.object({
    runId: RunId,
    phase: z.enum(['showing', 'shown', 'over']),
    seen: z.number().int().nonnegative(),
    text: z.string().optional(),
  }),
  'batch.state': Batch,
  'tasks.changed': nothing,
  'pages.changed': nothing,
  'settings.changed': Settings,
} as const

export type Calls = typeof calls
export type CallName = keyof Calls
export type CallInput<Name extends CallName> = z.input<Calls[Name]['input']>
export type CallOutput<Name extends CallName> = z.output<Calls[Name]['output']>
export type EventName = keyof typeof events
export type EventData<Name extends EventName> = z.output<(typeof events)[Name]>

/** A fault as it crosses to the pages. */
export const IpcError = z.object({ code: z.string(), message: z.string(), advice: z.string() })
export type IpcError = z.infer<typeof IpcError>

type Group<Name extends string> = Name extends `${infer G}.${string}` ? G : never
type Member<Name extends string, G extends string> = Name extends `${G}.${infer M}` ? M : never
/** `window.understudy`: one function a call and one subscription an event. `understudy.task.get({ id })`, `understudy.on('run.event', …)`. */
export type UnderstudyApi = {
  [G in Group<CallName>]: {
    [Name in CallName as Member<Name, G>]: (input: CallInput<Name>) => Promise<CallOutput<Name>>
  }
} & { on<Name extends EventName>(name: Name, listener: (data: EventData<Name>) => void): () => void }

/**
 * What a shell can do with a file that the person chose in a page, and a page cannot: hand it over to `recording.import` or `task.openImport`. Set as
 * `window.understudyFiles`; rejects with an IpcError, like the calls. `Chosen` is the browser's `File`, which this folder does not know.
 */
export interface ShellFiles<Chosen> {
  import(file: Chosen): Promise<ImportResult>
  openTask(file: Chosen): Promise<TaskImport>
}

/** What a handed-over file is for: the call that it stands for. */
export const FILE_CALLS = { recording: 'recording.import', task: 'task.openImport' } as const

/** The engine's side of the table: what both shells serve. */
export type CallHandlers = { [Name in CallName]: (input: z.output<Calls[Name]['input']>) => Promise<CallOutput<Name>> }
export type EmitEvent = <Name extends EventName>(name: Name, data: EventData<Name>) => void
