import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParameterType } from '#contract'
import { amountRule } from '../../../../executor/gate/rules/amount.ts'
import { outsideFoldersRule } from '../../../../executor/gate/rules/outside-folders.ts'
import { click, type } from '../acts.ts'

const LIMITS = { home: '/home/anna', folders: [] as string[], amountFactor: 10 }
const typed = (value: string, examples: string[], kind: ParameterType = 'money') =>
  type(value, { values: [{ parameter: 'amount', type: kind, examples, value }] })

describe('the rule about amounts', () => {
  const reason = (value: string, examples: string[]) => amountRule(typed(value, examples), LIMITS)?.reason

  it('lets what is like the demonstrations pass', () => {
    for (const [value, examples] of [
      ['95.50', ['120.00']],
      ['1,200.00', ['120.00']],
      ['1.250,00', ['980,00']],
      ['12', ['2']],
      ['0', ['5']],
      ['-30', ['-12']],
      ['€ 99.00', ['€ 12.00']],
    ] as const)
      expect([value, reason(value, [...examples])]).toEqual([value, undefined])
  })

  it('asks with both numbers', () => {
    expect(amountRule(typed('120000.00', ['120.00', '88.00']), LIMITS)).toEqual({
      kind: 'ask',
      rule: 'amount',
      reason: '“120000.00” for amount is more than 10 times the “120.00” that you showed.',
      undo: 'unknown',
    })
    expect(reason('-5', ['12.50'])).toBe('“-5” for amount is negative; when you showed it, it was “12.50”.')
    expect(reason('(5.00)', ['12.50'])).toBe('“(5.00)” for amount is negative; when you showed it, it was “12.50”.')
    expect(reason('−5', ['12.50'])).toBe('“−5” for amount is negative; when you showed it, it was “12.50”.')
    expect(reason('5', ['-12'])).toBe('“5” for amount is not negative; when you showed it, it was “-12”.')
    expect(reason('0.01', ['12.50'])).toBe('“0.01” for amount is next to nothing beside the “12.50” that you showed.')
    expect(reason('all of it', ['12.50'])).toBe('“all of it” for amount cannot be read as a number; when you showed it, it was “12.50”.')
  })

  it('reads a comma as the demonstrations do', () => {
    expect(reason('99.999,00', ['95,00'])).toContain('more than 10 times')
    expect(reason('1.234', ['950,00'])).toBeUndefined()
  })

  it('takes the factor that the person set', () => {
    expect(amountRule(typed('400', ['100']), { ...LIMITS, amountFactor: 3 })?.reason).toContain('more than 3 times')
  })

  it('has no opinion on texts, on amounts that were never shown, and on presses', () => {
    expect(amountRule(typed('999999', ['1'], 'text'), LIMITS)).toBeUndefined()
    expect(amountRule(typed('999999', []), LIMITS)).toBeUndefined()
    expect(amountRule(click('Pay'), LIMITS)).toBeUndefined()
  })

  it('asks about every amount beyond the factor, and none within', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 1_000_000_000 }), (shown, now) => {
        const asks = amountRule(typed(String(now), [String(shown)]), LIMITS) !== undefined
        expect(asks).toBe(now > 10 * shown || now * 100 < shown)
      }),
    )
  })
})

describe('the rule about folders', () => {
  const asks = (value: string, examples: string[] = ['~/Documents/letter.pdf'], folders: string[] = [], kind: ParameterType = 'file') =>
    outsideFoldersRule(typed(value, examples, kind), { ...LIMITS, folders }) !== undefined

  it('lets the home’s ordinary folders pass, and a name alone', () => {
    const free = [
      '~/Documents/bill.pdf',
      '/home/anna/Pictures/a b.png',
      'notes.txt',
      'sub/notes.txt',
      '/media/stick/a.txt',
      'file:///home/anna/a.txt',
    ]
    expect(free.filter((path) => asks(path))).toEqual([])
  })

  it('asks before anything else', () => {
    const kept = [
      '/etc/passwd',
      '~/.ssh/id_rsa',
      '~/.bashrc',
      '../../.bashrc',
      '~/Documents/../../bob/a',
      '/home/annabel/a',
      '.config/autostart/x',
      '/',
      'C:\\Windows\\System32\\x.dll',
      '\\\\server\\share\\a',
    ]
    expect(kept.filter((path) => !asks(path))).toEqual([])
    expect(outsideFoldersRule(typed('/etc/passwd', ['~/a.txt'], 'file'), LIMITS)).toEqual({
      kind: 'ask',
      rule: 'outside-folders',
      reason: '“/etc/passwd” is outside the folders that this task may use for files.',
      undo: 'unknown',
    })
  })

  it('lets the folders of the demonstration and those that the person set pass', () => {
    expect(asks('/srv/reports/b.txt', ['/srv/reports/a.txt'])).toBe(false)
    expect(asks('/srv/other/b.txt', ['/srv/reports/a.txt'])).toBe(true)
    expect(asks('/etc/passwd', ['/a.txt'])).toBe(true)
    expect(asks('~/.config/mine/a', undefined, ['~/.config/mine'])).toBe(false)
    expect(asks('~/.config/mine-not/a', undefined, ['~/.config/mine'])).toBe(true)
  })

  it('knows a path among values that are called something else, and takes no other text for one', () => {
    expect(asks('/etc/passwd', ['Anna'], [], 'text')).toBe(true)
    expect(
      ['and/or', '12/31', '/ 5', 'a.b', 'http://example.org/x', '3 / 4', '...and so on'].filter((text) => asks(text, ['x'], [], 'text')),
    ).toEqual([])
  })

  it('judges the whole text where nobody showed it, and not what was shown as it is', () => {
    expect(outsideFoldersRule(type('/etc/passwd', { origin: 'proposed' }), LIMITS)?.rule).toBe('outside-folders')
    expect(outsideFoldersRule(type('/etc/passwd'), LIMITS)).toBeUndefined()
    expect(outsideFoldersRule(type('/etc/passwd', { origin: 'proposed', secret: true }), LIMITS)).toBeUndefined()
  })
})
