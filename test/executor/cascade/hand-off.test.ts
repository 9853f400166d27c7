import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textTokens } from '#contract'
import { HAND_OFF_TOKENS, handOff, type Tried } from '../../../executor/cascade/hand-off.ts'
import type { Run } from '../../../executor/run/run.ts'
import { valuesOf } from '../../../executor/values.ts'
import { clickStep, planOf } from '../stage.ts'

function handed(captions: string[], at: number, reason: string, tried: Tried[], goal = 'Write a note'): string {
  const steps = captions.map((caption, index) => clickStep(`Thing ${index}`, { id: `step-${index}`, caption }))
  const plan = planOf(steps, { subject: 'Miller' })
  plan.task.goal = [{ kind: 'words', text: goal }]
  const run = { plan, values: valuesOf(plan) } as unknown as Run
  const step = steps[at]
  if (!step) throw new Error('no such step')
  return handOff(run, step, reason, tried)
}

describe('what is handed to the tier above', () => {
  it('is the step with the plan around it, why it went up, and the last five attempts, with reasons cut', () => {
    const tried = Array.from({ length: 7 }, (_, index) => ({
      what: `try ${index}`,
      why: index === 6 ? 'w'.repeat(900) : '',
      came: 'Nothing changed.',
    }))
    const told = JSON.parse(handed(['One', 'Two', 'Three', 'Four', 'Five for Miller', 'Six', 'Seven', 'Eight'], 4, 'It is gone.', tried))
    expect(told).toEqual({
      goal: 'Write a note',
      subGoal: 'All',
      before: ['Two', 'Three', 'Four'],
      step: 'Five for ⟦subject⟧',
      expectation: 'The window changes. What should be different is not known: judge by the sentence.',
      after: ['Six', 'Seven'],
      reason: 'It is gone.',
      tried: [2, 3, 4, 5, 6].map((index) => ({
        what: `try ${index}`,
        why: index === 6 ? `${'w'.repeat(499)}…` : '',
        came: 'Nothing changed.',
      })),
    })
  })

  it('is never longer than it may be, whatever is in it, and is JSON that tells the step', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3_000 }),
      fc.string({ unit: 'grapheme', maxLength: 1_000 }),
      fc.constantFrom('"\\"\\'.repeat(500), '字'.repeat(2_000), '\n\u0000\u200b'.repeat(700), ''),
    )
    const tried = fc.array(fc.record({ what: text, why: text, came: text }), { maxLength: 12 })
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), fc.nat(), text, tried, text, (captions, at, reason, attempts, goal) => {
        const told = handed(captions, at % captions.length, reason, attempts, goal)
        expect(textTokens(told)).toBeLessThanOrEqual(HAND_OFF_TOKENS)
        expect(JSON.parse(told)).toHaveProperty('step')
      }),
      { numRuns: 150 },
    )
  })
})
