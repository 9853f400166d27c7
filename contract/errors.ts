/**
 * The world's faults. `message` says what is wrong, `advice` what to do, both whole sentences for the person; `code` is for
 * scripts and never changes. Expected outcomes are returned values instead; bugs throw plain errors.
 */
export class UnderstudyError extends Error {
  readonly code: ErrorCode
  readonly advice: string
  constructor(code: ErrorCode, message: string, advice: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'UnderstudyError'
    this.code = code
    this.advice = advice
  }
}

/** Each code has one exit status of the command line (see `exitStatus`). */
export type ErrorCode =
  | 'bad-input'
  | 'no-display'
  | 'wayland-only'
  | 'desktop-lost'
  | 'no-ffmpeg'
  | 'video-failed'
  | 'no-accessibility'
  | 'disk-full'
  | 'recording-empty'
  | 'recording-damaged'
  | 'recording-busy'
  | 'run-busy'
  | 'app-busy'
  | 'memory-damaged'
  | 'from-the-future'
  | 'not-found'
  | 'model-failed'
  | 'set-up'

const EXIT: Record<ErrorCode, number> = {
  'bad-input': 2,
  'not-found': 3,
  'no-display': 10,
  'wayland-only': 11,
  'desktop-lost': 12,
  'no-ffmpeg': 13,
  'video-failed': 14,
  'no-accessibility': 15,
  'disk-full': 16,
  'recording-empty': 20,
  'recording-damaged': 21,
  'recording-busy': 22,
  'run-busy': 23,
  'memory-damaged': 24,
  'from-the-future': 25,
  'model-failed': 26,
  'set-up': 27,
  'app-busy': 28,
}

/** Exit statuses beyond errors: a run that failed, was stopped, had no fitting task, or lacked a value. */
export const RUN_EXIT = { done: 0, failed: 30, stopped: 31, noTask: 32, valuesMissing: 33, ambiguous: 34 } as const

export function exitStatus(error: unknown): number {
  return error instanceof UnderstudyError ? EXIT[error.code] : 1
}

/** Thrown out of a wait whose signal was aborted. Not a fault: someone said stop. */
export class Cancelled extends Error {
  constructor(what: string) {
    super(`Cancelled: ${what}`)
    this.name = 'Cancelled'
  }
}

/** For the default branch of exhaustive switches: a new kind does not compile until it is handled. */
export function missingCase(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}
