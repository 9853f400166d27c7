import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdsEntity, sameEntity } from '../../../perception/locate/entity.ts'

const told = (text: string) => ({ text, read: false })
const read = (text: string) => ({ text, read: true })

describe('the box that is ticked before words', () => {
  it.each([
    ['[ ] Renew passport', 'Renew passport'],
    ['[x] Order paper', '!] Order paper'],
    ['☐ Order paper', '[] Order paper'],
  ])('is no part of them when they are read: “%s” and “%s”', (a, b) => {
    expect([sameEntity(read(a), read(b)), sameEntity(told(a), told(b))]).toEqual(['yes', 'no'])
  })
  it('is not taken from an amount or a short code', () => {
    expect([sameEntity(read('-5 EUR'), read('5 EUR')), sameEntity(read('(a)'), read('(b)'))]).toEqual(['no', 'no'])
  })
})

describe('one entity', () => {
  it.each([
    ['Miller', 'MILLER'],
    ['Müller', 'muller'],
    ['Weiß', 'weiss'],
    ['Anna  Smith', 'Anna Smith'],
    ['450', '€ 450.00'],
    ['1.234,50', '1,234.50'],
    ['12 May 2027', '2027-05-12'],
    ['12.05.2027', '12 May 2027'],
    ['O’Hara', "O'Hara"],
  ])('is written “%s” and “%s”', (a, b) => {
    expect([sameEntity(told(a), told(b)), sameEntity(told(b), told(a))]).toEqual(['yes', 'yes'])
  })

  it.each([
    ['Miller', 'Millerson'],
    ['Miller', 'Miller & Sons'],
    ['Anderson', 'Andersen'],
    ['INV-12', 'INV-13'],
    ['450', '450.50'],
    ['007', '7'],
    ['12 May 2027', '12 May 2028'],
    ['', 'Miller'],
  ])('is not “%s” and “%s”', (a, b) => {
    expect([sameEntity(told(a), told(b)), sameEntity(told(b), told(a))]).toEqual(['no', 'no'])
  })

  it('may be when letters were read from pixels, and is when only look-alike ones differ', () => {
    expect([sameEntity(told('Anderson'), read('Andersen')), sameEntity(told('Miller'), read('Mi1ler'))]).toEqual(['near', 'yes'])
    expect(sameEntity(told('INV-12'), read('INV-13'))).toBe('no')
  })

  it('is itself, and the same both ways', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => one.trim() !== '' && /[\p{L}\p{N}]/u.test(one))
    fc.assert(fc.property(text, (one) => sameEntity(told(one), told(one)) === 'yes'))
    fc.assert(fc.property(text, text, (one, other) => sameEntity(told(one), told(other)) === sameEntity(told(other), told(one))))
  })

  it('stands in a text only as words of its own', () => {
    expect(['Miller & Sons', 'Anna Miller', 'Millerson', 'Miller'].map((whole) => holdsEntity(whole, 'miller'))).toEqual([
      true,
      true,
      false,
      true,
    ])
  })
})
