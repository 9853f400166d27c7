import type { Clock, Desktop, RecordedEvent } from '#contract'
import type { Activity } from './activity.ts'
import type { HiddenParts } from './hidden-parts.ts'
import type { Scope } from './scope.ts'
import type { SecretFields } from './secret-fields.ts'

/** What those who watch the desktop during a recording share. */
export type Stage = {
  desktop: Desktop
  clock: Clock
  /** Milliseconds on the recording's clock. */
  nowMs(): number
  /** Writes after everything that was taken before. */
  write(event: RecordedEvent): void
  /** Tells the person, once for each text. */
  notice(words: string): void
  scope: Scope
  /** What is kept out of the video. */
  hidden: HiddenParts
  /** The fields that secrets are typed into. */
  secrets: SecretFields
  /** Whether programs tell what they show. */
  accessible: boolean
  activity: Activity
  /** Aborts when the recording ends. */
  signal: AbortSignal
  /**
   * False in a pause and after the end: what is answered then is dropped. With the time of the question (or of the act) also for what is of before the
   * last pause ended: it may tell of what was done in it.
   */
  open(sinceMs?: number): boolean
}

export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
