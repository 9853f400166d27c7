import { describe, expect, it } from 'vitest'
import type { ReplanRequest, Step } from '#contract'
import { PlanAnswer } from '../../../planner/by-model/answer.ts'
import { clickStep, planOf } from '../stage.ts'
import { cascadeStage, proposal, SAVED, save, tale } from './setting.ts'

const first = clickStep('Subject', { id: 'step-first', target: { ...clickStep('Subject').target!, role: 'field' } })
const last = clickStep('Delete', { id: 'step-last' })
const other = (): Step => ({
  ...clickStep('Store', { id: 'step-other', caption: 'Click “Store”', expectation: { kind: 'window-present', window: SAVED } }),
  origin: 'model',
})
const ANSWER = { possible: true, steps: [] }

function replanning(given: Parameters<typeof cascadeStage>[0], steps: Step[] = [other()]) {
  const asked: ReplanRequest[] = []
  const set = cascadeStage({
    ...given,
    replan: async (request, large) => {
      asked.push(request)
      const answer = await large.model.complete({ system: 'Plan.', messages: [{ role: 'user', text: 'the rest' }], schema: PlanAnswer })
      if (answer.kind !== 'parsed') return undefined
      return { because: 'The rest was planned anew.', steps, blocks: [], values: [] }
    },
  })
  return { ...set, asked }
}

describe('a step that no model can do as it stands', () => {
  it('lets what is left be planned anew, what was done stays done, and each new step is asked about', async () => {
    const set = replanning({ large: [proposal({ act: 'give-up' }), ANSWER], answers: ['once'] })
    expect(await set.run(planOf([first, save(), last], {}))).toEqual({ kind: 'done' })
    expect(set.world.performed.map(({ kind }) => kind)).toEqual(['click', 'click'])
    expect(set.asked.map(({ step, done, reason }) => [step.id, done, reason])).toEqual([
      ['step-save', ['Click “Subject”'], expect.stringContaining('“Save” is not on the screen')],
    ])
    const told = tale(set.events)
    expect(told).toContain('plan re-planned')
    expect(told).toContain('large taken: A plan for what is left.')
    expect(set.requests.map(({ rule, what }) => [rule, what])).toEqual([['undemonstrated', 'press “Store” in Mousepad']])
    const changed = set.events.find((event) => event.kind === 'plan-changed')
    expect(changed?.kind === 'plan-changed' && changed.subGoals.flatMap(({ steps }) => steps.map(({ id }) => id))).toEqual([
      'step-first',
      'step-other',
    ])
  })

  it('is planned anew once a run, and goes to the person where that does not help either', async () => {
    const lost = { ...clickStep('Nowhere', { id: 'step-nowhere' }), origin: 'model' as const }
    const set = replanning({ large: [proposal({ act: 'give-up' }), ANSWER, proposal({ act: 'give-up' })], helps: ['stop'] }, [lost])
    expect((await set.run(planOf([save()], {}))).kind).toBe('failed')
    expect(set.asked).toHaveLength(1)
    expect(set.helped.map(({ stepId }) => stepId)).toEqual(['step-nowhere'])
  })

  it.each([
    ['malformed', 'malformed'],
    ['dead', 'dead'],
  ] as const)('goes to the person when the answer is %s', async (_, answer) => {
    const set = replanning({ large: [proposal({ act: 'give-up' }), answer], helps: ['stop'] })
    expect((await set.run(planOf([save()], {}))).kind).toBe('failed')
    expect(set.helped.map(({ stepId }) => stepId)).toEqual(['step-save'])
  })

  it('is not planned anew without a large model', async () => {
    const set = replanning({ small: [proposal({ act: 'give-up' })], helps: ['stop'] })
    await set.run(planOf([save()], {}))
    expect([set.asked, set.helped.length]).toEqual([[], 1])
  })
})
