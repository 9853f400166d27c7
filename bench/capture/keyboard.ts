/** Where a character is on a keyboard: keycodes held, then the one struck. */
export type Stroke = { held: number[]; keycode: number }

const SHIFT = 50
/** Right Alt: AltGr on a German layout, Compose on the American one of this bench. */
export const RIGHT_ALT = 108

/** Rows of keys by the keycode of their first one. */
type Rows = readonly (readonly [first: number, plain: string, shifted: string])[]
const AMERICAN: Rows = [
  [10, '1234567890-=', '!@#$%^&*()_+'],
  [24, 'qwertyuiop[]', 'QWERTYUIOP{}'],
  [38, "asdfghjkl;'`", 'ASDFGHJKL:"~'],
  [51, '\\zxcvbnm,./', '|ZXCVBNM<>?'],
  [65, ' ', ' '],
]
const GERMAN: Rows = [
  [10, '1234567890ß', '!"§$%&/()=?'],
  [24, 'qwertzuiopü+', 'QWERTZUIOPÜ*'],
  [38, 'asdfghjklöä', 'ASDFGHJKLÖÄ'],
  [51, '#yxcvbnm,.-', "'YXCVBNM;:_"],
  [65, ' ', ' '],
]
const GERMAN_WITH_ALT_GR: Record<string, number> = { '@': 24, '€': 26, '{': 16, '[': 17, ']': 18, '}': 19, '\\': 20 }
/** Two strokes for one character. */
const GERMAN_DEAD: Record<string, [Stroke, string]> = {
  é: [{ held: [], keycode: 21 }, 'e'],
  á: [{ held: [], keycode: 21 }, 'a'],
  ô: [{ held: [], keycode: 49 }, 'o'],
  è: [{ held: [SHIFT], keycode: 21 }, 'e'],
}
const COMPOSED: Record<string, string> = { é: "'e", ü: '"u', ß: 'ss', '©': 'oc', ñ: '~n', '½': '12' }

function strokesOf(rows: Rows): Map<string, Stroke> {
  const strokes = new Map<string, Stroke>()
  for (const [first, plain, shifted] of rows) {
    for (const [index, character] of [...plain].entries()) strokes.set(character, { held: [], keycode: first + index })
    for (const [index, character] of [...shifted].entries()) {
      if (!strokes.has(character)) strokes.set(character, { held: [SHIFT], keycode: first + index })
    }
  }
  return strokes
}

export type Layout = {
  name: 'us' | 'de'
  /** The command that sets it. */
  setting: string[]
  characters: string[]
  strokesFor(character: string): Stroke[]
}

const american = strokesOf(AMERICAN)
const german = strokesOf(GERMAN)

export const AMERICAN_LAYOUT: Layout = {
  name: 'us',
  setting: ['setxkbmap', 'us', '-option', '', '-option', 'compose:ralt'],
  characters: [...american.keys(), ...Object.keys(COMPOSED)],
  strokesFor(character) {
    const composed = COMPOSED[character]
    if (!composed) return [american.get(character)!]
    return [{ held: [], keycode: RIGHT_ALT }, ...[...composed].map((part) => american.get(part)!)]
  },
}
export const GERMAN_LAYOUT: Layout = {
  name: 'de',
  setting: ['setxkbmap', 'de', '-option', ''],
  characters: [...german.keys(), ...Object.keys(GERMAN_WITH_ALT_GR), ...Object.keys(GERMAN_DEAD)],
  strokesFor(character) {
    const third = GERMAN_WITH_ALT_GR[character]
    if (third) return [{ held: [RIGHT_ALT], keycode: third }]
    const [dead, base] = GERMAN_DEAD[character] ?? []
    if (dead && base) return [dead, german.get(base)!]
    return [german.get(character)!]
  },
}

/** Keys that write nothing, by their place. */
export const NAMED_KEYCODES: Record<string, number> = {
  Escape: 9,
  Tab: 23,
  Return: 36,
  BackSpace: 22,
  F1: 67,
  F2: 68,
  F3: 69,
  F4: 70,
  F5: 71,
  F6: 72,
  F7: 73,
  F8: 74,
  F9: 75,
  F10: 76,
  F11: 95,
  F12: 96,
  Home: 110,
  Up: 111,
  Page_Up: 112,
  Left: 113,
  Right: 114,
  End: 115,
  Down: 116,
  Page_Down: 117,
  Insert: 118,
  Delete: 119,
  Print: 107,
  Pause: 127,
  Menu: 135,
  Scroll_Lock: 78,
  KP_Enter: 104,
  KP_Home: 79,
  KP_Up: 80,
  KP_Page_Up: 81,
  KP_Left: 83,
  KP_Right: 85,
  KP_End: 87,
  KP_Down: 88,
  KP_Page_Down: 89,
  AudioMute: 121,
  AudioLowerVolume: 122,
  AudioRaiseVolume: 123,
  AudioNext: 171,
  AudioPlay: 172,
  AudioPrev: 173,
  AudioStop: 174,
  Tools: 191,
  Launch5: 192,
  Calculator: 148,
  Mail: 163,
}
export const KEYPAD_DIGITS = [90, 87, 88, 89, 83, 84, 85, 79, 80, 81]
export const NUM_LOCK = 77
