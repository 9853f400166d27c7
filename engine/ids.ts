import { randomBytes } from 'node:crypto'
import type { Clock, Ids } from '#contract'

/** Ids that sort by time: `task-0mc2k9x1q8-3f9a1c`. Two made in the same millisecond keep their order by a counter. */
export function createIds(clock: Clock, randomHex: (bytes: number) => string = (bytes) => randomBytes(bytes).toString('hex')): Ids {
  let lastMs = 0
  let count = 0
  return {
    next(prefix) {
      const nowMs = Math.floor(clock.nowMs())
      count = nowMs <= lastMs ? count + 1 : 0
      lastMs = Math.max(nowMs, lastMs)
      const time = lastMs.toString(36).padStart(10, '0')
      return `${prefix}-${time}${count.toString(36).padStart(2, '0')}-${randomHex(3)}`
    },
  }
}
