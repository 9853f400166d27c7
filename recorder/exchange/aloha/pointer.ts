import { type MouseButton, missingCase, type Point, type RecordedEvent } from '#contract'
import type { Message } from './messages.ts'

/** A double-click's record stands for its second press, or beside it. */
const DOUBLE_WITHIN_MS = 700
const DOUBLE_SLACK_PX = 5
const STEP_MS = 20

type PointerMessage = Extract<Message, { point: Point }>
type Press = { button: MouseButton; point: Point; atMs: number }

/** Presses and releases that fit: the records of drags and double-clicks come beside those of their presses, or instead of them. */
export function createPointer(write: (event: RecordedEvent) => void) {
  const down = new Set<MouseButton>()
  let presses: Press[] = []

  const press = (button: MouseButton, point: Point, atMs: number) => {
    if (down.has(button)) return
    down.add(button)
    presses = [...presses.slice(-1), { button, point, atMs }]
    write({ kind: 'pointer-down', atMs, point, button })
  }
  const lift = (button: MouseButton, point: Point, atMs: number) => {
    if (down.delete(button)) write({ kind: 'pointer-up', atMs, point, button })
  }
  const isNear = (press: Press, { button, point, atMs }: Press) =>
    press.button === button &&
    atMs - press.atMs <= DOUBLE_WITHIN_MS &&
    Math.max(Math.abs(press.point.x - point.x), Math.abs(press.point.y - point.y)) <= DOUBLE_SLACK_PX

  const double = (button: MouseButton, point: Point, atMs: number) => {
    const seen = presses.filter((one) => isNear(one, { button, point, atMs })).length
    if (down.has(button) && seen === 2) return
    if (seen === 0) press(button, point, atMs - 2 * STEP_MS)
    lift(button, point, atMs - STEP_MS)
    press(button, point, atMs)
  }
  return (said: PointerMessage, atMs: number): void => {
    const { point } = said
    switch (said.kind) {
      case 'down':
        press(said.button, point, atMs)
        break
      case 'double':
        double(said.button, point, atMs)
        break
      case 'up':
        lift(said.button, point, atMs)
        break
      case 'drag-start':
        press(said.button, point, atMs)
        write({ kind: 'pointer-move', atMs, point })
        break
      case 'drag-move':
        write({ kind: 'pointer-move', atMs, point })
        break
      case 'drag-end':
        write({ kind: 'pointer-move', atMs, point })
        lift(said.button, point, atMs)
        break
      case 'scroll':
        write({ kind: 'wheel', atMs, point, notchesX: said.notchesX, notchesY: said.notchesY })
        break
      default:
        missingCase(said)
    }
  }
}
