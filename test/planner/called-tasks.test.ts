import { describe, expect, it } from 'vitest'
import { type Block, type Step, type StepAct, StepId, stepsOf, TaskId, type TextPart } from '#contract'
import { sampleStep, sampleTask } from '../support/sample-task.ts'
import { memoryWith, planIn, propose } from './support/propose.ts'

const types = (text: TextPart[]): StepAct => ({ kind: 'type', text, replaces: false })
const slot = (parameter: string): TextPart => ({ kind: 'slot', parameter })
const call = (id: string, task: string, values: Extract<StepAct, { kind: 'run-task' }>['values']): Step =>
  sampleStep({ id, caption: `Do ${task}`, act: { kind: 'run-task', task: TaskId.parse(task), values } })

const GREET = sampleTask('Greet ⟦name⟧', {
  id: 'task-greet',
  steps: [
    sampleStep({
      id: 'step-g1',
      caption: 'Type ⟦name⟧',
      act: types([slot('name')]),
      expectation: { kind: 'field-holds', text: [slot('name')] },
    }),
    sampleStep({ id: 'step-g2' }),
  ],
})
const whatIsDone = (plan: ReturnType<typeof planIn>) => stepsOf(plan).map(({ caption, act }) => (act.kind === 'type' ? act.text : caption))

describe('a step that does another task', () => {
  it('is replaced by its steps, with a value that is handed on just as it is', async () => {
    const outer = sampleTask('Welcome ⟦guest⟧', {
      id: 'task-welcome',
      steps: [sampleStep({ id: 'step-a' }), call('step-b', 'task-greet', { name: [slot('guest')] })],
    })
    const plan = planIn(await propose(await memoryWith(GREET, outer), 'Welcome Anna'))
    expect(whatIsDone(plan)).toEqual([
      'Click “Save” in the toolbar of Mousepad',
      [slot('guest')],
      'Click “Save” in the toolbar of Mousepad',
    ])
    expect(plan.values).toEqual([{ parameter: 'guest', value: 'Anna', from: 'words', secret: false }])
    expect(new Set(stepsOf(plan).map(({ id }) => id)).size).toBe(3)
  })

  it('gets a value that is put together, under a name that is free', async () => {
    const text: TextPart[] = [{ kind: 'literal', text: 'Dear ' }, slot('name')]
    const outer = sampleTask('Welcome ⟦name⟧', { id: 'task-welcome', steps: [call('step-a', 'task-greet', { name: text })] })
    const plan = planIn(await propose(await memoryWith(GREET, outer), 'Welcome Anna'))
    expect([plan.values, whatIsDone(plan)[0], plan.findings]).toEqual([
      [
        { parameter: 'name', value: 'Anna', from: 'words', secret: false },
        { parameter: 'name-2', value: 'Dear Anna', from: 'form', secret: false },
      ],
      [slot('name-2')],
      [],
    ])
  })

  it('twice has ids of its own each time, and its loops go with it', async () => {
    const loop: Block = {
      kind: 'loop',
      id: 'block-1',
      reason: '',
      from: StepId.parse('step-g1'),
      to: StepId.parse('step-g2'),
      over: { kind: 'times', count: 2 },
      atMost: 9,
    }
    const inner = { ...GREET, blocks: [loop] }
    const steps = [call('step-a', 'task-greet', { name: [slot('guest')] }), call('step-b', 'task-greet', { name: [slot('guest')] })]
    const around: Block = { ...loop, id: 'block-9', from: StepId.parse('step-a'), to: StepId.parse('step-b') }
    const outer = sampleTask('Welcome ⟦guest⟧', { id: 'task-welcome', steps, blocks: [around] })
    const plan = planIn(await propose(await memoryWith(inner, outer), 'Welcome Anna'))
    const ids = stepsOf(plan).map(({ id }) => id)
    expect(plan.blocks.map((block) => (block.kind === 'loop' ? [block.from, block.to].map((id) => ids.indexOf(id)) : []))).toEqual([
      [0, 3],
      [0, 1],
      [2, 3],
    ])
    expect([new Set(plan.blocks.map(({ id }) => id)).size, plan.findings]).toEqual([3, []])
  })

  it('hands a row of its loop on, and a secret of the other task is asked for while it runs', async () => {
    const login = sampleTask('Log in as ⟦user⟧ with ⟦password⟧', {
      id: 'task-login',
      steps: [sampleStep({ id: 'step-l', act: types([slot('user'), { kind: 'secret', parameter: 'password' }]) })],
      parameters: [
        { name: 'user', type: 'text', examples: ['anna'] },
        { name: 'password', type: 'secret', examples: [] },
      ],
    })
    const step = call('step-a', 'task-login', { user: [slot('row')] })
    const rows: Block = {
      kind: 'loop',
      id: 'block-1',
      reason: '',
      from: step.id,
      to: step.id,
      over: { kind: 'rows', item: 'row', role: 'list-item', within: '' },
      atMost: 9,
    }
    const outer = sampleTask('Log everybody in', { id: 'task-all', steps: [step], blocks: [rows] })
    const plan = planIn(await propose(await memoryWith(login, outer), 'log everybody in'))
    expect([plan.values, whatIsDone(plan), plan.findings]).toEqual([
      [{ parameter: 'password', value: '', from: 'person', secret: true }],
      [[slot('row'), { kind: 'secret', parameter: 'password' }]],
      [{ stops: false, text: 'You are asked for “password” while it runs; it is kept nowhere.' }],
    ])
  })

  it('that is gone, gets no value, a wrong one, or calls in a circle stops the plan with words', async () => {
    const circle = sampleTask('Go round', { id: 'task-circle', steps: [call('step-c', 'task-circle', {})] })
    const outer = (id: string, step: Step) => sampleTask(`Begin ${id}`, { id: `task-${id}`, steps: [step] })
    const paying = sampleTask('Pay ⟦amount⟧', {
      id: 'task-pay',
      steps: [sampleStep({ id: 'step-p', act: types([slot('amount')]) })],
      parameters: [{ name: 'amount', type: 'money', examples: ['12'] }],
    })
    const memory = await memoryWith(
      GREET,
      circle,
      paying,
      outer('gone', call('step-a', 'task-none', {})),
      outer('empty', call('step-b', 'task-greet', {})),
      outer('wrong', call('step-c', 'task-pay', { amount: [{ kind: 'literal', text: 'plenty' }] })),
    )
    const stops = async (request: string) =>
      planIn(await propose(memory, request)).findings.flatMap(({ stops: it, text }) => (it ? [text] : []))
    expect([await stops('begin gone'), await stops('begin empty'), await stops('begin wrong'), await stops('go round')]).toEqual([
      ['The step “Do task-none” does a task that is no longer there. Take the step out, or choose another task.'],
      ['“name” of “Greet ⟦name⟧”, which this task does as a step, is given no value.'],
      ['“amount” of “Pay ⟦amount⟧”, which this task does as a step: “plenty” is not an amount of money, like “12”.'],
      ['The tasks that this task does as steps call each other in a circle. Take one of them out.'],
    ])
  })
})
