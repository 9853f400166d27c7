import type { InputEvent, KeyName, Modifier } from '#contract'
import { printable } from '../keys.ts'

/** `Ctrl+S` writes nothing, whatever characters it carries; Ctrl with Alt, or Option, writes only what the key alone would not (AltGr). */
export function writtenText({ key, characters }: Extract<InputEvent, { kind: 'key-down' }>, modifiers: readonly Modifier[]): string {
  const text = printable(characters)
  const [ctrl, alt, windows] = [modifiers.includes('ctrl'), modifiers.includes('alt'), modifiers.includes('super')]
  if (windows || (ctrl && !alt)) return ''
  if (!alt) return text
  const another = text.toLowerCase() !== key.toLowerCase()
  return another && (ctrl || /[^ -~]/.test(text)) ? text : ''
}

/** Letters, digits and signs: within a composed character they stand for nothing by themselves. */
export function writesWhenAlone(key: KeyName): boolean {
  return key.length === 1 || /^(space|[a-z]+)$/.test(key) || /^U[0-9A-F]{4,6}$/.test(key)
}

export function isSelectAll(key: KeyName, modifiers: readonly Modifier[]): boolean {
  return key.toLowerCase() === 'a' && modifiers.length === 1 && modifiers[0] === 'ctrl'
}

/** At most Shift, which selects, is held. */
export function plainEdit(modifiers: readonly Modifier[]): boolean {
  return modifiers.every((modifier) => modifier === 'shift')
}
