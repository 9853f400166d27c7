import { type KeyName, type Modifier, UnderstudyError } from '#contract'
import { findKey, type Keymap, MODIFIER, symbolOf } from './keymap.ts'
import { keysymOf, sameCharacter } from './keysyms.ts'

/** A key with what must be held while it is struck. `modifiers` are the protocol's bits. */
export type Stroke = { keycode: number; modifiers: number }

const isKeypad = (keysym: number) => keysym >= 0xff80 && keysym <= 0xffbd
const LEVEL3 = ['ISO_Level3_Shift', 'ISO_Level3_Latch'].map((name) => keysymOf(name))
const MODIFIER_KEYS: Record<Modifier, KeyName[]> = {
  ctrl: ['Control_L', 'Control_R'],
  shift: ['Shift_L', 'Shift_R'],
  alt: ['Alt_L', 'Meta_L', 'Alt_R'],
  super: ['Super_L', 'Super_R', 'Meta_L'],
}

/** The modifier sets by which a layout's symbols are reached, plain first: nothing, Shift, AltGr, both. */
function symbolModifiers(keymap: Keymap): number[] {
  const level3 = level3Key(keymap)?.modifiers ?? 0
  return level3 === 0 ? [0, MODIFIER.shift] : [0, MODIFIER.shift, level3, level3 | MODIFIER.shift]
}

function level3Key(keymap: Keymap): Stroke | undefined {
  for (const [keycode, modifiers] of keymap.modifiers) {
    if (modifiers !== 0 && LEVEL3.includes(symbolOf(keymap, keycode, { modifiers: 0, group: 0 }).keysym)) return { keycode, modifiers }
  }
  return undefined
}

/** How a symbol is written in this group; undefined when no key has it. Keypad keys are left out: programs treat them apart. */
export function strokeFor(keymap: Keymap, group: number, keysym: number): Stroke | undefined {
  const wantsKeypad = isKeypad(keysym)
  return findKey(keymap, group, symbolModifiers(keymap), (found) =>
    wantsKeypad ? found === keysym : !isKeypad(found) && sameCharacter(found, keysym),
  )
}

/** The same over all groups, the current one first: shortcuts work by key, whatever layout is on. */
export function strokeInAnyGroup(keymap: Keymap, group: number, keysym: number): Stroke | undefined {
  for (const each of [group, 0, 1, 2, 3]) {
    const stroke = strokeFor(keymap, each, keysym)
    if (stroke) return stroke
  }
  return undefined
}

/** The keys to hold for a set of modifier bits that choose a symbol (Shift, AltGr). */
export function keysForBits(keymap: Keymap, bits: number): number[] {
  const keys: number[] = []
  const level3 = level3Key(keymap)
  if (level3 && bits & level3.modifiers) keys.push(level3.keycode)
  if (bits & MODIFIER.shift) keys.push(keyForModifier(keymap, 'shift'))
  return keys
}

export function keyForModifier(keymap: Keymap, modifier: Modifier): number {
  for (const name of MODIFIER_KEYS[modifier]) {
    const wanted = keysymOf(name)
    for (const [keycode, bits] of keymap.modifiers) {
      if (bits !== 0 && symbolOf(keymap, keycode, { modifiers: 0, group: 0 }).keysym === wanted) return keycode
    }
  }
  throw new UnderstudyError(
    'desktop-lost',
    `The keyboard map has no ${modifier} key.`,
    'Set a complete keyboard layout, for example with `setxkbmap us`.',
  )
}
