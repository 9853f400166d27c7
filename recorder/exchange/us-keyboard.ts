import type { KeyName } from '#contract'

/** Keys that write a sign, on a US keyboard: what they write alone and with Shift, and their name. */
const SIGNS: readonly (readonly [plain: string, shifted: string, key: KeyName])[] = [
  ['1', '!', '1'],
  ['2', '@', '2'],
  ['3', '#', '3'],
  ['4', '$', '4'],
  ['5', '%', '5'],
  ['6', '^', '6'],
  ['7', '&', '7'],
  ['8', '*', '8'],
  ['9', '(', '9'],
  ['0', ')', '0'],
  ['-', '_', 'minus'],
  ['=', '+', 'equal'],
  ['[', '{', 'bracketleft'],
  [']', '}', 'bracketright'],
  [';', ':', 'semicolon'],
  ["'", '"', 'apostrophe'],
  ['`', '~', 'grave'],
  ['\\', '|', 'backslash'],
  [',', '<', 'comma'],
  ['.', '>', 'period'],
  ['/', '?', 'slash'],
  [' ', ' ', 'space'],
]

export type Stroke = { key: KeyName; plain: string; shifted: string }

/** The key that writes a character on a US keyboard; undefined for one that none writes. */
export function strokeFor(character: string): Stroke | undefined {
  if (/^[a-z]$/i.test(character)) return { key: character.toLowerCase(), plain: character.toLowerCase(), shifted: character.toUpperCase() }
  const sign = SIGNS.find(([plain, shifted]) => plain === character || shifted === character)
  return sign && { plain: sign[0], shifted: sign[1], key: sign[2] }
}

/** A name for the key of a character that no US key writes, as X does. */
export function unicodeKey(character: string): KeyName {
  return `U${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** Keys that write nothing, by the names that other programs give them, in upper case and without blanks or underscores. */
const NAMED: Readonly<Record<string, KeyName>> = {
  ENTER: 'Return',
  RETURN: 'Return',
  NUMPADENTER: 'KP_Enter',
  BACKSPACE: 'BackSpace',
  TAB: 'Tab',
  ESC: 'Escape',
  ESCAPE: 'Escape',
  DELETE: 'Delete',
  DEL: 'Delete',
  INSERT: 'Insert',
  HOME: 'Home',
  END: 'End',
  PAGEUP: 'Page_Up',
  PAGEDOWN: 'Page_Down',
  UP: 'Up',
  DOWN: 'Down',
  LEFT: 'Left',
  RIGHT: 'Right',
  ARROWUP: 'Up',
  ARROWDOWN: 'Down',
  ARROWLEFT: 'Left',
  ARROWRIGHT: 'Right',
  CAPSLOCK: 'Caps_Lock',
  NUMLOCK: 'Num_Lock',
  SCROLLLOCK: 'Scroll_Lock',
  PRINTSCREEN: 'Print',
  PAUSE: 'Pause',
  CONTEXTMENU: 'Menu',
  MENU: 'Menu',
  APPS: 'Menu',
  CTRL: 'Control_L',
  CTRLL: 'Control_L',
  CTRLR: 'Control_R',
  CONTROL: 'Control_L',
  CONTROLLEFT: 'Control_L',
  CONTROLRIGHT: 'Control_R',
  SHIFT: 'Shift_L',
  SHIFTL: 'Shift_L',
  SHIFTR: 'Shift_R',
  SHIFTLEFT: 'Shift_L',
  SHIFTRIGHT: 'Shift_R',
  ALT: 'Alt_L',
  ALTL: 'Alt_L',
  ALTR: 'Alt_R',
  ALTLEFT: 'Alt_L',
  ALTRIGHT: 'Alt_R',
  ALTGRAPH: 'ISO_Level3_Shift',
  ALTGR: 'ISO_Level3_Shift',
  WIN: 'Super_L',
  WINL: 'Super_L',
  WINR: 'Super_R',
  META: 'Super_L',
  METALEFT: 'Super_L',
  METARIGHT: 'Super_R',
  CMD: 'Super_L',
  SUPER: 'Super_L',
  AUDIOVOLUMEMUTE: 'AudioMute',
  AUDIOVOLUMEUP: 'AudioRaiseVolume',
  AUDIOVOLUMEDOWN: 'AudioLowerVolume',
}

/** A key that writes nothing, by another program's name for it; undefined for one that is not known. */
export function namedKey(name: string): KeyName | undefined {
  const plain = name.replace(/[\s_]/g, '').toUpperCase()
  return /^F([1-9]|1\d|2[0-4])$/.test(plain) ? plain : NAMED[plain]
}
