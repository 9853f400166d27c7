import type { MouseButton } from '#contract'
import type { PointerDevice, WheelDirection } from '../gestures/pointer-gestures.ts'
import type { NutParts } from './nut.ts'

/** The mouse through nut-js. `scale` is physical pixels per pixel of nut-js (2 on a Retina Mac). */
export function nutPointer({ nut, mouse }: NutParts, scale = 1): PointerDevice {
  const { Button, Point } = nut
  const buttons: Record<MouseButton, (typeof Button)[keyof typeof Button]> = {
    left: Button.LEFT,
    middle: Button.MIDDLE,
    right: Button.RIGHT,
  }
  const turns: Record<WheelDirection, () => Promise<void>> = {
    up: () => mouse.scrollUp(1),
    down: () => mouse.scrollDown(1),
    left: () => mouse.scrollLeft(1),
    right: () => mouse.scrollRight(1),
  }
  return {
    move: ({ x, y }) => mouse.setMousePosition(new Point(Math.round(x / scale), Math.round(y / scale))),
    down: (button) => mouse.pressButton(buttons[button]),
    up: (button) => mouse.releaseButton(buttons[button]),
    wheel: (direction) => turns[direction](),
  }
}
