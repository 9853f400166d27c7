import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fuseRanks } from '../../../memory/recall/fuse.ts'
import { createSums } from '../../../memory/recall/sums.ts'
import { gramsOf, programTerm, quoted, termsOf, wordsOfProgramTerm } from '../../../memory/recall/terms.ts'
import { worthOf } from '../../../memory/recall/worth.ts'
import { anyText } from '../../support/any-text.ts'

describe('the words of a text', () => {
  it('are in small letters, without signs and marks', () => {
    expect(termsOf('Write a "Note", a NOTE: to Zoë! Größe 42 🙂')).toEqual(['write', 'a', 'note', 'a', 'note', 'to', 'zoe', 'grosse', '42'])
  })

  it('are every two characters where a script writes no spaces', () => {
    expect(termsOf('写一张便条 to 房东 A票')).toEqual(['写一', '一张', '张便', '便条', 'to', '房东', 'a', '票'])
  })

  it('are only letters and numbers, whatever a person types', () => {
    expect(termsOf('a ⺀ b')).toEqual(['a', 'b'])
    fc.assert(
      fc.property(anyText(100), (text) => {
        expect(termsOf(text).join(' ')).toMatch(/^([\p{L}\p{N}]{1,80}( |$))*$/u)
      }),
    )
  })

  it('never look like a program, which is one word with the words of its name', () => {
    expect(termsOf(programTerm('LibreOffice-Calc'))).toEqual(['libreoffice', 'calc'])
    expect(wordsOfProgramTerm(programTerm('LibreOffice-Calc'))).toEqual(['libreoffice', 'calc'])
  })

  it('make runs of three characters with their ends, and are data to the database', () => {
    expect(gramsOf('note')).toEqual(['^no', 'not', 'ote', 'te$'])
    expect(gramsOf('a')).toEqual(['^a$'])
    expect(quoted('a"b')).toBe('"a""b"')
  })
})

describe('joining rankings', () => {
  it('prefers what both hold, and gives 1 to the first of both', () => {
    const fused = fuseRanks([
      { ids: ['a', 'b', 'c'], weight: 1 },
      { ids: ['a', 'c'], weight: 1 },
    ])
    expect(fused.get('a')).toBe(1)
    expect((fused.get('c') ?? 0) > (fused.get('b') ?? 0)).toBe(true)
  })

  it('lets a list count less', () => {
    const fused = fuseRanks([
      { ids: ['a'], weight: 1 },
      { ids: ['b'], weight: 0.5 },
    ])
    expect([fused.get('a'), fused.get('b')]).toEqual([expect.closeTo(2 / 3), expect.closeTo(1 / 3)])
  })
})

describe('the highest sums', () => {
  it('are those that sorting all of them finds', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 100 }), fc.integer({ min: 1, max: 20 }), (values, count) => {
        const sums = createSums(values.length)
        for (const [place, value] of values.entries()) {
          if (value > 1) sums.add([place], 1)
          if (value > 0) sums.add([place], value > 1 ? value - 1 : 1)
        }
        const touched = values.flatMap((value, place) => (value > 0 ? [place] : []))
        const expected = touched.toSorted((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b).slice(0, count)
        expect([sums.count(), sums.highest(count)]).toEqual([touched.length, expected])
      }),
    )
  })
})

describe('what use, place and time add', () => {
  const nowMs = Date.parse('2026-03-01T00:00:00Z')
  const use = (tried: number, worked: number, daysAgo = 0) => ({ tried, worked, lastAtMs: nowMs - daysAgo * 86_400_000 })
  const worth = (given: ReturnType<typeof use>, steps?: number) => worthOf(given, { nowMs, steps })

  it('is more for what worked, what is near, and what was used lately', () => {
    expect(worth(use(10, 10))).toBeGreaterThan(worth(use(10, 2)))
    expect(worth(use(10, 10))).toBeGreaterThan(worth(use(1, 0)))
    expect(worth(use(3, 3), 1)).toBeGreaterThan(worth(use(3, 3), 2))
    expect(worth(use(3, 3), 3)).toBeGreaterThan(worth(use(3, 3)))
    expect(worth(use(3, 3))).toBeGreaterThan(worth(use(3, 3, 400)))
  })

  it('is more for what was never tried than for what failed as often as it worked', () => {
    expect(worth(use(0, 0))).toBeGreaterThan(worth(use(20, 10)))
  })

  it('stays between a floor and 1: it decides between equals and never hides a find', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.nat(10_000), fc.option(fc.nat(3), { nil: undefined }), (worked, failed, days, steps) => {
        const given = worth(use(worked + failed, worked, days), steps)
        expect(given).toBeGreaterThan(0.75)
        expect(given).toBeLessThanOrEqual(1)
      }),
    )
  })
})
