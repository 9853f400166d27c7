import { Cancelled, type Clock } from '#contract'

/** A clock that stands still until it is told to move; a wait moves it. */
export function createStillClock(startMs = Date.parse('2026-03-01T09:00:00.000Z')): Clock & { forward(byMs: number): void } {
  let nowMs = startMs
  return {
    nowMs: () => nowMs,
    forward(byMs) {
      nowMs += byMs
    },
    async wait(forMs, { reason, signal }) {
      if (signal?.aborted) throw new Cancelled(reason)
      nowMs += forMs
    },
  }
}
