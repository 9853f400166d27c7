import type { Action, Clock, MouseButton, Point } from '#contract'

export type WheelDirection = 'up' | 'down' | 'left' | 'right'

/** A mouse that can be moved by a program. Each promise settles when the event was handed to the window system. */
export interface PointerDevice {
  move(point: Point): Promise<void>
  down(button: MouseButton): Promise<void>
  up(button: MouseButton): Promise<void>
  /** One notch. */
  wheel(direction: WheelDirection): Promise<void>
}

export interface PointerGestures {
  click(action: Extract<Action, { kind: 'click' }>, signal: AbortSignal | undefined): Promise<void>
  drag(action: Extract<Action, { kind: 'drag' }>, signal: AbortSignal | undefined): Promise<void>
  scroll(action: Extract<Action, { kind: 'scroll' }>, signal: AbortSignal | undefined): Promise<void>
}

/** Time for the program to notice where the pointer is, before a press. */
const HOVER_MS = 25
const PRESS_MS = 25
/** Between the clicks of a double-click: well below every system's limit (GTK 400 ms, others 500 ms). */
const BETWEEN_CLICKS_MS = 60
/**
 * Two separate clicks on one place must be further apart than the longest usual double-click time. So must a double-click from
 * any click before it: GTK counts wrongly when another place was clicked just before.
 */
const SEPARATE_CLICKS_MS = 510
const SAME_PLACE_PX = 8
const DRAG_STEP_PX = 8
const DRAG_STEP_MS = 6
const DRAG_MAX_STEPS = 120
/** Programs find out what a drag is over while it rests. */
const DROP_REST_MS = 60
const NOTCH_MS = 12

export function createPointerGestures(device: PointerDevice, clock: Clock): PointerGestures {
  let lastClick: { point: Point; button: MouseButton; atMs: number } | undefined

  const rest = (forMs: number, reason: string, signal: AbortSignal | undefined) => clock.wait(forMs, { reason, signal })
  const press = async (button: MouseButton, signal: AbortSignal | undefined) => {
    try {
      await device.down(button)
      await rest(PRESS_MS, 'the button is held as in a click', signal)
    } finally {
      await device.up(button)
    }
  }
  const apartFromLastClick = async (point: Point, button: MouseButton, count: number, signal: AbortSignal | undefined) => {
    if (!lastClick) return
    const samePlace = lastClick.button === button && distance(lastClick.point, point) <= SAME_PLACE_PX
    if (!samePlace && count === 1) return
    const leftMs = lastClick.atMs + SEPARATE_CLICKS_MS - clock.nowMs()
    if (leftMs > 0) await rest(leftMs, 'separate clicks must not be counted as one gesture', signal)
  }

  return {
    async click({ at, button, count }, signal) {
      await apartFromLastClick(at, button, count, signal)
      await device.move(at)
      await rest(HOVER_MS, 'the program notices the pointer', signal)
      for (let click = 0; click < count; click++) {
        if (click > 0) await rest(BETWEEN_CLICKS_MS, 'the gap inside a double-click', signal)
        await press(button, signal)
      }
      lastClick = { point: at, button, atMs: clock.nowMs() }
    },

    async drag({ path, button }, signal) {
      const [start, ...rests] = path
      if (!start) return
      await apartFromLastClick(start, button, 1, signal)
      await device.move(start)
      await rest(HOVER_MS, 'the program notices the pointer', signal)
      try {
        await device.down(button)
        await rest(PRESS_MS, 'the press is seen before the pointer moves', signal)
        for (const point of alongPath([start, ...rests])) {
          await device.move(point)
          await rest(DRAG_STEP_MS, 'a drag is seen as movement, not as a jump', signal)
        }
        await rest(DROP_REST_MS, 'the program finds what the drag is over', signal)
      } finally {
        await device.up(button)
      }
    },

    async scroll({ at, notchesX, notchesY }, signal) {
      await device.move(at)
      await rest(HOVER_MS, 'the program notices the pointer', signal)
      const turns: [number, WheelDirection][] = [
        [Math.abs(notchesY), notchesY > 0 ? 'down' : 'up'],
        [Math.abs(notchesX), notchesX > 0 ? 'right' : 'left'],
      ]
      for (const [notches, direction] of turns) {
        for (let notch = 0; notch < notches; notch++) {
          await device.wheel(direction)
          await rest(NOTCH_MS, 'the gap between two notches', signal)
        }
      }
    },
  }
}

/** The corners of the path after the first, with points between so that no step is a jump. The last point is exact. */
export function alongPath(path: Point[]): Point[] {
  const lengths = path.slice(1).map((point, index) => distance(path[index] ?? point, point))
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const stepPx = Math.max(DRAG_STEP_PX, total / DRAG_MAX_STEPS)
  return path.slice(1).flatMap((to, index) => {
    const from = path[index] ?? to
    const steps = Math.max(1, Math.ceil((lengths[index] ?? 0) / stepPx))
    return Array.from({ length: steps }, (_, step) => {
      const share = (step + 1) / steps
      return share === 1 ? to : { x: Math.round(from.x + (to.x - from.x) * share), y: Math.round(from.y + (to.y - from.y) * share) }
    })
  })
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}
