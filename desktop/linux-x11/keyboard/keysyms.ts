import x11 from 'x11'
import type { KeyName } from '#contract'
import { VENDOR_KEYS } from './vendor-keys.ts'

/** Where one key has several names, the one that a person would read. */
const PREFERRED = new Set(['Page_Up', 'Page_Down', 'KP_Page_Up', 'KP_Page_Down'])
const UNICODE_FLAG = 0x0100_0000

const codeByName = new Map<KeyName, number>()
const nameByCode = new Map<number, KeyName>()
const characterByCode = new Map<number, string>()

for (const [symbol, { code, description }] of Object.entries(x11.keySyms)) {
  const name = symbol.replace(/^XK_/, '')
  codeByName.set(name, code)
  if (!nameByCode.has(code) || PREFERRED.has(name)) nameByCode.set(code, name)
  // The table's comments carry the character in brackets: `(é) LATIN SMALL LETTER E WITH ACUTE`.
  const character = description?.match(/^\(+(.)\)/u)?.[1]
  if (character && code >= 0x100 && code < 0xfd00) characterByCode.set(code, character)
}
for (const [name, code] of VENDOR_KEYS) {
  codeByName.set(name, code)
  codeByName.set(`XF86${name}`, code)
  nameByCode.set(code, name)
}
const KEYPAD = '0123456789'
for (let digit = 0; digit < 10; digit++) characterByCode.set(0xffb0 + digit, KEYPAD[digit] ?? '')
for (const [code, character] of [
  [0xffaa, '*'],
  [0xffab, '+'],
  [0xffac, ','],
  [0xffad, '-'],
  [0xffae, '.'],
  [0xffaf, '/'],
  [0xffbd, '='],
  [0xff80, ' '],
] as const) {
  characterByCode.set(code, character)
}

/** The code of a key's name (`Return`, `a`, `eacute`, `AudioMute`, `U6F22`); undefined when there is no such key. */
export function keysymOf(name: KeyName): number | undefined {
  const known = codeByName.get(name)
  if (known !== undefined) return known
  const unicode = name.match(/^U([0-9A-Fa-f]{4,6})$/)?.[1]
  if (unicode) return keysymOfCharacter(String.fromCodePoint(Number.parseInt(unicode, 16)))
  return [...name].length === 1 ? keysymOfCharacter(name) : undefined
}

/** The name of a key's code in the one spelling of the contract. */
export function nameOfKeysym(keysym: number): KeyName {
  const name = nameByCode.get(keysym)
  if (name) return name
  if ((keysym & 0xff00_0000) === UNICODE_FLAG) return `U${(keysym - UNICODE_FLAG).toString(16).toUpperCase().padStart(4, '0')}`
  return `0x${keysym.toString(16)}`
}

/** The character that a key symbol writes; empty for keys that write nothing (`Return`, `Shift_L`, dead keys). */
export function characterOfKeysym(keysym: number): string {
  if ((keysym >= 0x20 && keysym <= 0x7e) || (keysym >= 0xa0 && keysym <= 0xff)) return String.fromCharCode(keysym)
  if ((keysym & 0xff00_0000) === UNICODE_FLAG) return String.fromCodePoint(keysym - UNICODE_FLAG)
  return characterByCode.get(keysym) ?? ''
}

/** The key symbol that every program takes for a character: Latin-1 as it is, all others by their Unicode number. */
export function keysymOfCharacter(character: string): number {
  const point = character.codePointAt(0) ?? 0
  return (point >= 0x20 && point <= 0x7e) || (point >= 0xa0 && point <= 0xff) ? point : UNICODE_FLAG + point
}

/** What Caps Lock makes of a symbol where the layout itself says nothing. */
export function upperCaseKeysym(keysym: number): number {
  const character = characterOfKeysym(keysym)
  const upper = character.toUpperCase()
  return character !== upper && [...upper].length === 1 ? keysymOfCharacter(upper) : keysym
}

/** True when two symbols write the same character (a keyboard may use an old name for what others give by number). */
export function sameCharacter(a: number, b: number): boolean {
  return a === b || (characterOfKeysym(a) !== '' && characterOfKeysym(a) === characterOfKeysym(b))
}
