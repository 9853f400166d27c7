import type { KeyName } from '#contract'

type HookKey = { key: KeyName; plain?: string; shifted?: string }

const named = (key: KeyName): HookKey => ({ key })
const LETTERS: Record<number, string> = {
  16: 'q',
  17: 'w',
  18: 'e',
  19: 'r',
  20: 't',
  21: 'y',
  22: 'u',
  23: 'i',
  24: 'o',
  25: 'p',
  30: 'a',
  31: 's',
  32: 'd',
  33: 'f',
  34: 'g',
  35: 'h',
  36: 'j',
  37: 'k',
  38: 'l',
  44: 'z',
  45: 'x',
  46: 'c',
  47: 'v',
  48: 'b',
  49: 'n',
  50: 'm',
}
const SIGNS: Record<number, [KeyName, string, string]> = {
  2: ['1', '1', '!'],
  3: ['2', '2', '@'],
  4: ['3', '3', '#'],
  5: ['4', '4', '$'],
  6: ['5', '5', '%'],
  7: ['6', '6', '^'],
  8: ['7', '7', '&'],
  9: ['8', '8', '*'],
  10: ['9', '9', '('],
  11: ['0', '0', ')'],
  12: ['minus', '-', '_'],
  13: ['equal', '=', '+'],
  26: ['bracketleft', '[', '{'],
  27: ['bracketright', ']', '}'],
  39: ['semicolon', ';', ':'],
  40: ['apostrophe', "'", '"'],
  41: ['grave', '`', '~'],
  43: ['backslash', '\\', '|'],
  51: ['comma', ',', '<'],
  52: ['period', '.', '>'],
  53: ['slash', '/', '?'],
  3654: ['less', '<', '>'],
  57: ['space', ' ', ' '],
}
const KEYPAD: Record<number, [KeyName, string]> = {
  55: ['KP_Multiply', '*'],
  74: ['KP_Subtract', '-'],
  78: ['KP_Add', '+'],
  3597: ['KP_Equal', '='],
  3637: ['KP_Divide', '/'],
  71: ['KP_7', '7'],
  72: ['KP_8', '8'],
  73: ['KP_9', '9'],
  75: ['KP_4', '4'],
  76: ['KP_5', '5'],
  77: ['KP_6', '6'],
  79: ['KP_1', '1'],
  80: ['KP_2', '2'],
  81: ['KP_3', '3'],
  82: ['KP_0', '0'],
  83: ['KP_Decimal', '.'],
}
const OTHERS: Record<number, KeyName> = {
  1: 'Escape',
  14: 'BackSpace',
  15: 'Tab',
  28: 'Return',
  29: 'Control_L',
  42: 'Shift_L',
  54: 'Shift_R',
  56: 'Alt_L',
  58: 'Caps_Lock',
  69: 'Num_Lock',
  70: 'Scroll_Lock',
  87: 'F11',
  88: 'F12',
  3612: 'KP_Enter',
  3613: 'Control_R',
  3639: 'Print',
  3640: 'Alt_R',
  3655: 'Home',
  3657: 'Page_Up',
  3663: 'End',
  3665: 'Page_Down',
  3666: 'Insert',
  3667: 'Delete',
  3675: 'Super_L',
  3676: 'Super_R',
  3677: 'Menu',
  57416: 'Up',
  57419: 'Left',
  57421: 'Right',
  57424: 'Down',
  60999: 'KP_Home',
  61000: 'KP_Up',
  61001: 'KP_Page_Up',
  61003: 'KP_Left',
  61005: 'KP_Right',
  61007: 'KP_End',
  61008: 'KP_Down',
  61009: 'KP_Page_Down',
  61010: 'KP_Insert',
  60940: 'KP_Begin',
  61011: 'KP_Delete',
  3653: 'Pause',
  57420: 'Clear',
  57360: 'AudioPrev',
  57369: 'AudioNext',
  57376: 'AudioMute',
  57377: 'Calculator',
  57378: 'AudioPlay',
  57380: 'AudioStop',
  57388: 'Eject',
  57390: 'AudioLowerVolume',
  57392: 'AudioRaiseVolume',
  57394: 'HomePage',
  57404: 'AudioMedia',
  57438: 'PowerOff',
  57439: 'Sleep',
  57443: 'WakeUp',
  57444: 'Pictures',
  57445: 'Search',
  57446: 'Favorites',
  57447: 'Refresh',
  57448: 'Stop',
  57449: 'Forward',
  57450: 'Back',
  57452: 'Mail',
  57453: 'AudioMedia',
}
/** F13 to F24 lie in three stretches. */
const HIGH_FUNCTION_KEYS = [91, 92, 93, 99, 100, 101, 102, 103, 104, 105, 106, 107]

/**
 * What one of the hook's own key codes is called. The hook tells places on the keyboard, not characters: `plain` and `shifted`
 * are what a US layout writes there. Undefined for keys without a place (characters sent by other programs).
 */
export function hookKey(code: number): HookKey | undefined {
  const letter = LETTERS[code]
  if (letter) return { key: letter, plain: letter, shifted: letter.toUpperCase() }
  const sign = SIGNS[code]
  if (sign) return { key: sign[0], plain: sign[1], shifted: sign[2] }
  const keypad = KEYPAD[code]
  if (keypad) return { key: keypad[0], plain: keypad[1], shifted: keypad[1] }
  if (code >= 59 && code <= 68) return named(`F${code - 58}`)
  const high = HIGH_FUNCTION_KEYS.indexOf(code)
  if (high >= 0) return named(`F${high + 13}`)
  const other = OTHERS[code]
  return other ? named(other) : undefined
}
