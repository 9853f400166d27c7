import type { RecordingId, RecordingState, RecordingSummary } from '#contract'

/** A recording that goes on, until `stop` or `discard`, or until it ends by itself (disk full, video died, desktop gone). Its phase is `idle` once its folder is complete, or removed. */
export interface RecordingSession {
  readonly id: RecordingId
  /** Absolute. */
  readonly folder: string
  state(): RecordingState
  /** Calls back several times a second, and at every change of phase, until the returned function is called. */
  onState(listener: (state: RecordingState) => void): () => void
  /** Until `resume` nothing is recorded: no input, nothing of the screen; the video is black. `private`: the part in between is the person's alone. */
  pause(how?: { private?: boolean }): void
  resume(): void
  /** Writes down what the person says about this moment. `milestone`: a part of the task is done here. */
  marker(note: string, how?: { milestone?: boolean }): void
  /** Ends the recording, if it has not ended by itself, and tells what it holds. May be called again. */
  stop(options?: { goal?: string }): Promise<RecordingSummary>
  /** Ends it and removes its folder. */
  discard(): Promise<void>
}
