/** The modifier bits of the X protocol. */
export const MODIFIER = { shift: 1, lock: 2, control: 4, mod1: 8, mod2: 16, mod3: 32, mod4: 64, mod5: 128 } as const

type KeyType = {
  /** The modifiers that matter to this type of key. */
  mask: number
  levels: { modifiers: number; level: number }[]
}
export type Key = { groups: number; outOfRange: number; width: number; types: number[]; symbols: number[] }

/** What each key writes, for every group (layout) and level (Shift, AltGr …): the X keyboard extension's map. */
export type Keymap = {
  minKeycode: number
  maxKeycode: number
  types: KeyType[]
  keys: Map<number, Key>
  /** The modifiers that a key sets while it is down. */
  modifiers: Map<number, number>
}

/** Reads the body of an XkbGetMap reply (what follows its first eight bytes) that holds types, symbols and modifier map. */
export function parseKeymap(body: Buffer): Keymap {
  const byte = (at: number) => body.readUInt8(at)
  const typesAt = 32
  const { types, end: keysAt } = readTypes(body, typesAt, byte(7))
  const { keys, end: modifiersAt } = readKeys(body, keysAt, byte(9), byte(12))
  const modifiers = new Map<number, number>()
  for (let index = 0; index < byte(25); index++) modifiers.set(byte(modifiersAt + index * 2), byte(modifiersAt + index * 2 + 1))
  return { minKeycode: byte(2), maxKeycode: byte(3), types, keys, modifiers }
}

function readTypes(body: Buffer, from: number, count: number): { types: KeyType[]; end: number } {
  const types: KeyType[] = []
  let at = from
  for (let index = 0; index < count; index++) {
    const [mask, entries, preserve] = [body.readUInt8(at), body.readUInt8(at + 5), body.readUInt8(at + 6)]
    at += 8
    const levels: KeyType['levels'] = []
    for (let entry = 0; entry < entries; entry++, at += 8) {
      const active = body.readUInt8(at) !== 0
      if (active) levels.push({ modifiers: body.readUInt8(at + 1), level: body.readUInt8(at + 2) })
    }
    if (preserve) at += entries * 4
    types.push({ mask, levels })
  }
  return { types, end: at }
}

function readKeys(body: Buffer, from: number, firstKey: number, count: number): { keys: Map<number, Key>; end: number } {
  const keys = new Map<number, Key>()
  let at = from
  for (let index = 0; index < count; index++) {
    const groupInfo = body.readUInt8(at + 4)
    const symbolCount = body.readUInt16LE(at + 6)
    const symbolsAt = at + 8
    keys.set(firstKey + index, {
      groups: groupInfo & 0x0f,
      outOfRange: groupInfo & 0xf0,
      width: body.readUInt8(at + 5),
      types: [...body.subarray(at, at + 4)],
      symbols: Array.from({ length: symbolCount }, (_, symbol) => body.readUInt32LE(symbolsAt + symbol * 4)),
    })
    at = symbolsAt + symbolCount * 4
  }
  return { keys, end: at }
}

/**
 * The body of an XkbSetMap request (what follows its first six bytes) that gives some keys other symbols. One request reaches
 * from the first to the last changed key and says again what the keys between have: each request costs every program a look
 * at the whole keyboard, and window managers a tenth of a second.
 */
export function keymapChange(keymap: Keymap, changes: Map<number, Key>): Buffer {
  const [first, last] = [Math.min(...changes.keys()), Math.max(...changes.keys())]
  const rows: Buffer[] = []
  let symbolTotal = 0
  for (let keycode = first; keycode <= last; keycode++) {
    const key = changes.get(keycode) ?? keymap.keys.get(keycode) ?? NO_KEY
    const row = Buffer.alloc(8 + key.symbols.length * 4)
    row.set(key.types, 0)
    row[4] = key.outOfRange | key.groups
    row[5] = key.width
    row.writeUInt16LE(key.symbols.length, 6)
    for (const [index, symbol] of key.symbols.entries()) row.writeUInt32LE(symbol, 8 + index * 4)
    symbolTotal += key.symbols.length
    rows.push(row)
  }
  const header = Buffer.alloc(30)
  header.writeUInt16LE(KEY_SYMBOLS, 0)
  header.set([keymap.minKeycode, keymap.maxKeycode], 4)
  header.set([first, last - first + 1], 8)
  header.writeUInt16LE(symbolTotal, 10)
  return Buffer.concat([header, ...rows])
}

/** A key that writes one symbol whatever is held. */
export function oneSymbolKey(keysym: number): Key {
  return { groups: 1, outOfRange: 0, width: 1, types: [0, 0, 0, 0], symbols: [keysym] }
}

const NO_KEY: Key = { groups: 0, outOfRange: 0, width: 0, types: [0, 0, 0, 0], symbols: [] }
const KEY_SYMBOLS = 2

/** The group that a key really uses when the keyboard stands in `group`. */
function effectiveGroup(key: Key, group: number): number {
  if (group < key.groups) return group
  const rule = key.outOfRange & 0xc0
  if (rule === 0x40) return key.groups - 1
  if (rule === 0x80) {
    const redirected = (key.outOfRange & 0x30) >> 4
    return redirected < key.groups ? redirected : 0
  }
  return key.groups === 0 ? 0 : group % key.groups
}

/** The symbol that a key gives, and the modifiers that were used up in choosing it. 0 when it gives none. */
export function symbolOf(
  keymap: Keymap,
  keycode: number,
  state: { modifiers: number; group: number },
): { keysym: number; consumed: number } {
  const key = keymap.keys.get(keycode)
  if (!key || key.groups === 0) return { keysym: 0, consumed: 0 }
  const group = effectiveGroup(key, state.group)
  const type = keymap.types[key.types[group] ?? 0]
  if (!type) return { keysym: 0, consumed: 0 }
  const wanted = state.modifiers & type.mask
  const level = type.levels.find((entry) => entry.modifiers === wanted)?.level ?? 0
  return { keysym: key.symbols[group * key.width + level] ?? 0, consumed: type.mask }
}

/** The first key on which `fits` holds in a group, looking at the modifier sets in their order: plain keys before shifted ones. */
export function findKey(
  keymap: Keymap,
  group: number,
  modifierSets: number[],
  fits: (keysym: number) => boolean,
): { keycode: number; modifiers: number } | undefined {
  for (const modifiers of modifierSets) {
    for (const keycode of keymap.keys.keys()) {
      const { keysym, consumed } = symbolOf(keymap, keycode, { modifiers, group })
      // A key whose type ignores one of the modifiers gives the same symbol with fewer of them.
      if (keysym !== 0 && fits(keysym) && (modifiers & ~consumed) === 0) return { keycode, modifiers }
    }
  }
  return undefined
}

/** Keys that nothing is on, from the highest code down. */
export function spareKeycodes(keymap: Keymap): number[] {
  return [...keymap.keys]
    .filter(([keycode, key]) => key.symbols.every((symbol) => symbol === 0) && !keymap.modifiers.get(keycode))
    .map(([keycode]) => keycode)
    .reverse()
}
