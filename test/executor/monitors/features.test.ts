import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Attempt, AttemptOutcome, type StepId } from '#contract'
import { FEATURES, features, WINDOW } from '../../../executor/monitors/features.ts'
import { again, attempt } from './attempts.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const anAttempt: fc.Arbitrary<Attempt> = fc.record({
  stepId: fc.constantFrom('step-1', 'step-2', 'step-3').map((id) => id as StepId),
  tier: fc.constantFrom(0, 1, 2, 3),
  act: fc.constantFrom('none', 'click', 'type', 'press', 'scroll', 'drag', 'whatever'),
  target: fc.constantFrom('', 'a', 'b'),
  role: fc.constantFrom('', 'button', 'field', 'row'),
  commits: fc.boolean(),
  expects: fc.constantFrom('changed', 'nothing', 'field-holds', 'window-gone', 'element-present'),
  leadsOn: fc.boolean(),
  page: fc.constantFrom('', 'p', 'q'),
  pageAfter: fc.constantFrom('', 'p', 'q'),
  changed: share,
  cameBack: share,
  outcome: fc.constantFrom(...AttemptOutcome.options),
  confidence: share,
  recoveries: fc.nat(9),
  tookMs: fc.double({ min: 0, max: 1e9, noNaN: true }),
  personMs: fc.double({ min: 0, max: 1e9, noNaN: true }),
})

function named(attempts: Attempt[]): Record<string, number> {
  const values = features(attempts)
  return Object.fromEntries(FEATURES.map((name, at) => [name, values[at] ?? Number.NaN]))
}

describe('the features of a window', () => {
  it('are as many finite numbers as there are names, whatever was tried', () => {
    fc.assert(
      fc.property(fc.array(anAttempt, { maxLength: 14 }), (attempts) => {
        for (const one of attempts) expect(Attempt.parse(one)).toEqual(one)
        const values = features(attempts)
        expect(values.length).toBe(FEATURES.length)
        expect(values.filter((value) => !Number.isFinite(value))).toEqual([])
      }),
    )
  })

  it('look at the last six attempts and at nothing else', () => {
    fc.assert(
      fc.property(fc.array(anAttempt, { maxLength: 6 }), fc.array(anAttempt, { minLength: WINDOW, maxLength: WINDOW }), (before, last) => {
        expect(features([...before, ...last])).toEqual(features(last))
      }),
    )
  })

  it('are all 0 where nothing was tried', () => {
    expect(new Set(features([]))).toEqual(new Set([0]))
  })

  it('count what was done in vain, one after the other', () => {
    const { failedInARow, sameThingInVain, stillInARow, differentSteps, attempts } = named([
      attempt({ stepId: 'step-0' }),
      ...again(3, { outcome: 'not-yet', changed: 0 }),
    ])
    expect({ failedInARow, sameThingInVain, stillInARow, differentSteps, attempts }).toEqual({
      failedInARow: 3,
      sameThingInVain: 3,
      stillInARow: 3,
      differentSteps: 2,
      attempts: 4,
    })
  })

  it('tell a page that was never seen in the window from one that was left and found again', () => {
    const there = attempt({ page: 'p1', pageAfter: 'p2' })
    const back = attempt({ page: 'p2', pageAfter: 'p1' })
    expect([named([there]), named([there, back])].map(({ pageMovedOn, pageIsNew }) => [pageMovedOn, pageIsNew])).toEqual([
      [1, 1],
      [1, 0],
    ])
  })
})
