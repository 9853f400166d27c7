import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DATE_LANGUAGES, fillText, plainNumber, ROUND, readDate, readNumber, shiftNumber, writeAs, writeDate, writeNumber } from '#contract'

describe('readNumber', () => {
  it.each([
    ['12,50', '12.5'],
    ['12.50', '12.5'],
    ['1.234,50', '1234.5'],
    ['1,234,567.80', '1234567.8'],
    ['1’000', '1000'],
    ['0.125', '0.125'],
    ['-7', '-7'],
    ['-0', '0'],
  ])('reads %s as %s', (text, plain) => {
    const number = readNumber(text)
    expect(number && plainNumber(number)).toBe(plain)
  })

  it('lets the decimal sign decide where a text can be read two ways', () => {
    expect([readNumber('1,234'), readNumber('1,234', ','), readNumber('1.234'), readNumber('1.234', ',')]).toEqual([
      { minus: false, whole: '1234', fraction: '' },
      { minus: false, whole: '1', fraction: '234' },
      { minus: false, whole: '1', fraction: '234' },
      { minus: false, whole: '1234', fraction: '' },
    ])
  })

  it.each(['', 'twelve', '1.2.3', '192.168.0.1', '1,23,456', '12€'])('refuses “%s”', (text) => {
    expect(readNumber(text)).toBeUndefined()
  })

  it('reads back whatever writeNumber wrote', () => {
    const number = fc.record({
      minus: fc.boolean(),
      whole: fc.bigInt({ min: 1n, max: 10n ** 12n }).map(String),
      fraction: fc.stringMatching(/^\d{0,4}$/),
    })
    const signs = fc.constantFrom(
      { decimal: '.' as const, group: '' },
      { decimal: '.' as const, group: ',' },
      { decimal: ',' as const, group: '.' },
      { decimal: ',' as const, group: '’' },
    )
    fc.assert(
      fc.property(number, signs, (given, how) => {
        expect(readNumber(writeNumber(given, how), how.decimal)).toEqual(given)
      }),
    )
  })
})

describe('readDate', () => {
  it.each([
    ['2027-05-12', { year: 2027, month: 5, day: 12 }],
    ['12.5.2027', { year: 2027, month: 5, day: 12 }],
    ['12.05.27', { year: 2027, month: 5, day: 12 }],
    ['5/13/2027', { year: 2027, month: 5, day: 13 }],
    ['12 May 2027', { year: 2027, month: 5, day: 12 }],
    ['May 12th, 2027', { year: 2027, month: 5, day: 12 }],
    ['12. Mai', { month: 5, day: 12 }],
    ['3 de mayo de 2027', { year: 2027, month: 5, day: 3 }],
  ])('reads %s', (text, date) => {
    expect(readDate(text)).toEqual(date)
  })

  it('lets dayFirst decide where a text can be read two ways', () => {
    expect([readDate('5/6/2027', true), readDate('5/6/2027', false)]).toEqual([
      { year: 2027, month: 6, day: 5 },
      { year: 2027, month: 5, day: 6 },
    ])
  })

  it.each(['12 keys', '2027-02-30', '0.0.2027', '12', ''])('refuses “%s”', (text) => {
    expect(readDate(text)).toBeUndefined()
  })

  it('reads back the names of months that writeDate wrote in every language', () => {
    for (const language of DATE_LANGUAGES)
      for (let month = 1; month <= 12; month += 1)
        expect(readDate(writeDate({ year: 2027, month, day: 9 }, 'd MMMM yyyy', language) ?? '')).toEqual({ year: 2027, month, day: 9 })
  })

  it('writes no date that wants a year it does not have', () => {
    expect(writeDate({ month: 5, day: 12 }, 'yyyy-MM-dd', 'en')).toBeUndefined()
  })
})

describe('writeAs', () => {
  it.each([
    ['the keys', { between: '-' as const }, 'the-keys'],
    ['The Keys', { letters: 'lower' as const, between: '_' as const }, 'the_keys'],
    ['the keys', { letters: 'first-upper' as const }, 'The keys'],
    ['the landlord’s keys', { letters: 'words-upper' as const }, 'The Landlord’s Keys'],
    ['über alles', { letters: 'upper' as const }, 'ÜBER ALLES'],
    ['1,234.5', { number: { read: '.' as const, decimal: ',' as const, group: '.', places: 2 } }, '1.234,50'],
    ['3 June 2027', { date: { dayFirst: true, pattern: 'yyyy-MM-dd', language: 'en' } }, '2027-06-03'],
    ['30 December 2027', { shift: { days: 3 }, date: { dayFirst: true, pattern: 'd.M.yyyy', language: 'en' } }, '2.1.2028'],
    ['28 February', { shift: { days: 1 }, date: { dayFirst: true, pattern: 'd MMMM', language: 'en' } }, '1 March'],
    ['0.1', { shift: { by: 0.2 }, number: { read: '.' as const, decimal: '.' as const, group: '' } }, '0.3'],
    ['5', { shift: { by: -12 }, number: { read: '.' as const, decimal: '.' as const, group: '' } }, '-7'],
    ['soon', { date: { dayFirst: true, pattern: 'yyyy-MM-dd', language: 'en' } }, 'soon'],
    ['many', { number: { read: '.' as const, decimal: ',' as const, group: '' } }, 'many'],
  ])('writes “%s” as %j as “%s”', (value, form, written) => {
    expect(writeAs(value, form)).toBe(written)
  })
})

describe('fillText', () => {
  it('puts literals, slots in their form and secrets together, and leaves a missing value to be seen', () => {
    const text = fillText(
      [
        { kind: 'literal', text: 'Dear ' },
        { kind: 'slot', parameter: 'recipient', form: { letters: 'first-upper' } },
        { kind: 'literal', text: ', ' },
        { kind: 'secret', parameter: 'password' },
        { kind: 'slot', parameter: 'topic' },
      ],
      { recipient: 'landlord', password: 'hunter2' },
    )
    expect(text).toBe('Dear Landlord, hunter2⟦topic⟧')
  })

  it('writes a running number by the round, with leading zeros, and names it where there is no round', () => {
    const parts = [
      { kind: 'literal', text: 'photo-' },
      { kind: 'count', start: 8, step: 2, digits: 3 },
    ] as const
    const rounds = ['0', '1', '2'].map((round) => fillText(parts, { [ROUND]: round }))
    expect([...rounds, fillText(parts, {})]).toEqual(['photo-008', 'photo-010', 'photo-012', 'photo-⟦running number⟧'])
  })
})

describe('shiftNumber', () => {
  it('there and back again is where it began, to the last digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: -99_999, max: 99_999 }), (units, hundredths) => {
        const by = hundredths / 100
        const there = shiftNumber(readNumber(String(units)) ?? fail(), by)
        expect(plainNumber(shiftNumber(there, -by))).toBe(String(units))
      }),
    )
  })
})

function fail(): never {
  throw new Error('This is a number.')
}
