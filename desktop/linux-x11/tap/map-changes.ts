import type { Key } from '../keyboard/keymap.ts'
import { characterOfKeysym, keysymOfCharacter } from '../keyboard/keysyms.ts'

/** What a program asked the X server to do to the keyboard map: these keys got other symbols, or it may be another map altogether. */
export type MapChange = { kind: 'keys'; keys: Map<number, Key> } | { kind: 'other-map' }

/** The core request ChangeKeyboardMapping. */
export const CHANGE_KEYBOARD_MAPPING = 100
/** Requests of the X keyboard extension that change what keys mean. */
export const XKB_SET_MAP = 9
export const XKB_GET_KEYBOARD_BY_NAME = 23

const SET_MAP_BYTES = 36
const SYMBOLS_ONLY = 2
/** The first four types of keys are the same in every map. */
const [ONE_LEVEL, TWO_LEVEL, ALPHABETIC, KEYPAD] = [0, 1, 2, 3] as const
const isKeypad = (keysym: number) => keysym >= 0xff80 && keysym <= 0xffbd

/** Reads a request as the RECORD extension tells it. `xkbOpcode`: the number of the keyboard extension on this server. */
export function mapChangeIn(request: Buffer, xkbOpcode: number): MapChange | undefined {
  if (request.length < 8) return undefined
  const [opcode, second] = [request.readUInt8(0), request.readUInt8(1)]
  if (opcode === CHANGE_KEYBOARD_MAPPING) return coreChange(request, second)
  if (opcode !== xkbOpcode) return undefined
  return second === XKB_SET_MAP ? setMapChange(request) : { kind: 'other-map' }
}

function coreChange(request: Buffer, count: number): MapChange {
  const [first, width] = [request.readUInt8(4), request.readUInt8(5)]
  // With more columns the server spreads them over layouts by rules of its own: its answer is better than our guess.
  if (width === 0 || width > 2 || request.length < 8 + count * width * 4) return { kind: 'other-map' }
  const keys = new Map<number, Key>()
  for (let index = 0; index < count; index++) {
    const at = 8 + index * width * 4
    keys.set(first + index, coreKey(request.readUInt32LE(at), width > 1 ? request.readUInt32LE(at + 4) : 0))
  }
  return { kind: 'keys', keys }
}

/** As the server makes it of one column: a letter alone stands for its two cases, the small one without Shift. */
function coreKey(symbol: number, shifted: number): Key {
  if (symbol === 0 && shifted === 0) return { groups: 0, outOfRange: 0, width: 0, types: [0, 0, 0, 0], symbols: [] }
  const cases = casesOf(symbol)
  if (cases && (shifted === 0 || (cases.lower === symbol && characterOfKeysym(cases.upper) === characterOfKeysym(shifted)))) {
    return oneGroup(ALPHABETIC, [cases.lower, cases.upper])
  }
  if (shifted === 0) return oneGroup(ONE_LEVEL, [symbol])
  return oneGroup(isKeypad(symbol) || isKeypad(shifted) ? KEYPAD : TWO_LEVEL, [symbol, shifted])
}

/** The alphabets of which the server knows small and capital letters. It knows none by their Unicode numbers. */
const CASED_SETS: ReadonlySet<number> = new Set([0, 1, 2, 3, 6, 7, 0x13])

function casesOf(symbol: number): { lower: number; upper: number } | undefined {
  const set = symbol >> 8
  if (!CASED_SETS.has(set)) return undefined
  const character = characterOfKeysym(symbol)
  const [lower, upper] = [oneCharacter(character.toLowerCase()), oneCharacter(character.toUpperCase())]
  if (!lower || !upper || lower === upper) return undefined
  const cases = { lower: character === lower ? symbol : keysymOfCharacter(lower), upper: keysymOfCharacter(upper) }
  // The capitals of µ and ÿ lie in other alphabets.
  return set === 0 && cases.upper > 0xff ? undefined : cases
}

function oneGroup(type: number, symbols: number[]): Key {
  return { groups: 1, outOfRange: 0, width: symbols.length, types: [type, type, type, type], symbols }
}

function oneCharacter(text: string): string | undefined {
  return [...text].length === 1 ? text : undefined
}

function setMapChange(request: Buffer): MapChange {
  if (request.length < SET_MAP_BYTES || request.readUInt16LE(6) !== SYMBOLS_ONLY) return { kind: 'other-map' }
  const [first, count] = [request.readUInt8(14), request.readUInt8(15)]
  const keys = new Map<number, Key>()
  let at = SET_MAP_BYTES
  for (let index = 0; index < count; index++) {
    if (at + 8 > request.length) return { kind: 'other-map' }
    const symbols = request.readUInt16LE(at + 6)
    if (at + 8 + symbols * 4 > request.length) return { kind: 'other-map' }
    const row = at + 8
    keys.set(first + index, {
      types: [...request.subarray(at, at + 4)],
      groups: request.readUInt8(at + 4) & 0x0f,
      outOfRange: request.readUInt8(at + 4) & 0xf0,
      width: request.readUInt8(at + 5),
      symbols: Array.from({ length: symbols }, (_, symbol) => request.readUInt32LE(row + symbol * 4)),
    })
    at = row + symbols * 4
  }
  return { kind: 'keys', keys }
}
