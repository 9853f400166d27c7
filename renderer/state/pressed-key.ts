import type { KeyName, Modifier } from '#contract'

/** The browser's names of keys that are called otherwise in a task. */
const NAMES: Record<string, KeyName> = {
  Enter: 'Return',
  Backspace: 'BackSpace',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  PageUp: 'Prior',
  PageDown: 'Next',
  ' ': 'space',
}
const HELD = new Set(['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Dead', 'Unidentified', 'Process'])

/** A key as it was pressed in a page; undefined for keys that are only held, and for those that lead through the page. */
export function pressedKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>,
): { key: KeyName; modifiers: Modifier[] } | undefined {
  if (HELD.has(event.key) || event.key === 'Tab' || event.key === 'Escape') return undefined
  const letter = [...event.key].length === 1
  const modifiers: Modifier[] = []
  if (event.ctrlKey) modifiers.push('ctrl')
  if (event.altKey) modifiers.push('alt')
  // Shift is part of the character itself, unless another key is held with it.
  if (event.shiftKey && (!letter || modifiers.length > 0)) modifiers.push('shift')
  if (event.metaKey) modifiers.push('super')
  const key = NAMES[event.key] ?? (letter && modifiers.length > 0 ? event.key.toLowerCase() : event.key)
  return { key, modifiers }
}
