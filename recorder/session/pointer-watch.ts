import type { Point, UiElement } from '#contract'
import type { Stage } from './stage.ts'

/** A pointer that stays for so long has arrived. */
const REST_MS = 60
/** After an act the screen may change for a while: the thing under a pointer that lies still is asked again later. */
const AFTER_ACT_MS = 300
/** Things under a pointer that lies still also change by themselves. */
const GOOD_FOR_MS = 1500
/** An answer holds for a press this near. */
const SAME_POINT_PX = 3

/**
 * Asks what lies under the resting pointer, so that the answer is of before the press. A hit carries the time of its answer: one
 * later than the press it belongs to was asked at the press, because the pointer had not rested before.
 */
export interface PointerWatch {
  tick(): void
  pressed(point: Point): void
  /** What was told to lie at a point, if nothing was done since that may have changed it. */
  knownAt(point: Point): UiElement | undefined
}

export function createPointerWatch(stage: Stage, isOutsideAt: (point: Point) => boolean): PointerWatch {
  const { activity } = stage
  let asking = false
  let answered: { point: Point; changes: number; atMs: number; what: string; element: UiElement | null } | undefined

  const ask = async (point: Point) => {
    asking = true
    const changes = activity.changes
    const askedMs = stage.nowMs()
    try {
      const element = await stage.desktop.elementAt(point)
      if (!stage.open(askedMs) || isOutsideAt(point)) return
      const before = isAnsweredAt(point) ? answered?.what : undefined
      const shown = element ? stage.secrets.scrubbed(element) : null
      const what = JSON.stringify(shown)
      answered = { point, changes, atMs: stage.nowMs(), what, element: shown }
      if (what !== before) stage.write({ kind: 'hit', atMs: answered.atMs, point, element: shown, because: 'pointer' })
    } catch {
      // The window under the pointer went away; the next rest asks again.
    } finally {
      asking = false
    }
  }
  /** Nothing that was done since the last answer may have changed what lies at that point. */
  const isAnsweredAt = (point: Point) =>
    answered?.changes === activity.changes && Math.hypot(answered.point.x - point.x, answered.point.y - point.y) <= SAME_POINT_PX

  const isAskable = (point: Point) => stage.accessible && !asking && !isOutsideAt(point)
  return {
    tick() {
      const { point, buttonsDown, lastMoveMs, lastActMs } = activity
      const now = stage.nowMs()
      const resting = now - lastMoveMs >= REST_MS && now - lastActMs >= AFTER_ACT_MS
      if (!point || buttonsDown > 0 || !resting || !isAskable(point)) return
      if (!isAnsweredAt(point) || now - (answered?.atMs ?? 0) >= GOOD_FOR_MS) void ask(point)
    },
    knownAt: (point) => (isAnsweredAt(point) ? (answered?.element ?? undefined) : undefined),
    pressed(point) {
      if (isAskable(point) && !isAnsweredAt(point)) void ask(point)
    },
  }
}
