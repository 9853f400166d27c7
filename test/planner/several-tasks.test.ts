import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flowOf, goalSentence, parametersOfText, StepId, stepsOf, TaskId } from '#contract'
import { sampleStep, sampleTask } from '../support/sample-task.ts'
import { memoryWith, NOTE, planIn, propose } from './support/propose.ts'

const types = (id: string, parameter: string) =>
  sampleStep({ id, caption: `Type ⟦${parameter}⟧`, act: { kind: 'type', text: [{ kind: 'slot', parameter }], replaces: false } })

const INVOICE = sampleTask('Enter the invoice of ⟦name⟧ over ⟦amount⟧', {
  id: 'task-invoice',
  programs: [{ program: 'calc', command: ['calc'] }],
  steps: [types('step-i1', 'name'), types('step-i2', 'amount')],
  blocks: [
    {
      ...{ kind: 'loop', id: 'block-1', reason: '', from: StepId.parse('step-i1'), to: StepId.parse('step-i2') },
      ...{ over: { kind: 'times', count: 2 }, atMost: 9 },
    },
  ],
  parameters: [
    { name: 'name', type: 'text', examples: ['Smith'] },
    { name: 'amount', type: 'money', examples: ['12'] },
  ],
})
const LETTER = sampleTask('Write a letter to ⟦name⟧', {
  id: 'task-letter',
  steps: [types('step-l1', 'name'), sampleStep({ id: 'step-l2' })],
})
const RECHNUNG = sampleTask('Trage die Rechnung von ⟦name⟧ ein', { id: 'task-rechnung', steps: [types('step-r1', 'name')] })
const BRIEF = sampleTask('Schreibe einen Brief an ⟦name⟧', { id: 'task-brief', steps: [types('step-b1', 'name')] })
const LOGIN = sampleTask('Log in as ⟦user⟧ with ⟦password⟧', {
  id: 'task-login',
  parameters: [
    { name: 'user', type: 'text', examples: ['anna'] },
    { name: 'password', type: 'secret', examples: [] },
  ],
})
const SINGLE = { values: { a: 'x' } }

const valuesIn = (plan: ReturnType<typeof planIn>) => Object.fromEntries(plan.values.map(({ parameter, value }) => [parameter, value]))

describe('a request for several tasks', () => {
  it('becomes one plan: the steps of each one after the other, under its own goal, with values of its own', async () => {
    const memory = await memoryWith(INVOICE, LETTER, NOTE)
    const plan = planIn(await propose(memory, 'Enter the invoice of Smith over 12 and then write a letter to Jones'))
    expect({
      ...{ task: plan.task.id, goal: goalSentence(plan.task.goal), tasks: plan.tasks?.map(({ id }) => id), values: valuesIn(plan) },
      programs: plan.task.programs.map(({ program }) => program),
      subGoals: plan.subGoals.map(({ name, steps }) => [name, ...steps.map(({ caption }) => caption)]),
      findings: plan.findings.map(({ text }) => text),
    }).toEqual({
      task: 'task-invoice',
      goal: 'Enter the invoice of ⟦name⟧ over ⟦amount⟧, then write a letter to ⟦name-2⟧',
      tasks: ['task-invoice', 'task-letter'],
      values: { name: 'Smith', amount: '12', 'name-2': 'Jones' },
      programs: ['calc', 'mousepad'],
      subGoals: [
        ['Start Calc', 'Start Calc'],
        ['Enter the invoice of Smith over 12', 'Type ⟦name⟧', 'Type ⟦amount⟧'],
        ['Write a letter to Jones', 'Type ⟦name-2⟧', 'Click “Save” in the toolbar of Mousepad'],
      ],
      findings: [
        'This was taken as 2 tasks: “Enter the invoice of ⟦name⟧ over ⟦amount⟧”, then “Write a letter to ⟦name⟧”.',
        'Calc is not open; it is started first.',
      ],
    })
    expect(plan.estimate?.steps).toBe(1 + 4 + 2)
  })

  it.each([
    'Enter the invoice of Smith over 12; write a letter to Jones',
    'Please enter the invoice of Smith over 12, then write a letter to Jones. Thanks',
    'Enter the invoice of Smith over 12. Write a letter to Jones.',
    'enter the invoice of Smith over 12, and afterwards write a letter to Jones',
  ])('%s', async (request) => {
    const plan = planIn(await propose(await memoryWith(INVOICE, LETTER), request))
    expect([plan.tasks?.map(({ id }) => id), valuesIn(plan)]).toEqual([
      ['task-invoice', 'task-letter'],
      { name: 'Smith', amount: '12', 'name-2': 'Jones' },
    ])
  })

  it('may be German, and of more than two', async () => {
    const memory = await memoryWith(RECHNUNG, BRIEF)
    const request = 'Trage die Rechnung von Müller ein und schreibe dann einen Brief an Frau Weiß, danach schreibe einen Brief an Otto'
    const plan = planIn(await propose(memory, request))
    expect([plan.tasks?.map(({ id }) => id), valuesIn(plan)]).toEqual([
      ['task-rechnung', 'task-brief', 'task-brief'],
      { name: 'Müller', 'name-2': 'Frau Weiß', 'name-3': 'Otto' },
    ])
  })

  it('takes a loop of each with it, and the same task twice under ids of its own', async () => {
    const plan = planIn(await propose(await memoryWith(INVOICE), 'enter the invoice of A over 1; enter the invoice of B over 2'))
    const steps = plan.subGoals.slice(1).flatMap((subGoal) => subGoal.steps)
    const ids = steps.map(({ id }) => id)
    expect([
      new Set(ids).size,
      plan.blocks.map((block) => (block.kind === 'loop' ? [block.from, block.to].map((id) => ids.indexOf(id)) : [])),
    ]).toEqual([
      4,
      [
        [0, 1],
        [2, 3],
      ],
    ])
    expect([new Set(plan.blocks.map(({ id }) => id)).size, flowOf(steps, plan.blocks)?.length]).toEqual([2, 2])
  })

  it('lacks a value of one: asks for that one, by a name that the next request gives it by', async () => {
    const memory = await memoryWith(INVOICE, LETTER)
    const asked = await propose(memory, 'Write a letter to Jones and then enter the invoice of Smith')
    expect(asked).toMatchObject({
      kind: 'values-missing',
      task: { id: 'task-letter', stepCount: 4, parameters: [{ name: 'name' }, { name: 'name-2' }, { name: 'amount' }] },
      missing: ['amount'],
      wrong: [],
    })
    const given = { taskId: 'task-letter', values: { amount: '30', 'name-2': 'Brown' } }
    const plan = planIn(await propose(memory, 'Write a letter to Jones and then enter the invoice of Smith', given))
    expect(valuesIn(plan)).toEqual({ name: 'Jones', 'name-2': 'Brown', amount: '30' })
    expect(
      await propose(memory, 'Write a letter to Jones; enter the invoice of Smith', { values: { ...SINGLE.values, amount: '3' } }),
    ).toMatchObject({
      wrong: [{ parameter: 'a', reason: 'This task has no such value; it has name, name-2, amount.' }],
    })
  })

  it('is planned the same when it is asked for again by the words that the plan keeps', async () => {
    const memory = await memoryWith(INVOICE, LETTER)
    const plan = planIn(await propose(memory, 'Enter the invoice of Smith over 12 and then write a letter to Jones'))
    const again = planIn(await propose(memory, plan.request, { taskId: plan.task.id, values: { 'name-2': 'Brown' } }))
    expect([again.tasks?.map(({ id }) => id), valuesIn(again)]).toEqual([
      ['task-invoice', 'task-letter'],
      { name: 'Smith', amount: '12', 'name-2': 'Brown' },
    ])
  })

  it('keeps no secret that was said in a part', async () => {
    const plan = planIn(await propose(await memoryWith(LOGIN, LETTER), 'log in as bob with hunter2, then write a letter to Jones'))
    expect([plan.request, JSON.stringify(plan).includes('hunter2')]).toEqual([
      'log in as bob with ⟦password⟧; write a letter to Jones',
      false,
    ])
  })

  it('is none where one task says all of it, or a value holds an “and”', async () => {
    const memory = await memoryWith(
      NOTE,
      LETTER,
      sampleTask('Copy ⟦name⟧ and then open ⟦name⟧', { id: 'task-copy' }),
      sampleTask('Open ⟦thing⟧', { id: 'task-open' }),
    )
    const single = async (request: string) => {
      const plan = planIn(await propose(memory, request))
      return [plan.task.id, plan.tasks, ...plan.values.map(({ value }) => value)]
    }
    expect(await single('copy a.txt and then open a.txt')).toEqual(['task-copy', undefined, 'a.txt'])
    expect(await single('write a note to Anna and Bob about keys, doors and windows')).toEqual([
      ...['task-note', undefined, 'Anna and Bob', 'keys, doors and windows'],
    ])
    expect(await single('write a note to Anna about “keys and then write a letter to Bob”')).toEqual([
      ...['task-note', undefined, 'Anna', 'keys and then write a letter to Bob'],
    ])
  })

  it('is none where a part of it means nothing: it may be part of a value, which is said', async () => {
    const memory = await memoryWith(INVOICE, LETTER)
    const plan = planIn(await propose(memory, 'write a letter to Jones; feed the cat'))
    expect([valuesIn(plan), plan.findings]).toEqual([
      { name: 'Jones; feed the cat' },
      [{ stops: false, text: '“feed the cat” was taken as a part of “name”; by itself no task is known for it.' }],
    ])
    expect((await propose(memory, 'enter the invoice of Smith over 12 and feed the cat')).kind).not.toBe('planned')
  })

  it('asks which task is meant in one of its parts, and takes the one that was chosen', async () => {
    const memory = await memoryWith(INVOICE, LETTER, { ...LETTER, id: TaskId.parse('task-letter-b') })
    const request = 'enter the invoice of Smith over 12 and then write a letter to Jones'
    const asked = await propose(memory, request)
    expect([asked.kind, asked.kind === 'ambiguous' && asked.candidates.map(({ id }) => id).toSorted()]).toEqual([
      'ambiguous',
      ['task-letter', 'task-letter-b'],
    ])
    expect(planIn(await propose(memory, request, { taskId: 'task-letter-b' })).tasks?.map(({ id }) => id)).toEqual([
      'task-invoice',
      'task-letter-b',
    ])
  })
})

describe('any row of tasks', () => {
  const name = fc.string({ unit: fc.constantFrom(...'ABCDEFGXYZßé0123456789'), minLength: 1, maxLength: 10 })
  const amount = fc.integer({ min: 1, max: 9999 }).map(String)
  const said = fc.oneof(
    fc.record({ id: fc.constant('task-invoice'), values: fc.tuple(name, amount) }),
    fc.record({ id: fc.constant('task-letter'), values: fc.tuple(name) }),
    fc.record({ id: fc.constant('task-rechnung'), values: fc.tuple(name) }),
  )
  const words = ({ id, values: [one, two] }: { id: string; values: string[] }) =>
    id === 'task-invoice'
      ? `enter the invoice of ${one} over ${two}`
      : id === 'task-letter'
        ? `write a letter to ${one}`
        : `trage die Rechnung von ${one} ein`

  it('is told apart, each with its own values; no name or id is there twice and no slot is unbound', async () => {
    const memory = await memoryWith(INVOICE, LETTER, RECHNUNG)
    const joint = fc.constantFrom(' and then ', '; ', ', then ', '. ', ' und dann ', ' and ')
    await fc.assert(
      fc.asyncProperty(fc.array(said, { minLength: 2, maxLength: 4 }), joint, async (parts, between) => {
        const plan = planIn(await propose(memory, parts.map(words).join(between)))
        expect(plan.tasks?.map(({ id }) => id)).toEqual(parts.map(({ id }) => id))
        expect(plan.values.map(({ value }) => value)).toEqual(parts.flatMap(({ values }) => values))
        const names = plan.values.map(({ parameter }) => parameter)
        const steps = stepsOf(plan)
        const slots = steps.flatMap(({ act }) => (act.kind === 'type' ? parametersOfText(act.text) : []))
        expect([new Set(names).size, slots.filter((slot) => !names.includes(slot))]).toEqual([names.length, []])
        expect([new Set(steps.map(({ id }) => id)).size, flowOf(steps, plan.blocks) === undefined]).toEqual([steps.length, false])
      }),
      { numRuns: 40 },
    )
  })
})
