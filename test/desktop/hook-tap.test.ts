import { describe, expect, it } from 'vitest'
import type { HookEvent } from '../../desktop/uiohook/hook.ts'
import { hookKey } from '../../desktop/uiohook/keys.ts'
import { createHookTranslator } from '../../desktop/uiohook/tap.ts'
import { createStillClock } from '../support/still-clock.ts'

const modifiers = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }
const key = (type: 4 | 5, keycode: number, more: Partial<typeof modifiers> = {}): HookEvent => ({
  type,
  time: 0,
  ...modifiers,
  ...more,
  keycode,
})
const mouse = (type: 7 | 8 | 9, button: number, x: number, y: number): HookEvent => ({
  type,
  time: 0,
  ...modifiers,
  x,
  y,
  button,
  clicks: 1,
})
const wheel = (direction: 3 | 4, rotation: number): HookEvent => ({
  type: 11,
  time: 0,
  ...modifiers,
  x: 1,
  y: 2,
  clicks: 1,
  amount: 3,
  direction,
  rotation,
})

function translated(events: HookEvent[], scale = 1) {
  const translate = createHookTranslator(createStillClock(100), scale)
  return events.map(translate)
}

describe('the hook’s events in the contract’s words', () => {
  it('names keys by their place, with the characters of a US layout and without them in shortcuts', () => {
    expect(
      translated([key(4, 30), key(4, 30), key(5, 30), key(4, 3, { shiftKey: true }), key(4, 46, { ctrlKey: true }), key(4, 28), key(4, 0)]),
    ).toEqual([
      { kind: 'key-down', atMs: 100, key: 'a', characters: 'a', repeat: false },
      { kind: 'key-down', atMs: 100, key: 'a', characters: 'a', repeat: true },
      { kind: 'key-up', atMs: 100, key: 'a' },
      { kind: 'key-down', atMs: 100, key: '2', characters: '@', repeat: false },
      { kind: 'key-down', atMs: 100, key: 'c', characters: '', repeat: false },
      { kind: 'key-down', atMs: 100, key: 'Return', characters: '', repeat: false },
      undefined,
    ])
  })

  it('tells buttons and the wheel in physical pixels', () => {
    expect(
      translated(
        [mouse(9, 0, 5, 6), mouse(7, 1, 5, 6), mouse(8, 2, 5, 6), mouse(7, 3, 5, 6), mouse(7, 4, 5, 6), wheel(3, 1), wheel(4, -3)],
        2,
      ),
    ).toEqual([
      { kind: 'pointer-move', atMs: 100, point: { x: 10, y: 12 } },
      { kind: 'pointer-down', atMs: 100, point: { x: 10, y: 12 }, button: 'left' },
      { kind: 'pointer-up', atMs: 100, point: { x: 10, y: 12 }, button: 'right' },
      { kind: 'pointer-down', atMs: 100, point: { x: 10, y: 12 }, button: 'middle' },
      undefined,
      { kind: 'wheel', atMs: 100, point: { x: 2, y: 4 }, notchesX: 0, notchesY: 1 },
      { kind: 'wheel', atMs: 100, point: { x: 2, y: 4 }, notchesX: -1, notchesY: 0 },
    ])
  })

  it('knows every key of the hook’s own list except those that no PC keyboard has', async () => {
    const { UiohookKey } = await import('uiohook-napi')
    const unknown = Object.entries(UiohookKey).flatMap(([name, code]) => (hookKey(code) ? [] : [name]))
    expect(unknown).toEqual(Array.from({ length: 12 }, (_, index) => `F${index + 13}`))
  })
})
