import type { Clock, MouseButton } from '#contract'
import type { PointerDevice } from '../../gestures/pointer-gestures.ts'
import type { XConnection } from '../x/connection.ts'

const LIMIT_MS = 2_000
const LOOK_AGAIN_MS = 5
const BUTTON_BIT: Record<MouseButton, number> = { left: 0x100, middle: 0x200, right: 0x400 }

/**
 * Waits after a release until the server has let it through. A window manager that raises windows on a click holds the
 * pointer back until it has looked; without this wait, keys sent meanwhile would reach the program before the click.
 */
export function withSettledRelease(device: PointerDevice, x: XConnection, clock: Clock): PointerDevice {
  return {
    ...device,
    async up(button) {
      await device.up(button)
      const deadline = clock.nowMs() + LIMIT_MS
      const isDown = async () => {
        const { keyMask } = await x.ask<{ keyMask: number }>((client, reply) => client.QueryPointer(x.root, reply))
        return (keyMask & BUTTON_BIT[button]) !== 0
      }
      while ((await isDown()) && clock.nowMs() < deadline) {
        await clock.wait(LOOK_AGAIN_MS, { reason: 'the window manager lets the click through' })
      }
    },
  }
}
