import { setTimeout as delay } from 'node:timers/promises'
import { Cancelled, type Clock } from '#contract'

/** The machine's clock, never going back. */
export function createBenchClock(): Clock {
  return {
    nowMs: () => performance.timeOrigin + performance.now(),
    async wait(forMs, { reason, signal }) {
      await delay(forMs, undefined, { signal }).catch(() => {
        throw new Cancelled(reason)
      })
    },
  }
}
