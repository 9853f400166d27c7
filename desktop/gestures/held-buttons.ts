import type { MouseButton } from '#contract'
import type { PointerDevice } from './pointer-gestures.ts'

/** A pointer that knows which buttons it holds, so that they can always be let go. */
export interface HeldPointer extends PointerDevice {
  releaseAll(): Promise<void>
}

export function withHeldButtons(device: PointerDevice): HeldPointer {
  const held = new Set<MouseButton>()
  return {
    move: (point) => device.move(point),
    wheel: (direction) => device.wheel(direction),
    async down(button) {
      // Noted first: a press that fails half-way may still have gone out.
      held.add(button)
      await device.down(button)
    },
    async up(button) {
      await device.up(button)
      held.delete(button)
    },
    async releaseAll() {
      for (const button of [...held]) {
        held.delete(button)
        await device.up(button)
      }
    },
  }
}
