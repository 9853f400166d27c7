import { describe, expect, it } from 'vitest'
import { keysymOf } from '../../desktop/linux-x11/keyboard/keysyms.ts'
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
        [
          mouse(9, 0, 5, 6),
          mouse(7, 1, 5, 6),
          mouse(8, 2, 5, 6),
          mouse(7, 3, 5, 6),
          mouse(7, 6, 5, 6),
          wheel(3, 1),
          wheel(4, -3),
          wheel(3, 0),
        ],
        2,
      ),
    ).toEqual([
      { kind: 'pointer-move', atMs: 100, point: { x: 10, y: 12 } },
      { kind: 'pointer-down', atMs: 100, point: { x: 10, y: 12 }, button: 'left' },
      { kind: 'pointer-up', atMs: 100, point: { x: 10, y: 12 }, button: 'right' },
      { kind: 'pointer-down', atMs: 100, point: { x: 10, y: 12 }, button: 'middle' },
      undefined,
      { kind: 'wheel', atMs: 100, point: { x: 2, y: 4 }, notchesX: 0, notchesY: 1 },
      { kind: 'wheel', atMs: 100, point: { x: 2, y: 4 }, notchesX: -3, notchesY: 0 },
      undefined,
    ])
  })

  it('takes the side buttons of a mouse for the keys that mean the same', () => {
    expect(translated([mouse(7, 4, 5, 6), mouse(8, 4, 5, 6), mouse(7, 5, 5, 6), mouse(8, 5, 5, 6)])).toEqual([
      { kind: 'key-down', atMs: 100, key: 'Back', characters: '', repeat: false },
      { kind: 'key-up', atMs: 100, key: 'Back' },
      { kind: 'key-down', atMs: 100, key: 'Forward', characters: '', repeat: false },
      { kind: 'key-up', atMs: 100, key: 'Forward' },
    ])
  })

  it('keeps negative coordinates, of monitors left of or above the first', () => {
    expect(translated([mouse(9, 0, -1280, -20)], 1.5)).toEqual([{ kind: 'pointer-move', atMs: 100, point: { x: -1920, y: -30 } }])
  })

  it('knows every key of the hook’s own list', async () => {
    const { UiohookKey } = await import('uiohook-napi')
    expect(Object.entries(UiohookKey).flatMap(([name, code]) => (hookKey(code) ? [] : [name]))).toEqual([])
  })

  it('knows F13 to F24 and the keys of media, browser and volume', () => {
    const high = [0x5b, 0x5c, 0x5d, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b].map((code) => hookKey(code)?.key)
    expect(high).toEqual(Array.from({ length: 12 }, (_, index) => `F${index + 13}`))
    const media = [0xe020, 0xe02e, 0xe030, 0xe022, 0xe024, 0xe010, 0xe019, 0xe06a, 0xe069, 0xe05f].map((code) => hookKey(code)?.key)
    expect(media).toEqual([
      'AudioMute',
      'AudioLowerVolume',
      'AudioRaiseVolume',
      'AudioPlay',
      'AudioStop',
      'AudioPrev',
      'AudioNext',
      'Back',
      'Forward',
      'Sleep',
    ])
  })

  it('gives every key a name that the other end can strike again', () => {
    const codes = Array.from({ length: 0xffff }, (_, code) => code)
    const names = codes.flatMap((code) => hookKey(code)?.key ?? [])
    expect(names.filter((name) => keysymOf(name) === undefined)).toEqual([])
  })
})
