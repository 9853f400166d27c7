import { describe, expect, it } from 'vitest'
import { type Block, StepId } from '#contract'
import { sampleStep, sampleTask } from '../support/sample-task.ts'
import { memoryWith, planIn, propose } from './support/propose.ts'

const step = (id: string, parameter: string) =>
  sampleStep({ id, act: { kind: 'type', text: [{ kind: 'slot', parameter }], replaces: false } })
const loop: Block = {
  kind: 'loop',
  id: 'block-1',
  reason: '',
  from: StepId.parse('step-name'),
  to: StepId.parse('step-amount'),
  over: { kind: 'values', parameters: ['guest', 'amount'] },
  atMost: 100,
}
const INVITE = sampleTask('Invite ⟦guest⟧', {
  steps: [step('step-name', 'guest')],
  parameters: [{ name: 'guest', type: 'text', examples: ['Anna', 'Bob'], many: true }],
  blocks: [{ ...loop, to: StepId.parse('step-name'), over: { kind: 'values', parameters: ['guest'] } }],
})
const PAY = sampleTask('Pay ⟦amount⟧ to ⟦guest⟧', {
  steps: [step('step-name', 'guest'), step('step-amount', 'amount')],
  parameters: [
    { name: 'amount', type: 'money', examples: ['12', '30'], many: true },
    { name: 'guest', type: 'text', examples: ['Anna', 'Bob'], many: true },
  ],
  blocks: [loop],
})

describe('a parameter that holds several values', () => {
  it.each([
    ['Invite Anna, Bob and Carla', 'Anna\nBob\nCarla'],
    ['Invite Anna and Bob', 'Anna\nBob'],
    ['Invite Anna', 'Anna'],
    ['Invite Anna; Bob; Carla', 'Anna\nBob\nCarla'],
  ])('is read out of the words: %s', async (request, value) => {
    const plan = planIn(await propose(await memoryWith(INVITE), request))
    expect([plan.values, plan.blocks, plan.findings]).toEqual([
      [{ parameter: 'guest', value, from: 'words', secret: false }],
      INVITE.blocks,
      [],
    ])
  })

  it('takes one a line from the form, where a name may hold an “and”', async () => {
    const outcome = await propose(await memoryWith(INVITE), '', {
      taskId: INVITE.id,
      values: { guest: ' Smith and Sons \n\nMiller, Bob\n' },
    })
    expect(planIn(outcome).values[0]?.value).toBe('Smith and Sons\nMiller, Bob')
  })

  it('has each of them checked', async () => {
    const values = { guest: 'Anna\nBob', amount: '12\nplenty' }
    expect(await propose(await memoryWith(PAY), '', { taskId: PAY.id, values })).toMatchObject({
      kind: 'values-missing',
      wrong: [{ parameter: 'amount', reason: '“plenty” is not an amount of money, like “12”.' }],
    })
  })

  it('must hold as many as the others that a loop takes one of each round', async () => {
    const values = { guest: 'Anna\nBob', amount: '12' }
    expect(await propose(await memoryWith(PAY), '', { taskId: PAY.id, values })).toMatchObject({
      kind: 'values-missing',
      wrong: [{ parameter: 'amount', reason: 'It has one value and “guest” has 2 values; each round takes one of both.' }],
    })
  })
})

describe('the order of a plan', () => {
  it('cannot be told from blocks that cross: the plan stops before its first step', async () => {
    const task = sampleTask('Write it', {
      steps: ['step-a', 'step-b', 'step-c'].map((id) => sampleStep({ id })),
      blocks: [
        { ...loop, from: StepId.parse('step-a'), to: StepId.parse('step-b'), over: { kind: 'times', count: 2 } },
        { ...loop, id: 'block-2', from: StepId.parse('step-b'), to: StepId.parse('step-c'), over: { kind: 'times', count: 2 } },
      ],
    })
    expect(planIn(await propose(await memoryWith(task), 'write it')).findings).toEqual([
      { stops: true, text: 'The loops and branches of this task cross each other. Open it and take one of them away.' },
    ])
  })

  it('is shown under the sub-goals of the task, and under its goal where a step has none', async () => {
    const [a, b, c] = ['step-a', 'step-b', 'step-c'].map((id) => sampleStep({ id }))
    const subGoals = [{ name: 'Fill in the form', from: StepId.parse('step-a'), to: StepId.parse('step-b') }]
    const task = sampleTask('Write it', { steps: [a, b, c].flatMap((one) => one ?? []), subGoals })
    expect(planIn(await propose(await memoryWith(task), 'write it')).subGoals).toEqual([
      { name: 'Fill in the form', steps: [a, b] },
      { name: 'Write it', steps: [c] },
    ])
  })
})
