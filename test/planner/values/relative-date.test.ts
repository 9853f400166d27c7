import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shiftDate } from '#contract'
import { relativeDay, todayAt } from '../../../planner/values/relative-date.ts'
import { sampleStep, sampleTask } from '../../support/sample-task.ts'
import { memoryWith, planIn, propose } from '../support/propose.ts'

/** A Wednesday. */
const WEDNESDAY = { year: 2026, month: 1, day: 28 }
const dayFor = (words: string, today = WEDNESDAY) => {
  const found = relativeDay(words, today)
  return found?.kind === 'day' ? [found.day.year, found.day.month, found.day.day].join('-') : found?.reason
}

describe('a day that is said by how far off it is', () => {
  it.each([
    ['today', '2026-1-28'],
    ['Heute', '2026-1-28'],
    ['tomorrow', '2026-1-29'],
    ['morgen', '2026-1-29'],
    ['yesterday', '2026-1-27'],
    ['the day after tomorrow', '2026-1-30'],
    ['Übermorgen', '2026-1-30'],
    ['vorgestern', '2026-1-26'],
    ['in two weeks', '2026-2-11'],
    ['in 14 Tagen', '2026-2-11'],
    ['in einer Woche', '2026-2-4'],
    ['heute in einer Woche', '2026-2-4'],
    ['3 days ago', '2026-1-25'],
    ['vor drei Tagen', '2026-1-25'],
    ['a week from today', '2026-2-4'],
    ['in a month', '2026-2-28'],
    ['in 2 years', '2028-1-28'],
    ['Monday', '2026-2-2'],
    ['on Friday', '2026-1-30'],
    ['am Freitag', '2026-1-30'],
    ['next Monday', '2026-2-2'],
    ['nächsten Dienstag', '2026-2-3'],
    ['am kommenden Freitag', '2026-1-30'],
    ['this Friday', '2026-1-30'],
    ['last Friday', '2026-1-23'],
    ['letzten Montag', '2026-1-26'],
    ['the end of the month', '2026-1-31'],
    ['the first of next month', '2026-2-1'],
    ['Ende des Monats', '2026-1-31'],
  ])('“%s”, said on Wednesday 28 January 2026, is %s', (words, day) => {
    expect(dayFor(words)).toBe(day)
  })

  it('has no 30 February: the last day of that month is meant', () => {
    expect(dayFor('in a month', { year: 2026, month: 1, day: 31 })).toBe('2026-2-28')
    expect(dayFor('in one year', { year: 2028, month: 2, day: 29 })).toBe('2029-2-28')
  })

  it('may mean one of two days: says which two', () => {
    expect(dayFor('next Friday')).toBe('“next Friday” may mean Friday, 30 January 2026 or Friday, 6 February 2026. Give the day.')
    expect(dayFor('Wednesday')).toBe('“Wednesday” may mean Wednesday, 28 January 2026 or Wednesday, 4 February 2026. Give the day.')
    expect(dayFor('nächste Woche')).toBe('“nächste Woche” is no single day. Give the day.')
  })

  it.each(['', 'whenever', '24 May', 'tomorrow evening', 'in many days', 'morgens', 'day', 'next'])('“%s” is none', (words) => {
    expect(relativeDay(words, WEDNESDAY)).toBeUndefined()
  })

  it('is always a day of the calendar, as many days off as was said', () => {
    const anyDay = fc.record({
      year: fc.integer({ min: 1990, max: 2080 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    })
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 2, max: 999 }), (today, days) => {
        expect(relativeDay(`in ${days} days`, today)).toEqual({ kind: 'day', day: shiftDate(today, days) })
        expect(relativeDay(`vor ${days} Tagen`, today)).toEqual({ kind: 'day', day: shiftDate(today, -days) })
        const month = relativeDay(`in ${days} months`, today)
        expect(month).toMatchObject({ kind: 'day', day: { day: today.day } })
      }),
    )
  })
})

describe('in a request', () => {
  const noon = Date.parse('2026-11-23T12:00:00')
  const task = (example: string, form?: string) =>
    sampleTask('Book a room on ⟦day⟧', {
      steps: [
        sampleStep({
          act: {
            kind: 'type',
            text: [
              { kind: 'slot', parameter: 'day', ...(form ? { form: { date: { dayFirst: true, pattern: form, language: 'en' } } } : {}) },
            ],
            replaces: false,
          },
        }),
      ],
      parameters: [{ name: 'day', type: 'date', examples: [example] }],
    })

  it('is worked out by the clock, written as the demonstrated day was, and said', async () => {
    expect(todayAt(noon)).toEqual({ year: 2026, month: 11, day: 23 })
    const plan = planIn(await propose(await memoryWith(task('3 May 2026')), 'book a room on tomorrow', { nowMs: noon }))
    expect([plan.values, plan.findings]).toEqual([
      [{ parameter: 'day', value: '24 November 2026', from: 'words', secret: false }],
      [{ stops: false, text: '“tomorrow” was taken as Tuesday, 24 November 2026.' }],
    ])
    const german = planIn(await propose(await memoryWith(task('03.05.2026', 'yyyy-MM-dd')), 'Book a room on next Monday', { nowMs: noon }))
    expect(german.values[0]?.value).toBe('30.11.2026')
  })

  it('is asked for where it may mean two days, and is no part of another value', async () => {
    expect(await propose(await memoryWith(task('3 May 2026')), 'book a room on next Friday', { nowMs: noon })).toMatchObject({
      kind: 'values-missing',
      wrong: [{ parameter: 'day', reason: '“next Friday” may mean Friday, 27 November 2026 or Friday, 4 December 2026. Give the day.' }],
    })
  })
})
