import { setTimeout as delay } from 'node:timers/promises'
import { Cancelled, type Clock } from '#contract'

/** The machine's clock: the time of day at start plus the monotonic time since, so that it never goes back. */
export function createSystemClock(): Clock {
  return {
    nowMs: () => performance.timeOrigin + performance.now(),
    async wait(forMs, { reason, signal }) {
      if (signal?.aborted) throw new Cancelled(reason)
      try {
        await delay(forMs, undefined, { signal })
      } catch {
        throw new Cancelled(reason)
      }
    },
  }
}
