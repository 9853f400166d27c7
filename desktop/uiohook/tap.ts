import type { Clock, InputEvent, InputTap, KeyName, MouseButton, Point } from '#contract'
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
/** The keys that programs take for the same as the side buttons of a mouse. */
const SIDE_BUTTONS: Record<number, KeyName> = { 4: 'Back', 5: 'Forward' }

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
  const pointOf = ({ x, y }: Point): Point => ({ x: x * scale, y: y * scale })
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
      case BUTTON_UP:
        return buttonEvent(Number(event.button), event.type === BUTTON_DOWN, { atMs, point: pointOf(event) })
      case MOVED:
        return { kind: 'pointer-move', atMs, point: pointOf(event) }
      case WHEEL: {
        // Whole notches: the hook gathers a fine wheel's parts, and tells a fast spin at once.
        const notches = event.rotation
        if (notches === 0) return undefined
        const turn = event.direction === HORIZONTAL ? { notchesX: notches, notchesY: 0 } : { notchesX: 0, notchesY: notches }
        return { kind: 'wheel', atMs, point: pointOf(event), ...turn }
      }
      default:
        return undefined
    }
  }
}

function buttonEvent(number: number, isDown: boolean, at: { atMs: number; point: Point }): InputEvent | undefined {
  const button = BUTTONS[number]
  if (button) return { kind: isDown ? 'pointer-down' : 'pointer-up', ...at, button }
  const key = SIDE_BUTTONS[number]
  if (!key) return undefined
  return isDown ? { kind: 'key-down', atMs: at.atMs, key, characters: '', repeat: false } : { kind: 'key-up', atMs: at.atMs, key }
}
