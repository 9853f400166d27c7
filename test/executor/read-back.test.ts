import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceWithin, textSeen, valueHolds } from '../../executor/verify/read-back.ts'

describe('reading back', () => {
  it('takes a value that holds the typed text, with other blanks and quotes', () => {
    expect(valueHolds('Dear “Ada”,\n  hello…', 'Dear "Ada", hello...', true)).toBe(true)
    expect(valueHolds('before Keys after', 'Keys', false)).toBe(true)
    expect(valueHolds('before Keys after', 'Keys', true)).toBe(false)
    expect(valueHolds('Key', 'Keys', false)).toBe(false)
  })

  it('forgives what text reading gets wrong, but not another text', () => {
    expect(textSeen(['The qu1ck br0wn fox', 'jumps'], 'The quick brown fox jumps')).toBe(true)
    expect(textSeen(['The quick browm fox'], 'The quick brown fox')).toBe(true)
    expect(textSeen(['The slow white cat'], 'The quick brown fox')).toBe(false)
    expect(textSeen(['1284'], '1234')).toBe(false)
    expect(textSeen(['Amount 1234 EUR'], '1234')).toBe(true)
    expect(textSeen(['anything'], '…')).toBe(false)
  })

  it('takes the visible end of a text that is too long for its field', () => {
    const long = 'This sentence is so long that a narrow field shows nothing but its end, which is here'
    expect(textSeen(['shows nothing but its end, which is here'], long)).toBe(true)
    expect(textSeen(['is here'], long)).toBe(false)
  })

  it('finds any text in itself, and the distance is never more than its length', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, text, after) => {
        expect(distanceWithin(text, before + text + after)).toBe(0)
        expect(distanceWithin(text, before)).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
