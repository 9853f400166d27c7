import type { Gesture, Point, UiElement } from '#contract'
import { centreOf, contains } from '#contract'
import { isKeyboard, pointOf } from './moment.ts'
import { sameThing } from './same-thing.ts'
import type { Timeline } from './timeline.ts'

/** A hit speaks for a press this near to it, also when it named nothing. */
const NEAR_PX = 6
/** A pointer that did not rest is asked about at the press; the answer is written so much later at most. */
const LATE_MS = 250

/**
 * What accessibility said of the pressed point: at best while the pointer rested there after the gesture before; else when asked at the press itself;
 * else at an earlier rest, as long as the same window still lies on top. Undefined when it said nothing.
 */
export function pointerHit(timeline: Timeline, gestures: Gesture[], index: number): UiElement | undefined {
  const gesture = gestures[index]
  const point = gesture && pointOf(gesture)
  if (!gesture || !point) return undefined
  const speaking = timeline.pointerHits.filter((hit) => speaksFor(hit, point))
  const before = speaking.findLast((hit) => hit.atMs <= gesture.fromMs && liesOnTop(timeline, hit, gesture.fromMs, point))
  if (before && before.atMs >= (gestures[index - 1]?.toMs ?? 0)) return before.element
  const lateUntilMs = Math.min(gesture.fromMs + LATE_MS, gestures[index + 1]?.fromMs ?? Number.POSITIVE_INFINITY)
  const late = speaking.find(
    (hit) => hit.atMs > gesture.fromMs && hit.atMs <= lateUntilMs && liesOnTop(timeline, hit, gesture.fromMs, point),
  )
  // Whether it was ticked may have been told after the press did it.
  if (late) return late.element && { ...late.element, checked: undefined }
  const stands = before && topmostAt(timeline, before.atMs, point) === topmostAt(timeline, gesture.fromMs, point)
  return stands ? before.element : undefined
}

/** What is told lies behind a menu or a dialog that came meanwhile, or that the press closed, when it lies outside of it or reaches beyond it. */
function liesOnTop(timeline: Timeline, hit: Timeline['pointerHits'][number], pressMs: number, point: Point): boolean {
  const top = timeline.sightAt(pressMs)?.windows.find((window) => contains(window.box, point))
  if (!top || !hit.element || (top.kind !== 'menu' && top.kind !== 'dialog')) return true
  const { box } = hit.element
  return contains(top.box, centreOf(box)) && box.width <= top.box.width && box.height <= top.box.height
}

function speaksFor(hit: Timeline['pointerHits'][number], point: Point): boolean {
  if (Math.hypot(hit.point.x - point.x, hit.point.y - point.y) <= NEAR_PX) return true
  return hit.element !== undefined && contains(hit.element.box, point) && contains(hit.element.box, hit.point)
}

/** The window on top at a point; an older hit holds only while that stays the same. */
function topmostAt(timeline: Timeline, atMs: number, point: Point): number | undefined {
  return timeline.sightAt(atMs)?.windows.find((window) => contains(window.box, point))?.id
}

/**
 * What had the focus while these keys were typed, as it was before them where that was told: then its value is what the text came to. A hit from before the
 * last click or Tab tells of a focus that may have moved since.
 */
export function focusHit(timeline: Timeline, gestures: Gesture[], index: number): UiElement | undefined {
  const gesture = gestures[index]
  if (!gesture) return undefined
  const mover = gestures.slice(0, index).findLast(movesFocus)
  const sinceMs = mover?.fromMs ?? Number.NEGATIVE_INFINITY
  const during = timeline.focusHits.findLast((hit) => hit.atMs > gesture.fromMs && hit.atMs <= gesture.toMs && hit.element)?.element
  const before = timeline.focusHits.findLast((hit) => hit.atMs <= gesture.fromMs && hit.atMs >= sinceMs)?.element
  return during && before && sameThing(during, before) ? before : (during ?? before)
}

function movesFocus(gesture: Gesture): boolean {
  if (!isKeyboard(gesture)) return gesture.kind !== 'scroll'
  return gesture.kind === 'press' && (gesture.modifiers.length > 0 || !/^(Left|Right|Home|End|BackSpace|Delete)$/u.test(gesture.key))
}
