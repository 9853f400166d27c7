import { describe, expect, it } from 'vitest'
import { TaskId } from '#contract'
import { openMemory } from '#memory'
import { sampleStep, sampleTask } from '../support/sample-task.ts'
import { createStillClock } from '../support/still-clock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { memoryWith, NOTE, planIn, propose } from './support/propose.ts'

const PAY = sampleTask('Pay ⟦amount⟧ to ⟦person⟧', {
  id: 'task-pay',
  programs: [],
  parameters: [
    { name: 'amount', type: 'money', examples: ['25'] },
    { name: 'person', type: 'text', examples: ['Bob'] },
  ],
})
const LOGIN = sampleTask('Log in as ⟦user⟧ with ⟦password⟧', {
  id: 'task-login',
  programs: [],
  parameters: [
    { name: 'user', type: 'text', examples: ['anna'] },
    { name: 'password', type: 'secret', examples: [] },
  ],
})

describe('a request in words', () => {
  it('becomes the plan of the task that it means, with the values it says', async () => {
    const memory = await memoryWith(NOTE, PAY)
    expect(planIn(await propose(memory, 'Please write a note to the plumber about the leak'))).toEqual({
      request: 'Please write a note to the plumber about the leak',
      task: { id: NOTE.id, revision: 1, goal: NOTE.goal, programs: NOTE.programs, parameters: NOTE.parameters },
      values: [
        { parameter: 'recipient', value: 'the plumber', from: 'words', secret: false },
        { parameter: 'topic', value: 'the leak', from: 'words', secret: false },
      ],
      subGoals: [
        { name: 'The note is written', steps: NOTE.steps.slice(0, 2) },
        { name: 'Write a note to the plumber about the leak', steps: NOTE.steps.slice(2) },
      ],
      blocks: [],
      findings: [],
      estimate: { steps: 3, seconds: 2.4, from: 'demonstration', modelCalls: 0, money: null },
    })
  })

  it('is planned by the newest revision of the task', async () => {
    const memory = await memoryWith(NOTE)
    await memory.saveTask({ ...NOTE, notices: ['edited'] })
    expect(planIn(await propose(memory, 'write a note to Anna about keys')).task.revision).toBe(2)
  })

  it('is planned the same over the real memory', async () => {
    await using memory = await openMemory({ folder: await temporaryFolder(), clock: createStillClock() })
    for (const task of [NOTE, PAY, LOGIN]) await memory.saveTask(task)
    const plan = planIn(await propose(memory, 'write a noet to Dr. Clara Weiß about the Übergabe on 24 May'))
    expect(plan.values.map(({ value }) => value)).toEqual(['Dr. Clara Weiß', 'the Übergabe on 24 May'])
    expect(plan.findings).toEqual([{ stops: false, text: '“noet” was read as “note”.' }])
    for (const request of ['', '"', 'AND OR', '42', '🙂', 'x'.repeat(10_000), 'zebra '.repeat(1_700)]) {
      expect(await propose(memory, request)).toEqual({ kind: 'no-task', nearest: [] })
    }
  })

  it('lacks a value: says which, never takes the demonstrated one, and keeps what was understood', async () => {
    const memory = await memoryWith(NOTE)
    const [task] = await memory.tasks()
    expect(await propose(memory, 'write a note about the leak')).toEqual({
      kind: 'values-missing',
      task,
      values: [{ parameter: 'topic', value: 'the leak', from: 'words', secret: false }],
      missing: ['recipient'],
      wrong: [],
    })
  })

  it('has a value that will not do: says why and hands it back to be mended', async () => {
    const memory = await memoryWith(PAY)
    expect(await propose(memory, 'pay fortunes to Anna')).toMatchObject({
      kind: 'values-missing',
      values: [
        { parameter: 'amount', value: 'fortunes', from: 'words' },
        { parameter: 'person', value: 'Anna', from: 'words' },
      ],
      missing: [],
      wrong: [{ parameter: 'amount', reason: '“fortunes” is not an amount of money, like “25”.' }],
    })
  })

  it('fits two tasks equally well: asks which', async () => {
    const memory = await memoryWith(NOTE, { ...NOTE, id: TaskId.parse('task-twin') })
    const outcome = await propose(memory, 'write a note to Anna about keys')
    expect(outcome).toEqual({ kind: 'ambiguous', candidates: expect.arrayContaining(await memory.tasks()) })
  })

  it('gives a day that the steps cannot write: says why', async () => {
    const form = { date: { dayFirst: true, pattern: 'yyyy-MM-dd', language: 'en' } }
    const step = sampleStep({ act: { kind: 'type', text: [{ kind: 'slot', parameter: 'day', form }], replaces: false } })
    const memory = await memoryWith(
      sampleTask('Book a room on ⟦day⟧', { steps: [step], parameters: [{ name: 'day', type: 'date', examples: ['3 May 2026'] }] }),
    )
    expect(planIn(await propose(memory, 'book a room on 24 May 2026')).values[0]?.value).toBe('24 May 2026')
    expect(await propose(memory, 'book a room on 24 May')).toMatchObject({
      kind: 'values-missing',
      wrong: [{ parameter: 'day', reason: '“24 May” has no year, and the field needs one, like “3 May 2026”.' }],
    })
  })

  it('turns the direction round: is not the task', async () => {
    const memory = await memoryWith(PAY)
    expect(await propose(memory, 'pay 30 from Anna')).toEqual({ kind: 'no-task', nearest: await memory.tasks() })
    expect(await propose(memory, 'pay 30 thousand to Anna')).toMatchObject({ kind: 'values-missing', wrong: [{ parameter: 'amount' }] })
  })

  it('tells what it made of words that it did not use', async () => {
    const memory = await memoryWith(NOTE)
    const plan = planIn(await propose(memory, 'quickly write a note to Anna about keys', { taskId: 'task-note' }))
    expect(plan.findings).toEqual([{ stops: false, text: 'These words were not used: “quickly”.' }])
  })

  it('gives one slot two values: does not choose', async () => {
    const memory = await memoryWith(sampleTask('Copy ⟦name⟧ and then open ⟦name⟧'))
    expect(planIn(await propose(memory, 'copy a.txt and then open a.txt')).values).toHaveLength(1)
    expect(await propose(memory, 'copy a.txt and then open b.txt')).toMatchObject({
      kind: 'values-missing',
      wrong: [{ parameter: 'name', reason: 'The request gives both “a.txt” and “b.txt” for it.' }],
    })
  })
})

describe('a form', () => {
  it('fills what the words leave open and overrides what they say', async () => {
    const memory = await memoryWith(NOTE)
    const plan = planIn(await propose(memory, 'write a note to Anna', { values: { topic: ' keys ', recipient: 'Bob' } }))
    expect(plan.values).toEqual([
      { parameter: 'recipient', value: 'Bob', from: 'form', secret: false },
      { parameter: 'topic', value: 'keys', from: 'form', secret: false },
    ])
  })

  it('does without words when the task was chosen, and a blank in it is not given', async () => {
    const memory = await memoryWith(NOTE, PAY)
    expect(planIn(await propose(memory, '', { taskId: 'task-note', values: { recipient: 'Anna', topic: 'keys' } })).values).toHaveLength(2)
    expect(await propose(memory, '', { taskId: 'task-note', values: { recipient: 'Anna', topic: '  ' } })).toMatchObject({
      kind: 'values-missing',
      missing: ['topic'],
    })
  })

  it('names a value that the task does not have: says so', async () => {
    const memory = await memoryWith(NOTE)
    expect(await propose(memory, 'write a note to Anna about keys', { values: { recipent: 'Bob' } })).toMatchObject({
      kind: 'values-missing',
      missing: [],
      wrong: [{ parameter: 'recipent', reason: 'This task has no such value; it has recipient, topic.' }],
    })
    const plain = await memoryWith(sampleTask('Clear the list'))
    expect(await propose(plain, 'clear the list', { values: { constructor: 'x' } })).toMatchObject({
      wrong: [{ parameter: 'constructor', reason: 'This task takes no values.' }],
    })
  })

  it('warns of line breaks in a value', async () => {
    const memory = await memoryWith(NOTE)
    const plan = planIn(await propose(memory, '', { taskId: 'task-note', values: { recipient: 'Anna', topic: 'keys\nand more' } }))
    expect(plan.findings).toEqual([{ stops: false, text: 'The value of “topic” has several lines; each line break presses Return.' }])
  })
})

describe('a task that the person chose', () => {
  it('is planned by words that would not have found it alone', async () => {
    const memory = await memoryWith(NOTE, { ...NOTE, id: TaskId.parse('task-twin') })
    const values = [{ value: 'Anna' }, { value: 'keys' }]
    expect(planIn(await propose(memory, 'write a note to Anna about keys', { taskId: 'task-twin' }))).toMatchObject({
      task: { id: 'task-twin' },
      values,
    })
    expect(planIn(await propose(memory, 'compose a note to Anna about keys', { taskId: 'task-note' }))).toMatchObject({ values })
  })

  it('takes no values from words about something else or against it', async () => {
    const memory = await memoryWith(NOTE, PAY)
    for (const request of ['pay 30 to Anna', 'feed the cat about noon', "don't write a note to Anna about keys"]) {
      expect(await propose(memory, request, { taskId: 'task-note' })).toMatchObject({
        kind: 'values-missing',
        values: [],
        missing: ['recipient', 'topic'],
      })
    }
  })

  it('is gone: shows what is near, and runs nothing else in its place', async () => {
    const memory = await memoryWith(NOTE)
    expect(await propose(memory, 'write a note to Anna about keys', { taskId: 'task-gone' })).toEqual({
      kind: 'no-task',
      nearest: await memory.tasks(),
    })
    expect(await propose(memory, '', { taskId: 'task-gone' })).toEqual({ kind: 'no-task', nearest: [] })
  })
})

describe('a secret', () => {
  const hidden = { parameter: 'password', value: '', from: 'person', secret: true }

  it('is left to the person, and what was said for it is kept nowhere', async () => {
    const memory = await memoryWith(LOGIN)
    const plan = planIn(await propose(memory, 'Log in as bob with hunter2'))
    expect(plan.values).toEqual([{ parameter: 'user', value: 'bob', from: 'words', secret: false }, hidden])
    expect(plan.request).toBe('Log in as bob with ⟦password⟧')
    expect(planIn(await propose(memory, 'log in as bob')).values[1]).toEqual(hidden)
    const filled = planIn(await propose(memory, '', { taskId: 'task-login', values: { user: 'bob', password: 'hunter2' } }))
    const unread = planIn(await propose(memory, 'my password is hunter2', { taskId: 'task-login', values: { user: 'bob' } }))
    const left = planIn(await propose(memory, 'hunter2: log in as bob', { taskId: 'task-login' }))
    for (const kept of [plan, filled, unread, left]) expect(JSON.stringify(kept)).not.toContain('hunter2')
  })

  it('is not swallowed by another value', async () => {
    const memory = await memoryWith({ ...LOGIN, goal: sampleTask('Log in as ⟦user⟧').goal })
    expect(await propose(memory, 'log in as bob with password hunter2')).toMatchObject({
      kind: 'values-missing',
      wrong: [{ parameter: 'user', reason: 'It seems to hold a secret. Leave that out: it is asked for while the task runs.' }],
    })
  })
})
