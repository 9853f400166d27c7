import type { Clock, InputEvent, InputTap, MouseButton } from '#contract'
import { type HookEvent, listenToHook } from './hook.ts'
import { hookKey } from './keys.ts'

const PRESSED = 4
const RELEASED = 5
const BUTTON_DOWN = 7
const BUTTON_UP = 8
const MOVED = 9
const WHEEL = 11
const HORIZONTAL = 4
const BUTTONS: Record<number, MouseButton> = { 1: 'left', 2: 'right', 3: 'middle' }

/**
 * The input through uiohook-napi, for systems where it is the only way. Characters are those of a US layout, because the hook
 * tells none. `scale` is physical pixels per pixel of the hook. Errors: `set-up` when the system refuses.
 */
export async function openHookTap({ clock, scale = 1 }: { clock: Clock; scale?: number }): Promise<InputTap> {
  return {
    start(listener) {
      const translate = createHookTranslator(clock, scale)
      return listenToHook((event) => {
        const translated = translate(event)
        if (translated) listener(translated)
      })
    },
  }
}

/** Turns the hook's events into the contract's; remembers which keys are down. */
export function createHookTranslator(clock: Clock, scale: number): (event: HookEvent) => InputEvent | undefined {
  const down = new Set<number>()
  return (event) => {
    const atMs = clock.nowMs()
    switch (event.type) {
      case PRESSED: {
        const known = hookKey(event.keycode)
        if (!known) return undefined
        const repeat = down.has(event.keycode)
        down.add(event.keycode)
        const shortcut = event.ctrlKey || event.altKey || event.metaKey
        const characters = shortcut ? '' : ((event.shiftKey ? known.shifted : known.plain) ?? '')
        return { kind: 'key-down', atMs, key: known.key, characters, repeat }
      }
      case RELEASED: {
        down.delete(event.keycode)
        const known = hookKey(event.keycode)
        return known && { kind: 'key-up', atMs, key: known.key }
      }
      case BUTTON_DOWN:
      case BUTTON_UP: {
        const button = BUTTONS[Number(event.button)]
        const point = { x: event.x * scale, y: event.y * scale }
        return button && { kind: event.type === BUTTON_DOWN ? 'pointer-down' : 'pointer-up', atMs, point, button }
      }
      case MOVED:
        return { kind: 'pointer-move', atMs, point: { x: event.x * scale, y: event.y * scale } }
      case WHEEL: {
        const notches = Math.sign(event.rotation)
        const turn = event.direction === HORIZONTAL ? { notchesX: notches, notchesY: 0 } : { notchesX: 0, notchesY: notches }
        return { kind: 'wheel', atMs, point: { x: event.x * scale, y: event.y * scale }, ...turn }
      }
      default:
        return undefined
    }
  }
}
