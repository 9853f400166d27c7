import type { Point } from '#contract'
import type { Stage } from './stage.ts'

/** An event may come this much before or after its move is seen. */
const BEFORE_MS = 500
const AFTER_MS = 1000

/** Proves that input is seen: the pointer, asked from time to time, must not move without an event. */
export interface Health {
  look(): Promise<void>
  inputSeen(): boolean
}

export function createHealth(stage: Stage): Health {
  let last: Point | undefined
  let asking = false
  /** When the pointer was first seen to have moved with no event about it so far. */
  let unseenSinceMs: number | undefined

  const inputSeen = () => {
    if (unseenSinceMs !== undefined && stage.activity.lastInputMs >= unseenSinceMs - BEFORE_MS) unseenSinceMs = undefined
    return unseenSinceMs === undefined || stage.nowMs() - unseenSinceMs < AFTER_MS
  }
  return {
    inputSeen,
    async look() {
      if (asking) return
      asking = true
      try {
        const point = await stage.desktop.pointer()
        if (last && (last.x !== point.x || last.y !== point.y)) unseenSinceMs ??= stage.nowMs()
        last = point
        if (!inputSeen()) stage.notice('The pointer moved, but no input was seen: what was done then is not in the recording.')
      } catch {
        // The window watch tells when the desktop is gone.
      } finally {
        asking = false
      }
    },
  }
}
