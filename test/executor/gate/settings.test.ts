import { describe, expect, it } from 'vitest'
import type { Verdict } from '#contract'
import { FRESH_PACE, type Pace, paceAfter, withinPace } from '../../../executor/gate/rate.ts'
import { GateSettings, heldFor, RULE_NAMES } from '../../../executor/gate/settings.ts'
import { mayRemember, underSettings } from '../../../executor/gate/under-settings.ts'

const at = { taskNames: ['task-a', 'Write a note to [recipient]'], program: 'thunderbird', home: '/home/anna' }
const ask = (rule: string): Verdict => ({ kind: 'ask', rule, reason: 'Why.', undo: 'no' })
const settings = (given: object) => ({ settings: GateSettings.parse({ version: 1, ...given }) })

describe('what the person set for the gate', () => {
  it('is the gate’s own when nothing is set', () => {
    const held = heldFor({}, at)
    expect(held).toMatchObject({
      limits: { home: '/home/anna', folders: [], amountFactor: 10 },
      rate: { riskyActs: 20, actsInMinute: 600 },
      remembers: true,
    })
    expect(underSettings(ask('delete'), held)).toEqual(ask('delete'))
  })

  it('takes a question away, turns it into a no, or has it asked each time', () => {
    const held = heldFor(settings({ everywhere: { rules: { delete: 'allow', send: 'block', pay: 'ask' } } }), at)
    expect(underSettings(ask('delete'), held)).toEqual({
      kind: 'allow',
      rule: 'delete',
      reason: 'Your gate file allows this everywhere. Why.',
      undo: 'no',
    })
    expect(underSettings(ask('send'), held)).toEqual({
      kind: 'block',
      rule: 'send',
      reason: 'Your gate file forbids this everywhere. Why.',
      undo: 'no',
    })
    expect(underSettings(ask('pay'), held)).toEqual(ask('pay'))
    expect(['delete', 'pay', 'overwrite'].map((rule) => mayRemember(rule, held))).toEqual([true, false, true])
  })

  it('goes by the task before the program before everywhere, rule by rule', () => {
    const held = heldFor(
      settings({
        everywhere: { rules: { send: 'block', delete: 'block' }, amountFactor: 5, folders: ['/srv/a'] },
        programs: { Thunderbird: { rules: { send: 'ask' }, riskyActs: 3 } },
        tasks: { 'Write a note to [recipient]': { rules: { send: 'allow' }, folders: ['~/.b'] } },
      }),
      at,
    )
    expect(underSettings(ask('send'), held)?.reason).toBe('Your gate file allows this for this task. Why.')
    expect(underSettings(ask('delete'), held)?.kind).toBe('block')
    expect([held.limits, held.rate.riskyActs]).toEqual([{ home: '/home/anna', folders: ['~/.b', '/srv/a'], amountFactor: 5 }, 3])
  })

  it('never loosens a block, nor what nobody may take away', () => {
    const block: Verdict = { ...ask('terminal-command'), kind: 'block' }
    expect(underSettings(block, heldFor(settings({ everywhere: { rules: { 'terminal-command': 'allow' } } }), at))).toEqual(block)
    for (const [rule, loose] of Object.entries(RULE_NAMES)) {
      const parsed = GateSettings.safeParse({ version: 1, everywhere: { rules: { [rule]: 'allow' } } })
      expect([rule, parsed.success, mayRemember(rule, heldFor({}, at))]).toEqual([rule, loose, loose])
    }
  })

  it('counts for nothing where the file is broken, and neither does a remembered yes', () => {
    const held = heldFor({ ...settings({ everywhere: { rules: { delete: 'allow' } } }), broken: true }, at)
    expect(underSettings(ask('delete'), held)).toEqual(ask('delete'))
    expect(mayRemember('delete', held)).toBe(false)
  })
})

describe('the rate of acts', () => {
  const rate = { riskyActs: 3, actsInMinute: 5 }
  const granted: Verdict = { kind: 'allow', rule: 'send', reason: 'You said yes to this before.', undo: 'no' }
  const plain: Verdict = { kind: 'allow', rule: 'demonstrated', reason: 'You showed this.', undo: 'unknown' }
  const times = (count: number, verdict: Verdict, gapMs: number) =>
    Array.from({ length: count }).reduce<Pace>((pace, _, turn) => paceAfter(pace, verdict, false, turn * gapMs), FRESH_PACE)

  it('asks again after so many risky acts of one kind, and counts anew after a yes', () => {
    const pace = times(3, granted, 60_000)
    expect(withinPace(granted, times(2, granted, 60_000), rate, 180_000)).toBe(granted)
    expect(withinPace(granted, pace, rate, 180_000)).toEqual({
      kind: 'ask',
      rule: 'rate',
      reason: 'This was done 3 times since you were last asked. Shall it go on? You said yes to this before.',
      undo: 'no',
    })
    expect(withinPace({ ...granted, rule: 'delete' }, pace, rate, 180_000).kind).toBe('allow')
    expect(withinPace(granted, paceAfter(pace, ask('rate'), true, 180_000), rate, 180_000)).toBe(granted)
  })

  it('asks after so many acts of any kind within a minute', () => {
    expect(withinPace(plain, times(5, plain, 1000), rate, 5000)).toEqual({
      kind: 'ask',
      rule: 'rate',
      reason: '5 acts were done within a minute. Shall it go on?',
      undo: 'unknown',
    })
    expect(withinPace(plain, times(5, plain, 1000), rate, 61_000)).toBe(plain)
    expect(withinPace(plain, times(50, plain, 20_000), rate, 1_000_000)).toBe(plain)
  })

  it('leaves questions and blocks as they are', () => {
    const pace = times(9, granted, 0)
    expect(withinPace(ask('send'), pace, rate, 0)).toEqual(ask('send'))
  })
})
