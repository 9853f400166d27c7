import { describe, expect, it } from 'vitest'
import type { Parameter, ParameterType } from '#contract'
import { checkValue } from '../../../planner/values/check-value.ts'

const parameter = (type: ParameterType, examples: string[] = [], options?: string[]): Parameter => ({
  name: 'value',
  type,
  examples,
  options,
})
const reasonFor = (type: ParameterType, value: string, examples?: string[], options?: string[]) => {
  const checked = checkValue(parameter(type, examples, options), value)
  return checked.kind === 'wrong' ? checked.reason : checked
}

describe('checking a value', () => {
  it('keeps the words of the person, without the blanks around them', () => {
    expect(checkValue(parameter('text'), '  the  keys ')).toEqual({ kind: 'sound', value: 'the  keys' })
    expect(checkValue(parameter('text'), 'two\nlines\tand a tab')).toEqual({ kind: 'sound', value: 'two\nlines\tand a tab' })
    expect(checkValue(parameter('text'), '🙂')).toEqual({ kind: 'sound', value: '🙂' })
  })

  it('refuses nothing at all and what cannot be typed', () => {
    expect(reasonFor('text', ' ')).toBe('It is empty.')
    expect(reasonFor('text', 'a\0b')).toBe('It holds characters that cannot be typed.')
    expect(reasonFor('file', 'a\nb')).toBe('The name of a file has one line.')
  })

  it.each(['3', '-3', '+4', '3.50', '1,000', "1'000.5", '1 000 000', '٣'])('takes %s for a number', (value) => {
    expect(checkValue(parameter('number'), value)).toEqual({ kind: 'sound', value })
  })

  it.each(['three', '3kg', '3 or 4', '1e5', '3.', '0x10', '½'])('does not take %s for a number', (value) => {
    expect(reasonFor('number', value, ['30'])).toBe(`“${value}” is not a number, like “30”.`)
  })

  it.each(['30', '$30', '30 €', 'EUR 30.50', '30 euros', '-5 CHF', '£1,000'])('takes %s for an amount of money', (value) => {
    expect(checkValue(parameter('money', ['$10']), value)).toEqual({ kind: 'sound', value })
  })

  it.each(['a lot', '30 apples', '$30 €', 'thirty'])('does not take %s for an amount of money', (value) => {
    expect(reasonFor('money', value)).toBe(`“${value}” is not an amount of money.`)
  })

  it('drops a currency only when the goal names the same one beside the value', () => {
    const plain = parameter('money', ['25'])
    expect(checkValue(plain, '30 dollars', { currency: '$' })).toEqual({ kind: 'sound', value: '30' })
    expect(checkValue(plain, '€30', { currency: '$' }).kind).toBe('wrong')
    expect(checkValue(plain, '€30')).toEqual({
      kind: 'wrong',
      reason: '“€30” names a currency, but only a plain amount is filled in here, like “25”.',
    })
  })

  it('takes an option in its own spelling, and says what else there is', () => {
    const options = ['Café Crème', 'Tea', 'Water']
    expect(checkValue(parameter('choice', [], options), 'cafe creme')).toEqual({ kind: 'sound', value: 'Café Crème' })
    expect(reasonFor('choice', 'Watter', [], options)).toBe('“Watter” cannot be chosen. Did you mean “Water”?')
    expect(reasonFor('choice', 'Beer', [], options)).toBe('“Beer” cannot be chosen. There is “Café Crème”, “Tea”, “Water”.')
    expect(checkValue(parameter('choice'), 'Beer')).toEqual({ kind: 'sound', value: 'Beer' })
  })

  it('says it shortly when a value is long', () => {
    expect(reasonFor('number', 'x'.repeat(5_000))).toHaveLength('“…” is not a number.'.length + 60)
  })
})

describe('days', () => {
  it.each(['2026-03-01', '1.3.2026', '01.03.26', '3/31/2026', '1 March', 'March 1st, 2026', '24. Dezember', '3 mai 2026', '29 Feb 2024'])(
    'takes %s',
    (value) => {
      expect(checkValue(parameter('date'), value)).toEqual({ kind: 'sound', value })
    },
  )

  it.each(['tomorrow', 'next March', '2026-02-30', '32.1.2026', '31 April', 'March', '12'])('does not take %s', (value) => {
    expect(reasonFor('date', value, ['24 May'])).toBe(`“${value}” is not a day of the calendar, like “24 May”.`)
  })
})

describe('how the steps write a value', () => {
  const date = { date: { dayFirst: true, pattern: 'yyyy-MM-dd', language: 'en' } }
  const number = { number: { read: '.' as const, decimal: ',' as const, group: '' } }

  it('lets pass what can be written so', () => {
    expect(checkValue(parameter('date'), '24 May 2026', { forms: [date] })).toEqual({ kind: 'sound', value: '24 May 2026' })
    expect(checkValue(parameter('number'), '12.50', { forms: [number] })).toEqual({ kind: 'sound', value: '12.50' })
    expect(checkValue(parameter('text'), 'the keys', { forms: [{ letters: 'upper', between: '-' }] })).toEqual({
      kind: 'sound',
      value: 'the keys',
    })
  })

  it('stops what would be typed as it is into a field that wants another notation', () => {
    const reason = (type: ParameterType, value: string, form: typeof date | typeof number) =>
      checkValue(parameter(type), value, { forms: [form] })
    expect(reason('date', '24 May', date)).toEqual({ kind: 'wrong', reason: '“24 May” has no year, and the field needs one.' })
    expect(reason('text', 'soon', date)).toEqual({ kind: 'wrong', reason: '“soon” is not a day of the calendar.' })
    expect(reason('number', '1 000', number)).toEqual({ kind: 'wrong', reason: '“1 000” cannot be read as a number.' })
  })
})
