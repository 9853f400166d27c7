import type { Clock } from '#contract'

const WRAP = 2 ** 32

/**
 * Maps the X server's milliseconds to the clock. An event cannot be heard before it happened, so the smallest distance seen
 * between hearing and happening is the nearest to the truth. Times never go back.
 */
export function createServerTime(clock: Clock): { seen(serverMs: number): number } {
  let offset = Number.POSITIVE_INFINITY
  let lastServerMs = 0
  let wraps = 0
  let lastMs = Number.NEGATIVE_INFINITY
  return {
    seen(serverMs) {
      // The server's clock has 32 bits and starts again after 49 days.
      if (serverMs < lastServerMs - WRAP / 2) wraps++
      lastServerMs = serverMs
      const happened = serverMs + wraps * WRAP
      const now = clock.nowMs()
      offset = Math.min(offset, now - happened)
      lastMs = Math.max(lastMs, Math.min(now, happened + offset))
      return lastMs
    },
  }
}
