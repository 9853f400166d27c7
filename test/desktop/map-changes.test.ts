import { describe, expect, it } from 'vitest'
import { keymapChange, oneSymbolKey, parseKeymap } from '../../desktop/linux-x11/keyboard/keymap.ts'
import { mapChangeIn } from '../../desktop/linux-x11/tap/map-changes.ts'

const XKB = 135

/** ChangeKeyboardMapping of keys from `first` on, each with as many symbols as the first. */
function coreRequest(first: number, keys: number[][]): Buffer {
  const width = keys[0]?.length ?? 0
  const symbols = keys.flat()
  const request = Buffer.alloc(8 + symbols.length * 4)
  request.set([100, keys.length, request.length / 4, 0, first, width])
  for (const [index, symbol] of symbols.entries()) request.writeUInt32LE(symbol, 8 + index * 4)
  return request
}
const oneGroup = (type: number, symbols: number[]) => ({
  groups: 1,
  outOfRange: 0,
  width: symbols.length,
  types: [type, type, type, type],
  symbols,
})

describe('a request that changes the keyboard map', () => {
  it('is read as the server reads it: one letter for two cases, a sign for itself, nothing for nothing', () => {
    expect(mapChangeIn(coreRequest(8, [[0xdf], [0xc4], [0x61], [0x100_65e5], [0x100_0416], [0xff], [0xb5], [0]]), XKB)).toEqual({
      kind: 'keys',
      keys: new Map([
        [8, oneGroup(0, [0xdf])],
        [9, oneGroup(2, [0xe4, 0xc4])],
        [10, oneGroup(2, [0x61, 0x41])],
        [11, oneGroup(0, [0x100_65e5])],
        [12, oneGroup(0, [0x100_0416])],
        [13, oneGroup(0, [0xff])],
        [14, oneGroup(0, [0xb5])],
        [15, { groups: 0, outOfRange: 0, width: 0, types: [0, 0, 0, 0], symbols: [] }],
      ]),
    })
    expect(mapChangeIn(coreRequest(24, [[0x31, 0x21]]), XKB)).toEqual({ kind: 'keys', keys: new Map([[24, oneGroup(1, [0x31, 0x21])]]) })
    expect(mapChangeIn(coreRequest(24, [[0xff95, 0xffb7]]), XKB)).toEqual({
      kind: 'keys',
      keys: new Map([[24, oneGroup(3, [0xff95, 0xffb7])]]),
    })
  })

  it('of our own typing is read back as it was written', () => {
    const map = { ...parseKeymap(Buffer.alloc(64)), minKeycode: 8, maxKeycode: 255 }
    const body = keymapChange(
      map,
      new Map([
        [93, oneSymbolKey(0x100_65e5)],
        [95, oneSymbolKey(0xdf)],
      ]),
    )
    const request = Buffer.concat([Buffer.from([XKB, 9, 0, 0, 0, 1]), body])
    const between = { groups: 0, outOfRange: 0, width: 0, types: [0, 0, 0, 0], symbols: [] }
    expect(mapChangeIn(request, XKB)).toEqual({
      kind: 'keys',
      keys: new Map([
        [93, oneSymbolKey(0x100_65e5)],
        [94, between],
        [95, oneSymbolKey(0xdf)],
      ]),
    })
  })

  it('that is not fully understood, or cut short, lets the server be asked', () => {
    const wide = coreRequest(24, [[0x71, 0x51, 0x71, 0x51]])
    const cut = coreRequest(24, [[0x71], [0x72]]).subarray(0, 12)
    const byName = Buffer.from([XKB, 23, 2, 0, 0, 1, 0, 0])
    expect([wide, cut, byName].map((request) => mapChangeIn(request, XKB))).toEqual(Array(3).fill({ kind: 'other-map' }))
    expect(mapChangeIn(Buffer.from([12, 0, 0, 0, 0, 0, 0, 0]), XKB)).toBeUndefined()
    expect(mapChangeIn(Buffer.alloc(2), XKB)).toBeUndefined()
  })
})
