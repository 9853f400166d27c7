import type { PointerDevice } from '../../gestures/pointer-gestures.ts'
import { BUTTON_NUMBER, type Injector, WHEEL } from './injector.ts'

/** The mouse through the X server's own test extension: works on any display. */
export function xtestPointer(injector: Injector): PointerDevice {
  return {
    async move(point) {
      injector.move(point)
      await injector.flush()
    },
    async down(button) {
      injector.buttonDown(BUTTON_NUMBER[button])
      await injector.flush()
    },
    async up(button) {
      injector.buttonUp(BUTTON_NUMBER[button])
      await injector.flush()
    },
    async wheel(direction) {
      injector.buttonDown(WHEEL[direction])
      injector.buttonUp(WHEEL[direction])
      await injector.flush()
    },
  }
}
