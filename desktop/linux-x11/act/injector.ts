import type { Xtest } from 'x11'
import type { MouseButton, Point } from '#contract'
import type { Outgoing } from '../../own-input/outgoing.ts'
import type { XConnection } from '../x/connection.ts'

/** Core button numbers; the wheel is four buttons of its own. */
export const BUTTON_NUMBER: Record<MouseButton, number> = { left: 1, middle: 2, right: 3 }
export const WHEEL = { up: 4, down: 5, left: 6, right: 7 } as const

const CORE_BUTTONS = 5
const FIRST_BUTTON_BIT = 0x100

/**
 * Makes input events, and knows what it holds down at any time: whatever happens in between, `releaseAll` leaves nothing
 * pressed. Events leave in the order of the calls; `flush` waits until the server has had them all.
 */
export interface Injector {
  keyDown(keycode: number): void
  keyUp(keycode: number): void
  buttonDown(button: number): void
  buttonUp(button: number): void
  move(point: Point): void
  flush(): Promise<void>
  releaseAll(): Promise<void>
  /**
   * Also lets go of what other programs hold through the test extension: what an engine that died left pressed. Keys under a
   * person's fingers stay down, because the server keeps them on a device of their own.
   */
  releaseEverybodys(): Promise<void>
}

export async function createInjector(x: XConnection, outgoing: Outgoing): Promise<Injector> {
  const xtest = await x.extension<Xtest>('xtest')
  const keys = new Set<number>()
  const buttons = new Set<number>()
  const fake = (type: number, detail: number) => xtest.FakeInput(type, detail, 0, x.root, 0, 0)

  const injector: Injector = {
    keyDown(keycode) {
      outgoing.leave({ kind: 'key', code: keycode })
      keys.add(keycode)
      fake(xtest.KeyPress, keycode)
    },
    keyUp(keycode) {
      fake(xtest.KeyRelease, keycode)
      keys.delete(keycode)
    },
    buttonDown(button) {
      buttons.add(button)
      fake(xtest.ButtonPress, button)
    },
    buttonUp(button) {
      fake(xtest.ButtonRelease, button)
      buttons.delete(button)
    },
    move(point) {
      xtest.FakeInput(xtest.MotionNotify, 0, 0, x.root, Math.round(point.x), Math.round(point.y))
    },
    flush: () => x.sync(),
    async releaseAll() {
      for (const button of [...buttons]) injector.buttonUp(button)
      // The last pressed first, as fingers would: a letter before its Shift.
      for (const keycode of [...keys].reverse()) injector.keyUp(keycode)
      if (!x.lostError()) await x.sync()
    },
    async releaseEverybodys() {
      await injector.releaseAll()
      const [keymap, pointer] = await Promise.all([
        x.ask<Buffer>((client, reply) => client.QueryKeymap(reply)),
        x.ask<{ keyMask: number }>((client, reply) => client.QueryPointer(x.root, reply)),
      ])
      for (let button = 1; button <= CORE_BUTTONS; button++) {
        if (pointer.keyMask & (FIRST_BUTTON_BIT << (button - 1))) fake(xtest.ButtonRelease, button)
      }
      for (let keycode = 8; keycode < 256; keycode++) {
        if (((keymap[keycode >> 3] ?? 0) >> (keycode & 7)) & 1) fake(xtest.KeyRelease, keycode)
      }
      await x.sync()
    },
  }
  return injector
}
