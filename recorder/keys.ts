import type { KeyName, Modifier } from '#contract'

const MODIFIER_KEYS: Readonly<Record<KeyName, Modifier>> = {
  Control_L: 'ctrl',
  Control_R: 'ctrl',
  Shift_L: 'shift',
  Shift_R: 'shift',
  Alt_L: 'alt',
  Alt_R: 'alt',
  Super_L: 'super',
  Super_R: 'super',
}

/** Keys that only choose what others write. What they chose is in the characters of those others, so they are no gesture. */
const CHOOSERS = /^(ISO_Level\d_|ISO_(Next|Prev|First|Last)_Group|Mode_switch$|Caps_Lock$|Shift_Lock$|Num_Lock$)/

/** Keys that begin a composed character; the key that ends it carries the characters. */
const COMPOSERS = /^(dead_|Multi_key$)/

/** One name for one key: what Shift or Alt makes of some names is undone (Shift and Alt together give `Meta_L`). */
export function plainKey(key: KeyName): KeyName {
  if (key === 'ISO_Left_Tab') return 'Tab'
  return key.replace(/^Meta_/, 'Alt_').replace(/^Hyper_/, 'Super_')
}

export function modifierOf(key: KeyName): Modifier | undefined {
  return MODIFIER_KEYS[plainKey(key)]
}

export function isChooser(key: KeyName): boolean {
  return CHOOSERS.test(key)
}

/** Locks choose what other keys write when they are struck alone; with Ctrl, Alt or Super they are shortcuts like others. */
export function isLock(key: KeyName): boolean {
  return /^(Caps|Num|Shift)_Lock$/.test(key)
}

export function isComposer(key: KeyName): boolean {
  return COMPOSERS.test(key)
}

/** What a key press wrote: without the control characters that Return, Tab or Ctrl+S stand for. */
export function printable(characters: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be found
  return /[\u0000-\u001f\u007f]/.test(characters) ? '' : characters
}

const ORDER: readonly Modifier[] = ['ctrl', 'shift', 'alt', 'super']

export function inModifierOrder(modifiers: Iterable<Modifier>): Modifier[] {
  const held = new Set(modifiers)
  return ORDER.filter((modifier) => held.has(modifier))
}
