import { describe, expect, it } from 'vitest'
import { strokeFor, strokeInAnyGroup } from '../../desktop/linux-x11/keyboard/finding.ts'
import { type Keymap, parseKeymap, spareKeycodes, symbolOf } from '../../desktop/linux-x11/keyboard/keymap.ts'
import { characterOfKeysym, keysymOf, keysymOfCharacter, nameOfKeysym } from '../../desktop/linux-x11/keyboard/keysyms.ts'

const SHIFT = 1
const LOCK = 2
const NUM_LOCK = 16
const LEVEL3 = 128
const ONE_LEVEL = 0
const ALPHABETIC = 1
const FOUR_LEVEL = 2
const KEYPAD = 3

/** A keyboard with a German q, a Russian letter beside `c`, a keypad 7, its modifiers and two spare keys. */
const keymap: Keymap = {
  minKeycode: 8,
  maxKeycode: 255,
  types: [
    { mask: 0, levels: [] },
    {
      mask: SHIFT | LOCK,
      levels: [
        { modifiers: SHIFT, level: 1 },
        { modifiers: LOCK, level: 1 },
      ],
    },
    {
      mask: SHIFT | LEVEL3,
      levels: [
        { modifiers: SHIFT, level: 1 },
        { modifiers: LEVEL3, level: 2 },
        { modifiers: SHIFT | LEVEL3, level: 3 },
      ],
    },
    { mask: SHIFT | NUM_LOCK, levels: [{ modifiers: NUM_LOCK, level: 1 }] },
  ],
  keys: new Map([
    [24, { groups: 1, outOfRange: 0, width: 4, types: [FOUR_LEVEL, 0, 0, 0], symbols: ['q', 'Q', 'at', 'Greek_OMEGA'].map(code) }],
    [
      54,
      {
        groups: 2,
        outOfRange: 0,
        width: 2,
        types: [ALPHABETIC, ALPHABETIC, 0, 0],
        symbols: ['c', 'C', 'Cyrillic_es', 'Cyrillic_ES'].map(code),
      },
    ],
    [79, { groups: 1, outOfRange: 0, width: 2, types: [KEYPAD, 0, 0, 0], symbols: ['KP_Home', 'KP_7'].map(code) }],
    [16, { groups: 1, outOfRange: 0, width: 2, types: [ALPHABETIC, 0, 0, 0], symbols: ['7', 'slash'].map(code) }],
    [50, { groups: 1, outOfRange: 0, width: 1, types: [ONE_LEVEL, 0, 0, 0], symbols: ['Shift_L'].map(code) }],
    [92, { groups: 1, outOfRange: 0, width: 1, types: [ONE_LEVEL, 0, 0, 0], symbols: ['ISO_Level3_Shift'].map(code) }],
    [93, { groups: 0, outOfRange: 0, width: 0, types: [0, 0, 0, 0], symbols: [] }],
    [97, { groups: 1, outOfRange: 0, width: 2, types: [0, 0, 0, 0], symbols: [0, 0] }],
  ]),
  modifiers: new Map([
    [50, SHIFT],
    [92, LEVEL3],
  ]),
}

function code(name: string): number {
  const keysym = keysymOf(name)
  if (keysym === undefined) throw new Error(name)
  return keysym
}
const nameAt = (keycode: number, modifiers: number, group = 0) => nameOfKeysym(symbolOf(keymap, keycode, { modifiers, group }).keysym)

describe('what a key gives', () => {
  it('depends on Shift and AltGr as the type of the key says', () => {
    expect([0, SHIFT, LEVEL3, SHIFT | LEVEL3].map((modifiers) => nameAt(24, modifiers))).toEqual(['q', 'Q', 'at', 'Greek_OMEGA'])
  })

  it('ignores modifiers that its type does not know, and counts both Shift and Lock as none', () => {
    expect([nameAt(24, LOCK), nameAt(54, LOCK), nameAt(54, SHIFT | LOCK), nameAt(79, NUM_LOCK)]).toEqual(['q', 'C', 'c', 'KP_7'])
  })

  it('comes from the layout that is on, or from the first where the key has no other', () => {
    expect([nameAt(54, 0, 1), nameAt(54, SHIFT, 1), nameAt(24, 0, 1)]).toEqual(['Cyrillic_es', 'Cyrillic_ES', 'q'])
  })
})

describe('how a character is written', () => {
  it('finds the key with what must be held', () => {
    expect(strokeFor(keymap, 0, code('at'))).toEqual({ keycode: 24, modifiers: LEVEL3 })
    expect(strokeFor(keymap, 0, code('Q'))).toEqual({ keycode: 24, modifiers: SHIFT })
  })

  it('takes a symbol by its character, whatever name the layout has for it', () => {
    expect(strokeFor(keymap, 0, keysymOfCharacter('Ω'))).toEqual({ keycode: 24, modifiers: SHIFT | LEVEL3 })
    expect(strokeFor(keymap, 1, keysymOfCharacter('с'))).toEqual({ keycode: 54, modifiers: 0 })
  })

  it('leaves the keypad alone for digits, and uses it when its key is asked for', () => {
    expect(strokeFor(keymap, 0, keysymOfCharacter('7'))).toEqual({ keycode: 16, modifiers: 0 })
    expect(strokeFor(keymap, 0, code('KP_Home'))).toEqual({ keycode: 79, modifiers: 0 })
  })

  it('has no key for what no layout holds, and looks in the other layouts for shortcuts', () => {
    expect(strokeFor(keymap, 1, code('c'))).toBeUndefined()
    expect(strokeInAnyGroup(keymap, 1, code('c'))).toEqual({ keycode: 54, modifiers: 0 })
    expect(strokeInAnyGroup(keymap, 0, keysymOfCharacter('漢'))).toBeUndefined()
  })

  it('counts as spare the keys that nothing is on', () => {
    expect(spareKeycodes(keymap)).toEqual([97, 93])
  })
})

describe('the server’s own description', () => {
  it('is read byte by byte: one type, one key, one modifier', () => {
    const header = Buffer.alloc(32)
    header.set([8, 9], 2)
    header.set([1, 1], 7)
    header[9] = 8
    header[12] = 1
    header.set([8, 1, 1], 23)
    const type = Buffer.from([SHIFT, SHIFT, 0, 0, 2, 1, 1, 0, 1, SHIFT, 1, SHIFT, 0, 0, 0, 0, 0, 0, 0, 0])
    const key = Buffer.alloc(16)
    key.set([0, 0, 0, 0, 0x41, 2, 2, 0])
    key.writeUInt32LE(0x61, 8)
    key.writeUInt32LE(0x41, 12)
    expect(parseKeymap(Buffer.concat([header, type, key, Buffer.from([8, LOCK, 0, 0])]))).toEqual({
      minKeycode: 8,
      maxKeycode: 9,
      types: [{ mask: SHIFT, levels: [{ modifiers: SHIFT, level: 1 }] }],
      keys: new Map([[8, { groups: 1, outOfRange: 0x40, width: 2, types: [0, 0, 0, 0], symbols: [0x61, 0x41] }]]),
      modifiers: new Map([[8, LOCK]]),
    })
  })
})

describe('names of keys', () => {
  it.each([
    ['a', 0x61, 'a'],
    ['Return', 0xff0d, ''],
    ['Page_Down', 0xff56, ''],
    ['KP_7', 0xffb7, '7'],
    ['eacute', 0xe9, 'é'],
    ['EuroSign', 0x20ac, '€'],
    ['Cyrillic_a', 0x6c1, 'а'],
    ['AudioMute', 0x1008ff12, ''],
    ['U6F22', 0x1006f22, '漢'],
    ['dead_acute', 0xfe51, ''],
  ])('%s has one code and one spelling', (name, keysym, character) => {
    expect([keysymOf(name), nameOfKeysym(keysym), characterOfKeysym(keysym)]).toEqual([keysym, name, character])
  })

  it('understand the old spelling too', () => {
    expect([keysymOf('Prior'), keysymOf('XF86AudioMute'), keysymOf('ß'), keysymOf('No_Such_Key')]).toEqual([
      0xff55,
      0x1008ff12,
      0xdf,
      undefined,
    ])
  })
})
