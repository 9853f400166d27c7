import type { RecordingId, RecordingState, RecordingSummary } from '#contract'

/** A recording that goes on, until `stop` or `discard`, or until it ends by itself (disk full, video died, desktop gone): its phase is `idle` then. */
export interface RecordingSession {
  readonly id: RecordingId
  /** Absolute. */
  readonly folder: string
  state(): RecordingState
  /** Calls back several times a second, and at every change of phase, until the returned function is called. */
  onState(listener: (state: RecordingState) => void): () => void
  /** Until `resume` nothing is recorded: no input, nothing of the screen; the video is black. */
  pause(): void
  resume(): void
  marker(note: string): void
  /** Ends the recording, if it has not ended by itself, and tells what it holds. May be called again. */
  stop(options?: { goal?: string }): Promise<RecordingSummary>
  /** Ends it and removes its folder. */
  discard(): Promise<void>
}
