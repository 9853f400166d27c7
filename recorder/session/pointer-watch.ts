import type { Point } from '#contract'
import { withoutSecret } from './secret-place.ts'
import type { Stage } from './stage.ts'

/** A pointer that stays for so long has arrived. */
const REST_MS = 60
/** After keys the screen may change for a while: the thing under a pointer that lies still is asked again later. */
const AFTER_KEYS_MS = 300
/** An answer holds for a press this near. */
const SAME_POINT_PX = 3

/**
 * Asks what lies under the resting pointer, so that the answer is of before the press. A hit carries the time of its answer: one
 * later than the press it belongs to was asked at the press, because the pointer had not rested before.
 */
export interface PointerWatch {
  tick(): void
  pressed(point: Point): void
}

export function createPointerWatch(stage: Stage, isOwnPlace: (point: Point) => boolean): PointerWatch {
  const { activity } = stage
  let asking = false
  let answered: { point: Point; changes: number } | undefined

  const ask = async (point: Point) => {
    asking = true
    const changes = activity.changes
    try {
      const element = await stage.desktop.elementAt(point)
      if (!stage.open()) return
      answered = { point, changes }
      stage.write({ kind: 'hit', atMs: stage.nowMs(), point, element: element ? withoutSecret(element) : null, because: 'pointer' })
    } catch {
      // The window under the pointer went away; the next rest asks again.
    } finally {
      asking = false
    }
  }
  const isKnown = (point: Point) =>
    answered?.changes === activity.changes && Math.hypot(answered.point.x - point.x, answered.point.y - point.y) <= SAME_POINT_PX

  const wants = (point: Point) => stage.accessible && !asking && !isOwnPlace(point) && !isKnown(point)
  return {
    tick() {
      const { point, buttonsDown, lastMoveMs, lastKeyMs } = activity
      if (!point || buttonsDown > 0 || !wants(point)) return
      const now = stage.nowMs()
      if (now - lastMoveMs >= REST_MS && now - lastKeyMs >= AFTER_KEYS_MS) void ask(point)
    },
    pressed(point) {
      if (wants(point)) void ask(point)
    },
  }
}
