import { type KeyName, type Modifier, UnderstudyError } from '#contract'
import type { NutParts } from './nut.ts'

type Key = NutParts['nut']['Key']
type KeyCode = Key[keyof Key]

/** nut-js's name for each key of a US keyboard, by the X keysym name that is used everywhere in this program. */
const NAMES: Record<KeyName, keyof Key> = {
  Escape: 'Escape',
  Print: 'Print',
  Scroll_Lock: 'ScrollLock',
  Pause: 'Pause',
  grave: 'Grave',
  minus: 'Minus',
  equal: 'Equal',
  BackSpace: 'Backspace',
  Insert: 'Insert',
  Home: 'Home',
  Page_Up: 'PageUp',
  Prior: 'PageUp',
  Num_Lock: 'NumLock',
  KP_Divide: 'Divide',
  KP_Multiply: 'Multiply',
  KP_Subtract: 'Subtract',
  KP_Add: 'Add',
  KP_Enter: 'Enter',
  KP_Decimal: 'Decimal',
  Tab: 'Tab',
  bracketleft: 'LeftBracket',
  bracketright: 'RightBracket',
  backslash: 'Backslash',
  Delete: 'Delete',
  End: 'End',
  Page_Down: 'PageDown',
  Next: 'PageDown',
  Caps_Lock: 'CapsLock',
  semicolon: 'Semicolon',
  apostrophe: 'Quote',
  Return: 'Return',
  comma: 'Comma',
  period: 'Period',
  slash: 'Slash',
  Up: 'Up',
  Down: 'Down',
  Left: 'Left',
  Right: 'Right',
  space: 'Space',
  Menu: 'Menu',
  Shift_L: 'LeftShift',
  Shift_R: 'RightShift',
  Control_L: 'LeftControl',
  Control_R: 'RightControl',
  Alt_L: 'LeftAlt',
  Alt_R: 'RightAlt',
  Super_L: 'LeftSuper',
  Super_R: 'RightSuper',
  AudioMute: 'AudioMute',
  AudioLowerVolume: 'AudioVolDown',
  AudioRaiseVolume: 'AudioVolUp',
  AudioPlay: 'AudioPlay',
  AudioStop: 'AudioStop',
  AudioPrev: 'AudioPrev',
  AudioNext: 'AudioNext',
}
const MODIFIERS: Record<Modifier, keyof Key> = { ctrl: 'LeftControl', shift: 'LeftShift', alt: 'LeftAlt', super: 'LeftSuper' }

/** Errors: `bad-input` for a key that nut-js cannot press. */
export function nutKey({ nut: { Key } }: Pick<NutParts, 'nut'>, name: KeyName): KeyCode {
  const known = NAMES[name] ?? simpleName(name)
  const code = known === undefined ? undefined : Key[known]
  if (code === undefined) {
    throw new UnderstudyError(
      'bad-input',
      `The key “${name}” cannot be pressed on this system.`,
      'Use a key of a US keyboard, such as Return, F5, a or 7.',
    )
  }
  return code
}

export function nutModifier({ nut: { Key } }: Pick<NutParts, 'nut'>, modifier: Modifier): KeyCode {
  return Key[MODIFIERS[modifier]]
}

function simpleName(name: KeyName): keyof Key | undefined {
  if (/^[a-zA-Z]$/.test(name)) return name.toUpperCase() as keyof Key
  if (/^\d$/.test(name)) return `Num${name}` as keyof Key
  if (/^KP_\d$/.test(name)) return `NumPad${name.slice(3)}` as keyof Key
  return /^F([1-9]|1\d|2[0-4])$/.test(name) ? (name as keyof Key) : undefined
}
