import { setTimeout as delay } from 'node:timers/promises'
import { Cancelled, type Clock } from '#contract'

export interface SkippingClock extends Clock {
  /** Something was done: what is waited for now was not waited for before. */
  acted(): void
}

const AFTER_MS = 1_500
const SKIPPED_MS = 500

/**
 * The machine's clock, which leaps ahead while something is waited for that cannot come: after 1.5 s of the same wait under a fault that `idle` knows to hold
 * everything still. The run sees the same as if it had waited to the end, only sooner.
 */
export function createSkippingClock(idle: () => boolean): SkippingClock {
  let skippedMs = 0
  let waitingFor = ''
  let sinceMs = 0
  const realMs = () => performance.timeOrigin + performance.now()
  return {
    nowMs: () => realMs() + skippedMs,
    acted() {
      waitingFor = ''
    },
    async wait(forMs, { reason, signal }) {
      await delay(forMs, undefined, { signal }).catch(() => {
        throw new Cancelled(reason)
      })
      if (reason !== waitingFor) {
        waitingFor = reason
        sinceMs = realMs()
      } else if (idle() && realMs() - sinceMs > AFTER_MS) skippedMs += SKIPPED_MS
    },
  }
}
