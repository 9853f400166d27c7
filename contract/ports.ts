import type { KeyPlace, ModelRole, ModelSettings } from './cascade.ts'
import type { UiElement } from './element.ts'
import type { InputEvent } from './event.ts'
import type { Block } from './flow.ts'
import type { Box, Point } from './geometry.ts'
import type { HelpAnswer, HelpRequest } from './help.ts'
import type { PageId, PictureId, StepId } from './ids.ts'
import type { CaptionCost, CaptionOutcome } from './learning.ts'
import type { Model } from './model.ts'
import type { PageLook } from './page.ts'
import type { BoundValue, Plan } from './plan.ts'
import type { Recording } from './recording.ts'
import type { Evidence, RunEvent } from './run.ts'
import type { Step } from './step.ts'
import type { Target } from './target.ts'
import type { Task } from './task.ts'
import type { ApprovalAnswer, ApprovalRequest, ApprovedAction } from './verdict.ts'
import type { WindowInfo } from './window.ts'

/** Time, passed in so that a run can be replayed. */
export interface Clock {
  /** Milliseconds since the Unix epoch, never going back, with fractions. */
  nowMs(): number
  /** Resolves after `forMs`; rejects with Cancelled when the signal aborts. `reason` says what is waited for, for logs. */
  wait(forMs: number, why: { reason: string; signal?: AbortSignal }): Promise<void>
}

export interface Ids {
  /** A new id `prefix-…`, sorting after all made before it. */
  next(prefix: 'recording' | 'task' | 'step' | 'page' | 'run' | 'approval' | 'batch'): string
}

/** Pixels: RGBA, 8 bits each, row by row; `data.length === width * height * 4`. `box` is where on the desktop they were. */
export type Picture = { width: number; height: number; data: Uint8Array; box: Box }

export type Display = { name: string; box: Box /** Physical pixels per logical one. */; scale: number }

/** Seeing and acting on one desktop. Errors: DesktopError when the window system is gone or refuses. */
export interface Desktop extends AsyncDisposable {
  readonly platform: 'linux-x11' | 'windows' | 'macos' | 'fake'
  displays(): Promise<Display[]>
  /** All visible top-level windows, topmost first. */
  windows(): Promise<WindowInfo[]>
  activeWindow(): Promise<WindowInfo | undefined>
  /** Windows that were put away (minimised): nothing of them shows until they are brought to the front. Not there where the system does not tell. */
  putAway?(): Promise<WindowInfo[]>
  /** The pixels of a part of the desktop (all of it without `box`), clipped to what is there. */
  capture(box?: Box): Promise<Picture>
  pointer(): Promise<Point>
  /** What accessibility says lies at a point; undefined when it says nothing or is not there. */
  elementAt(point: Point): Promise<UiElement | undefined>
  /** All showing elements of a window, as accessibility tells them, at most `limit` (default 600); empty when it does not speak. Boxes are true desktop pixels. */
  elements(window: WindowInfo, options?: { limit?: number; signal?: AbortSignal }): Promise<UiElement[]>
  /** The element that has the keyboard focus, when accessibility tells. */
  focusedElement(): Promise<UiElement | undefined>
  /**
   * Loads what acting needs: native code holds up the whole process while it loads, and so a stop, if that comes in the middle of an act. Never fails; what is
   * missing is told by the act. Not there where nothing comes late.
   */
  getReady?(): Promise<void>
  /** Does one approved act; ends when the last event was sent. Whatever it held down is released, also when it fails or is cancelled. */
  /** `onPart` is called with each part of it that cannot be taken back: a character, a press, a notch of the wheel. After the signal aborts nothing goes out but releases. */
  perform(approved: ApprovedAction, options?: { signal?: AbortSignal; onPart?: () => void }): Promise<void>
  /** Lets go of every key and button this desktop holds. */
  releaseAll(): Promise<void>
  /** Why accessibility cannot be used, in words; undefined when it can. */
  accessibilityProblem(): Promise<string | undefined>
  /**
   * Calls back, until the returned function is called, as soon as a window opened, closed, moved, or changed its title, its size or the focus: then
   * is the time to ask. Not there where the system does not tell; then asking again and again has to do.
   */
  watchWindows?(onChange: () => void): Promise<() => Promise<void>>
  /**
   * Calls back, until the returned function is called, with each new content of the clipboard. A text itself is told only with `texts`. Not there where the
   * system does not tell.
   */
  watchClipboard?(options: { texts: boolean }, onChange: (content: ClipboardContent) => void): Promise<() => Promise<void>>
  /**
   * Calls back, until the returned function is called, with what the person does with mouse and keyboard. What this Desktop did itself is left out, and so is a
   * mouse that only trembles. Not there where the two cannot be told apart.
   */
  watchPerson?(onInput: (input: PersonInput) => void): Promise<() => Promise<void>>
  /** Draws a ring around a part of the screen that lets every click through, until `forMs` is over or the signal aborts; not there where it cannot be drawn. */
  highlight?(box: Box, options: { forMs: number; signal?: AbortSignal }): Promise<void>
  /** The clipboard's text, undefined when it holds none; and back. Not there where the system does not allow it. */
  clipboardText?(): Promise<string | undefined>
  setClipboardText?(text: string | undefined): Promise<void>
  /** Keeps a window of ours above all others; only where the window system can be asked to. */
  keepAbove?(window: WindowInfo): Promise<void>
  /** How to start a running window's program again: its command line. Undefined when it cannot be told. */
  commandOf(window: WindowInfo): Promise<string[] | undefined>
}

/** Something that the person did: a key or button that went down, a notch of the wheel, a mouse that was moved. `point`: where the pointer was then. */
export type PersonInput = { kind: 'key' | 'button' | 'wheel' | 'motion'; atMs: number; point: Point }

/** What lies on the clipboard. */
export type ClipboardContent = {
  /** Clock time of the change. */
  atMs: number
  content: 'text' | 'picture' | 'files' | 'other'
  /** Characters of a text, number of files, else bytes; null when the owner does not tell. */
  length: number | null
  text?: string
  /** Its owner, a password manager, marks it so: then there is neither text nor length. */
  secret: boolean
  /** The program that owns it now, as in `WindowInfo`; empty when that cannot be told. */
  program: string
}

/** The person's (and our own) input as it happens, system wide. */
export interface InputTap {
  /** Calls back for each event until the returned function is called. Errors: DesktopError when the system refuses. */
  start(listener: (event: InputEvent) => void): Promise<() => Promise<void>>
}

/** A screen video being written. */
export interface VideoRecorder {
  /** Begins to write `file` (mkv, readable up to the last half second after a kill). Errors: VideoError with words when ffmpeg is missing or dies at once. */
  start(options: {
    file: string
    box: Box
    framesPerSecond: number /** Begins covered, until it is told otherwise. */
    covered?: boolean
  }): Promise<VideoInProgress>
}
export interface VideoInProgress {
  /** Clock time of the first frame. */
  readonly startedAtMs: number
  framesSeen(): number
  /** Settles when ffmpeg ends by itself before `stop`: the reason in words. */
  readonly died: Promise<string>
  /** While covered, frames are black: nothing of the screen is kept, and the times go on. */
  cover(covered: boolean): void
  /** From now on these parts of the desktop are black, instead of those of the last call. What comes too many is joined, never left open. */
  hide(boxes: readonly Box[]): void
  /** The newest frame: when it was told of (Clock), and its time in the video; undefined before the first. */
  newest(): { seenMs: number; videoMs: number } | undefined
  stop(): Promise<void>
}
/** Pictures out of a finished (or cut short) video. */
export interface VideoReader {
  /** The frames shown at these times, in ms from the video's start; undefined where there is none. One pass, in the order asked. */
  framesAt(file: string, timesMs: number[]): Promise<(Picture | undefined)[]>
}

/** A line of text read from pixels; boxes in desktop pixels. */
export type TextLine = {
  text: string
  box: Box
  confidence: number
  /** Where each word of the line stands, left to right, when the reader can tell. */
  words?: { text: string; box: Box }[]
}
/** Optical character recognition. */
export interface TextReader {
  read(picture: Picture): Promise<TextLine[]>
}

/** What is seen at one moment of one window. */
export type Scene = {
  window: WindowInfo
  /** At least the window's box; `picture.box` says where it lies. */
  picture: Picture
  /** From accessibility; may be empty. */
  elements: UiElement[]
}

/** What a run saw at a step that had its effect: what a lesson can be drawn from. `scene` without its pixels, which are kept as `picture`. */
export type Sighting = {
  step: StepId
  window: WindowInfo
  elements: UiElement[]
  picture: PictureId
  pictureBox: Box
  /** The step's target, where it has one. */
  found: { box: Box; name: string; confidence: number } | undefined
  /** From the end of the act until its effect was seen. */
  tookMs: number
}

export type Located =
  | { kind: 'found'; box: Box; element?: UiElement; confidence: number; evidence: Evidence[] }
  /** Nothing is clicked below the confident score: `best` is what came nearest. */
  | { kind: 'unsure'; reason: 'nothing-like-it' | 'too-weak' | 'two-alike'; best?: { box: Box; confidence: number; evidence: Evidence[] } }

/** Perception: from pixels and accessibility to things and pages. */
export interface Eyes {
  /** All elements of a scene: accessibility merged with what is read from pixels. */
  look(scene: Scene): Promise<UiElement[]>
  /** Builds the evidence for what lies at `point` in a scene; `hit` is what accessibility said when asked before the press. */
  describe(
    scene: Scene,
    point: Point,
    hit: UiElement | undefined,
  ): Promise<{ target: Target; crop: Picture | undefined; confidence: number }>
  /** Finds a target again. `values` fill `nameParameter`; `crop` is the learned picture. Reads pixels only as far as needed. */
  locate(target: Target, scene: Scene, options: { values: Record<string, string>; crop?: Picture; signal?: AbortSignal }): Promise<Located>
  pageLook(scene: Scene): Promise<PageLook>
  /** 0 to 1 with reasons; at least `SAME_PAGE` means the same page. */
  comparePages(a: PageLook, b: PageLook): { similarity: number; same: boolean; reasons: string[] }
  /** The share of pixels that differ visibly, 0 to 1; pictures of unequal size differ wholly. */
  changed(a: Picture, b: Picture): number
  /** Begins to watch one window for whether it has come to rest. */
  watch(): Watch
}

/** Is a window still, but for what stirs for ever and means nothing: a caret, a clock, a spinner? */
export interface Watch {
  /**
   * Takes the next look and gives where something stirred since the last one, as boxes of the desktop: empty when it rests. A caret never counts; what is small and
   * stirred in several looks before is left out, but not near `around`, where the thing lies that a step needs.
   */
  stirring(picture: Picture, around?: Box): Box[]
}

/** Puts a Task's steps into words: by rule or by a model, behind one port. Never changes what is typed, where, or in what order. */
export interface Captioner {
  /** Told before anything is sent; counts only what a call of `caption` would do now. */
  cost(task: Task): Promise<CaptionCost>
  /** Describes the steps that no model or person described yet. A bad or missing answer leaves that step's words, and says so. */
  caption(
    task: Task,
    options: { calls: number; signal?: AbortSignal; onProgress?: (done: number, of: number) => void },
  ): Promise<CaptionOutcome>
}

/** Asks the person. Every failure to get an answer is a No. */
export interface Approver {
  ask(request: ApprovalRequest, options: { signal: AbortSignal }): Promise<ApprovalAnswer>
  /** The step that nobody else could do; not there where no person can be reached: then the run ends. `by: 'time-out'` goes with `stop`. */
  help?(request: HelpRequest, options: { signal: AbortSignal }): Promise<{ answer: HelpAnswer; by: ApprovalAnswer['by'] }>
  /** A secret's value from the person (or a vault); undefined when they give none. */
  secret(parameter: string, options: { signal: AbortSignal; why: string }): Promise<string | undefined>
}

/** Where a step cannot be done as planned: what the executor asks the planner. Everything in it was seen just now. */
export type RepairRequest = {
  plan: Plan
  /** The step that cannot be done. */
  step: Step
  windows: WindowInfo[]
  /** The page that is in front, when memory knows it. */
  page: PageId | undefined
  /** Values by parameter, as far as they are no secrets. */
  values: Record<string, string>
}
/** Steps that lead from the page in front to where the step can be done, each known from memory; `leaveOut`: steps that need not be done any more. */
export type PlanRepair = { because: string; steps: Step[]; leaveOut: StepId[] }
/** Another way to where a step begins; undefined when memory knows none. Acts on nothing. */
export type Repairer = (request: RepairRequest) => Promise<PlanRepair | undefined>

/** What is left of a plan when a step of it cannot be done in any known way: the part that was done stays done. */
export type ReplanRequest = RepairRequest & {
  /** The sentences of the steps that were done, with slots. */
  done: string[]
  /** Why the step cannot be done, as a sentence. */
  reason: string
}
/** The rest of the plan anew. `values`: of names that the plan did not have before. */
export type PlanRest = { because: string; steps: Step[]; blocks: Block[]; values: BoundValue[] }
/** Plans what is left from where the desktop is now, by a model over what memory recalls; undefined when it finds no way. Acts on nothing. Errors: as Model. */
export type Replanner = (request: ReplanRequest, large: RoleModel) => Promise<PlanRest | undefined>

/** A model with what the person should know of it. */
export type RoleModel = { model: Model /** Host and port. */; server: string; local: boolean; settings: ModelSettings }

/** Where keys of models are kept; a key never leaves it but to its server. */
export interface KeyStore {
  /** Undefined when there is none. Errors: `set-up` when the place is locked and needs a passphrase. */
  key(role: ModelRole): Promise<string | undefined>
  from(role: ModelRole): Promise<KeyPlace['from']>
  /** Null deletes it. Errors: `bad-input` when only the environment could hold it; `set-up` when a passphrase is needed. */
  set(role: ModelRole, key: string | null, options?: { passphrase?: string }): Promise<void>
}

/** What the disk says of a file; never what is in it. */
export type FileFacts = { path: string; changedAtMs: number; size: number }
export interface Files {
  /**
   * The files that a name told by a program may mean: the path itself when it is whole (`~` is the person's home), else that name in the folder that the program
   * works in and in the person's usual ones. Empty when there is none.
   */
  facts(name: string, told: { processId?: number }): Promise<FileFacts[]>
}

/** Where run events go: the journal, the app. Returns when the event is safe on disk. */
export type RunSink = (event: RunEvent) => Promise<void>

/** Raw events to gestures, for reading a recording; the recorder offers it, the engine hands it on. */
export type ReadRecording = (folder: string) => Promise<Recording>
