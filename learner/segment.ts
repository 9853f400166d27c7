import type { Gesture, Point, Recording, UiElement, WindowInfo } from '#contract'
import { centreOf, contains } from '#contract'
import { elementsThen } from './elements-then.ts'
import { focusHit, pointerHit } from './hits.ts'
import type { Moment } from './moment.ts'
import { isKeyboard, pointOf } from './moment.ts'
import type { Sight, Timeline } from './timeline.ts'
import type { Where } from './where.ts'
import { whereAt, whereKeysGo } from './where.ts'

/** So long before a gesture the screen is looked at: after the last effect of the one before, and before anything of this one shows. */
const LEAD_MS = 50
/** What the last gesture did is looked for so long. */
const SETTLE_MS = 5000
/** A window may be told a little after the first key went to it. */
const WINDOW_LATE_MS = 250

/** Each gesture with the window, the elements and the times before and after it. Pictures come later. */
export function segment(recording: Recording, timeline: Timeline, isOwnWindow: (window: WindowInfo) => boolean): Moment[] {
  const { gestures, manifest } = recording
  const endMs = manifest.durationMs ?? Math.max(0, ...recording.events.map((event) => event.atMs), ...gestures.map((each) => each.toMs))
  const screen: Sight = { active: screenOf(recording), windows: [screenOf(recording)] }
  const sightAt = (atMs: number) => timeline.sightAt(atMs) ?? screen
  return gestures.map((gesture, index): Moment => {
    const [previous, next] = [gestures[index - 1], gestures[index + 1]]
    const beforeMs = Math.min(gesture.fromMs, Math.max(previous?.toMs ?? 0, gesture.fromMs - LEAD_MS))
    const afterMs = endOf(gesture, next, timeline, endMs)
    const sight = sightAt(gesture.kind === 'type' ? Math.min(gesture.toMs, gesture.fromMs + WINDOW_LATE_MS) : gesture.fromMs)
    const told = isKeyboard(gesture) ? focusHit(timeline, gestures, index) : pointerHit(timeline, gestures, index)
    const where = whereOf(gesture, sight, told)
    const hit =
      told && isKeyboard(gesture) && where?.window.kind === 'dialog' && !contains(where.window.box, centreOf(told.box)) ? undefined : told
    return {
      gesture,
      window: where?.window,
      menus: where?.menus ?? [],
      onFrame: where?.onFrame ?? false,
      own: where !== undefined && isOwnWindow(where.window),
      hit,
      elements: where ? onTop(elementsThen(timeline, [where.window, ...where.menus], gesture.fromMs), where.menus, pointOf(gesture)) : [],
      sightBefore: withoutOwn(sight, isOwnWindow),
      sightAfter: withoutOwn(sightAt(afterMs), isOwnWindow),
      beforeMs,
      afterMs,
    }
  })
}

/** What lies under an open menu, where the pointer is in it, is not what was pressed. */
function onTop(elements: UiElement[], menus: readonly WindowInfo[], point: Point | undefined): UiElement[] {
  const menu = point && menus.find(({ box }) => contains(box, point))
  if (!menu) return elements
  const isBehind = ({ box }: UiElement) => contains(box, point) && (box.width > menu.box.width || box.height > menu.box.height)
  return elements.filter((element) => !isBehind(element))
}

function whereOf(gesture: Gesture, sight: Sight, hit: UiElement | undefined): Where | undefined {
  const point = pointOf(gesture)
  return point ? whereAt(point, sight, hit !== undefined) : whereKeysGo(sight)
}

/** Just before the next gesture; after the last one, when things have had time to settle. Never inside a pause. */
function endOf(gesture: Gesture, next: Gesture | undefined, timeline: Timeline, endMs: number): number {
  const limit = next ? next.fromMs - LEAD_MS : Math.min(endMs, gesture.toMs + SETTLE_MS)
  return Math.max(gesture.toMs, Math.min(limit, timeline.nextPauseMs(gesture.toMs) ?? limit))
}

function withoutOwn(sight: Sight, isOwnWindow: (window: WindowInfo) => boolean): Sight {
  return {
    active: sight.active && !isOwnWindow(sight.active) ? sight.active : undefined,
    windows: sight.windows.filter((window) => !isOwnWindow(window)),
  }
}

/** Where a recording tells of no windows, the whole screen stands for one. */
function screenOf(recording: Recording): WindowInfo {
  const boxes = recording.manifest.displays.map((display) => display.box)
  const [left, top] = [Math.min(0, ...boxes.map((box) => box.x)), Math.min(0, ...boxes.map((box) => box.y))]
  const right = Math.max(1, ...boxes.map((box) => box.x + box.width))
  const bottom = Math.max(1, ...boxes.map((box) => box.y + box.height))
  return {
    id: 0,
    title: '',
    program: 'desktop',
    box: { x: left, y: top, width: right - left, height: bottom - top },
    kind: 'other',
    active: true,
  }
}
