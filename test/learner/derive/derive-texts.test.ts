import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TextPart } from '#contract'
import { fillText, shiftDate, writeDate } from '#contract'
import { findParameters } from '../../../learner/parameters/find.ts'
import type { Use } from '../../../learner/parameters/use.ts'
import { examplesOf, typed } from '../support/uses.ts'

/** What is typed with the demonstrated values and with these, and what the person is told. */
function learned(goal: string, uses: Use[], values: Record<string, string>) {
  const found = findParameters(goal, uses, { programs: [], labels: [] })
  const told = (given: Record<string, string>) => found.texts.map((parts: TextPart[]) => fillText(parts, given))
  expect(told(examplesOf(found))).toEqual(uses.map(({ text }) => text))
  return {
    parameters: Object.fromEntries(found.parameters.map(({ name, type, examples }) => [name, `${type}: ${examples.join()}`])),
    next: told(values),
    notices: found.notices,
  }
}

describe('what follows from a value, in one demonstration', () => {
  const arrival = typed('2027-05-12', { label: 'Arrival' })

  it('is derived when two fields show it, each in its own writing', () => {
    const uses = [arrival, typed('2027-05-14', { label: 'Departure' }), typed('We leave on 14 May 2027.', { oneLine: false })]
    expect(learned('Book a room for 12 May 2027', uses, { arrival: '30 December 2027' })).toEqual({
      parameters: { arrival: 'date: 12 May 2027' },
      next: ['2027-12-30', '2028-01-01', 'We leave on 1 January 2028.'],
      notices: [
        '“2027-05-14” is two days after ⟦arrival⟧, as you showed twice; it will follow from it.',
        '“14 May 2027” is two days after ⟦arrival⟧, as you showed twice; it will follow from it.',
      ],
    })
  })

  it('is derived when two values show the same distance', () => {
    const uses = [
      typed('12.5.2027', { label: 'From' }),
      typed('11.5.2027', { label: 'Reminder' }),
      typed('29.6.2027', { label: 'Until' }),
      typed('28.6.2027', { label: 'Last call' }),
    ]
    expect(learned('Rent the hall from 12.5.2027 until 29.6.2027', uses, { sender: '1.1.2028', until: '1.3.2028' })).toEqual({
      parameters: { sender: 'date: 12.5.2027', until: 'date: 29.6.2027' },
      next: ['1.1.2028', '31.12.2027', '1.3.2028', '29.2.2028'],
      notices: [
        '“11.5.2027” is one day before ⟦sender⟧, as you showed twice; it will follow from it.',
        '“28.6.2027” is one day before ⟦until⟧, as you showed twice; it will follow from it.',
      ],
    })
  })

  it('is derived when two numbers show the same difference', () => {
    const uses = [
      typed('7', { label: 'Adults' }),
      typed('8', { label: 'Chairs' }),
      typed('30', { label: 'Plates' }),
      typed('31', { label: 'Spoons' }),
    ]
    expect(learned('Lay tables: 7 adults, 30 plates', uses, { adults: '9', plates: '50' })).toEqual({
      parameters: { adults: 'number: 7', plates: 'number: 30' },
      next: ['9', '10', '50', '51'],
      notices: [
        '“8” is one more than ⟦adults⟧, as you showed twice; it will follow from it.',
        '“31” is one more than ⟦plates⟧, as you showed twice; it will follow from it.',
      ],
    })
  })

  it('stays as it is when it is shown once, and the notice names the difference', () => {
    expect(learned('Book a room for 12 May 2027', [arrival, typed('2027-05-14')], { arrival: '2027-06-01' })).toEqual({
      parameters: { arrival: 'date: 12 May 2027' },
      next: ['2027-06-01', '2027-05-14'],
      notices: ['“2027-05-14” is two days after ⟦arrival⟧; it stays the same unless you show it once more.'],
    })
  })

  it('is no word worth when it is far away, or any other number', () => {
    const uses = [arrival, typed('1990-02-03', { label: 'Born' }), typed('40', { label: 'Age' }), typed('40', { label: 'Size' })]
    expect(learned('Book a room for 12 May 2027', uses, { arrival: '2027-06-01' })).toEqual({
      parameters: { arrival: 'date: 12 May 2027' },
      next: ['2027-06-01', '1990-02-03', '40', '40'],
      notices: [
        '“1990-02-03” was typed but is not in your sentence; it stays the same on every run.',
        '“40” was typed but is not in your sentence; it stays the same on every run.',
      ],
    })
  })

  it('stays as it is when two values are as near: nobody knows which is meant', () => {
    const uses = [arrival, typed('2027-05-16', { label: 'Departure' }), typed('2027-05-14'), typed('2027-05-14')]
    expect(learned('Book from 2027-05-12 until 2027-05-16', uses, { arrival: '2027-06-01', departure: '2027-06-09' }).next).toEqual([
      '2027-06-01',
      '2027-06-09',
      '2027-05-14',
      '2027-05-14',
    ])
  })

  it('gives back what was typed and moves with the value, whatever day and distance', () => {
    const day = fc.record({
      year: fc.integer({ min: 2001, max: 2090 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    })
    // Of others one date does not tell how the next is written: 10.10. may be d.M. or dd.MM.
    const pattern = fc.constantFrom('yyyy-MM-dd', 'dd.MM.yyyy')
    const days = fc.integer({ min: -300, max: 300 }).filter((count) => count !== 0)
    fc.assert(
      fc.property(day, day, days, fc.tuple(pattern, pattern, pattern), (first, next, count, [one, two, three]) => {
        const write = (date: typeof first, by: number, how: string) => writeDate(shiftDate(date, by), how, 'en') ?? ''
        const all = (date: typeof first) => [write(date, 0, one), write(date, count, two), `Until ${write(date, count, three)}, at noon`]
        const uses = all(first).map((text, index) => typed(text, { label: `Day ${'abc'[index]}` }))
        const { parameters, next: typedNext } = learned(`Book it for ${write(first, 0, one)}`, uses, { 'day-a': write(next, 0, one) })
        expect([Object.keys(parameters), typedNext]).toEqual([['day-a'], all(next)])
      }),
      { numRuns: 300 },
    )
  })
})
