import type { Gesture, Modifier, MouseButton, Point } from '#contract'
import { inModifierOrder } from '../keys.ts'
import { CLICK_SLACK_PX, distance } from './gesture-list.ts'
import { thinPath } from './thin-path.ts'

type Press = { fromMs: number; toMs: number; modifiers: Modifier[]; path: Point[] }

/** Follows the buttons: a press that stays in its place is a click, one that travels a drag. */
export function createPointerGestures(emit: (gesture: Gesture) => void) {
  const pressed = new Map<MouseButton, Press>()

  const travel = (press: Press, point: Point, atMs: number) => {
    const last = press.path.at(-1)
    if (last?.x !== point.x || last.y !== point.y) press.path.push(point)
    press.toMs = Math.max(press.toMs, atMs)
  }
  const finish = (button: MouseButton) => {
    const press = pressed.get(button)
    pressed.delete(button)
    if (press) emit(gestureOf(button, press))
  }
  return {
    down(button: MouseButton, point: Point, atMs: number, modifiers: Modifier[]): void {
      // A second press without a release between: the release was lost, the first press was not.
      finish(button)
      pressed.set(button, { fromMs: atMs, toMs: atMs, modifiers, path: [point] })
    },
    move(point: Point, atMs: number): void {
      for (const press of pressed.values()) travel(press, point, atMs)
    },
    /** `modifiers`: held at the release. A drag may be made a copy or a link on its way. */
    up(button: MouseButton, point: Point, atMs: number, modifiers: Modifier[]): void {
      const press = pressed.get(button)
      if (press) travel(press, point, atMs)
      if (press && isDrag(press)) press.modifiers = inModifierOrder([...press.modifiers, ...modifiers])
      finish(button)
    },
    /** What is still held counts as done: the last thing a person did is never dropped. */
    end(): void {
      for (const button of [...pressed.keys()]) finish(button)
    },
  }
}

function isDrag({ path }: Press): boolean {
  const [start] = path
  return start !== undefined && path.some((point) => distance(start, point) > CLICK_SLACK_PX)
}

function gestureOf(button: MouseButton, press: Press): Gesture {
  const { fromMs, toMs, modifiers, path } = press
  const [start = { x: 0, y: 0 }] = path
  if (!isDrag(press)) return { kind: 'click', fromMs, toMs, point: start, button, count: 1, modifiers }
  return { kind: 'drag', fromMs, toMs, path: thinPath(path), button, modifiers }
}
