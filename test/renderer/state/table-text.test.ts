import { describe, expect, it } from 'vitest'
import { csvOf, sourceOf, textOf, withSource } from '../../../renderer/state/table-text.ts'

describe('a table as text', () => {
  it('is written so that it reads the same again, whatever its cells hold', () => {
    const table = {
      columns: ['Name', 'Note'],
      rows: [
        ['Maier, Sons', 'said "soon"'],
        [' lead', 'two\nlines'],
        ['', 'plain'],
      ],
    }
    expect(csvOf(table)).toBe('Name,Note\r\n"Maier, Sons","said ""soon"""\r\n" lead","two\nlines"\r\n,plain')
  })

  it('is read from a file in any of the usual encodings, and not from what is no text', () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, 0xfc, 0x00])
    expect([
      textOf(new TextEncoder().encode('ü')),
      textOf(Uint8Array.from([0xfc])),
      textOf(utf16),
      textOf(Uint8Array.from([1, 0, 2])),
    ]).toEqual(['ü', 'ü', 'ü', undefined])
  })
})

describe('where a value comes from', () => {
  it('is one column, or one value for all rows, or not known yet', () => {
    const none = { columns: {}, values: {} }
    const column = withSource(none, 'amount', { kind: 'column', column: 'Sum' })
    const same = withSource(column, 'amount', { kind: 'same', value: '€20' })
    expect([column, same, withSource(same, 'amount', { kind: 'none' })]).toEqual([
      { columns: { amount: 'Sum' }, values: {} },
      { columns: {}, values: { amount: '€20' } },
      none,
    ])
    expect([none, column, same].map((mapping) => sourceOf(mapping, 'amount').kind)).toEqual(['none', 'column', 'same'])
  })
})
