import type { KeyName } from '#contract'
import { type Keymap, MODIFIER, symbolOf } from '../keyboard/keymap.ts'
import { keysymOf, nameOfKeysym, upperCaseKeysym } from '../keyboard/keysyms.ts'
import type { Composer } from './compose.ts'

export type KeyReading = { key: KeyName; characters: string; repeat: boolean }

/** Tells what each press of a key is called and what it writes. */
export interface KeyReader {
  down(keymap: Keymap, keycode: number, state: number): KeyReading
  up(keymap: Keymap, keycode: number, state: number): KeyName
}

const NUM_LOCK = keysymOf('Num_Lock')
const SHORTCUT_KEYS = ['Alt_L', 'Alt_R', 'Meta_L', 'Meta_R', 'Super_L', 'Super_R', 'Hyper_L', 'Hyper_R'].map((name) => keysymOf(name))

export function createKeyReader(composer: Composer): KeyReader {
  const held = new Map<number, KeyName>()

  return {
    down(keymap, keycode, state) {
      const modifiers = state & 0xff
      const group = groupOf(state)
      const repeat = held.has(keycode)
      const key = held.get(keycode) ?? nameOf(keymap, keycode, modifiers, group)
      held.set(keycode, key)
      const { keysym, consumed } = symbolOf(keymap, keycode, { modifiers, group })
      const isModifier = (keymap.modifiers.get(keycode) ?? 0) !== 0
      const shortcut = (modifiers & ~consumed & shortcutBits(keymap)) !== 0
      if (keysym === 0 || isModifier || shortcut) return { key, characters: '', repeat }
      const capitals = (modifiers & MODIFIER.lock) !== 0 && (consumed & MODIFIER.lock) === 0
      return { key, characters: composer.next(capitals ? upperCaseKeysym(keysym) : keysym), repeat }
    },
    up(keymap, keycode, state) {
      // The name it went down with: the layout may have changed in between.
      const key = held.get(keycode) ?? nameOf(keymap, keycode, state & 0xff, groupOf(state))
      held.delete(keycode)
      return key
    },
  }
}

function groupOf(state: number): number {
  return (state >> 13) & 3
}

/** Keys of the number pad, which Num Lock turns into others. */
const isKeypad = (keysym: number) => keysym >= 0xff80 && keysym <= 0xffb9

/**
 * A key's name without Shift and AltGr, so that Ctrl+Shift+T is `t` with two modifiers. Num Lock counts: it makes other keys,
 * and Shift on the number pad turns Num Lock off for the moment.
 * Where a layout has no Latin letters, a shortcut goes by the letter that another layout has on the key.
 */
function nameOf(keymap: Keymap, keycode: number, modifiers: number, group: number): KeyName {
  const plain = modifiers & bitsOf(keymap, [NUM_LOCK])
  const unshifted = symbolOf(keymap, keycode, { modifiers: plain, group }).keysym
  const shift = isKeypad(unshifted) ? modifiers & MODIFIER.shift : 0
  const own = shift === 0 ? unshifted : symbolOf(keymap, keycode, { modifiers: plain | shift, group }).keysym
  const isShortcut = (modifiers & shortcutBits(keymap)) !== 0
  if (!isShortcut || isLatinOrControl(own)) return nameOfKeysym(own)
  for (const other of [0, 1, 2, 3]) {
    const { keysym } = symbolOf(keymap, keycode, { modifiers: plain, group: other })
    if (isLatinOrControl(keysym)) return nameOfKeysym(keysym)
  }
  return nameOfKeysym(own)
}

function isLatinOrControl(keysym: number): boolean {
  return (keysym > 0 && keysym <= 0xff) || (keysym >= 0xfd00 && keysym <= 0xffff)
}

function shortcutBits(keymap: Keymap): number {
  return MODIFIER.control | bitsOf(keymap, SHORTCUT_KEYS)
}

/** The modifier bits that keys with these symbols set. */
function bitsOf(keymap: Keymap, keysyms: (number | undefined)[]): number {
  let bits = 0
  for (const [keycode, modifiers] of keymap.modifiers) {
    if (modifiers !== 0 && keysyms.includes(symbolOf(keymap, keycode, { modifiers: 0, group: 0 }).keysym)) bits |= modifiers
  }
  return bits
}
