import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shiftDate, writeAs, writeDate } from '#contract'
import { derivedForm } from '../../../learner/derive/derived-form.ts'

describe('a form by which texts follow from values', () => {
  it.each([
    [['2027-05-12', '2027-06-29'], ['2027-05-14', '2027-07-01'], { days: 2 }],
    [['12.5.2027', '29.6.2027'], ['11.5.2027', '28.6.2027'], { days: -1 }],
    [['31 December', '1 May'], ['1 January', '2 May'], { days: 1 }],
    [['7', '12'], ['8', '13'], { by: 1 }],
    [['12.50', '30'], ['13.00', '30.50'], { by: 0.5 }],
  ])('%j and %j', (values, texts, shift) => {
    const form = derivedForm(values, texts)
    expect(form?.shift).toEqual(shift)
    expect(values.map((value) => writeAs(value, form))).toEqual(texts)
  })

  it('is not made from one pair, from the same pair twice, or where the distance differs', () => {
    expect(derivedForm(['7'], ['8'])).toBeUndefined()
    expect(derivedForm(['7', '7'], ['8', '8'])).toBeUndefined()
    expect(derivedForm(['7', '9'], ['8', '11'])).toBeUndefined()
    expect(derivedForm(['2027-05-12', '2027-06-29'], ['2027-05-14', '2027-07-02'])).toBeUndefined()
  })

  it('finds every distance of days again', () => {
    const day = fc.record({
      year: fc.integer({ min: 2000, max: 2090 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    })
    const days = fc.integer({ min: -365, max: 365 }).filter((count) => count !== 0)
    fc.assert(
      fc.property(day, day, days, (a, b, count) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(b))
        const write = (date: typeof a | ReturnType<typeof shiftDate>) => writeDate(date, 'yyyy-MM-dd', 'en') ?? ''
        const form = derivedForm(
          [write(a), write(b)],
          [a, b].map((date) => write(shiftDate(date, count))),
        )
        expect(form?.shift).toEqual({ days: count })
      }),
    )
  })
})
