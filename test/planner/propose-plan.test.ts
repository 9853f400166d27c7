import { describe, expect, it } from 'vitest'
import { type Memory, Page, type PlanOutcome, type Task, TaskId, type WindowInfo } from '#contract'
import { openMemory } from '#memory'
import { proposePlan } from '#planner'
import { createFakeMemory } from '../fakes/memory.ts'
import { createCountedIds } from '../support/counted-ids.ts'
import { sampleStep, sampleTask } from '../support/sample-task.ts'
import { createStillClock } from '../support/still-clock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const MOUSEPAD: WindowInfo = {
  id: 1,
  title: 'Untitled - Mousepad',
  program: 'mousepad',
  box: { x: 0, y: 0, width: 500, height: 400 },
  kind: 'normal',
  active: true,
}

type World = { windows?: WindowInfo[]; canStart?: (command: string[]) => boolean }

async function propose(
  memory: Memory,
  request: string,
  more: { values?: Record<string, string>; taskId?: string } & World = {},
): Promise<PlanOutcome> {
  const { values = {}, taskId, windows = [MOUSEPAD], canStart = () => true } = more
  const given = { request, values, ...(taskId === undefined ? {} : { taskId: TaskId.parse(taskId) }) }
  return proposePlan(given, { memory, windows, canStart, ids: createCountedIds() })
}

async function memoryWith(...tasks: Task[]): Promise<Memory> {
  const memory = createFakeMemory()
  for (const task of tasks) await memory.saveTask(task)
  return memory
}

function planIn(outcome: PlanOutcome) {
  if (outcome.kind !== 'planned') throw new Error(`No plan: ${JSON.stringify(outcome)}`)
  return outcome.plan
}

const NOTE = sampleTask('Write a note to ⟦recipient⟧ about ⟦topic⟧', {
  id: 'task-note',
  steps: [
    sampleStep({
      id: 'step-a',
      caption: 'Type ⟦recipient⟧',
      act: { kind: 'type', text: [{ kind: 'slot', parameter: 'recipient' }], replaces: false },
    }),
    sampleStep({
      id: 'step-b',
      caption: 'Type ⟦topic⟧',
      act: { kind: 'type', text: [{ kind: 'slot', parameter: 'topic' }], replaces: false },
    }),
    sampleStep({ id: 'step-c' }),
  ],
  milestones: [{ after: 'step-b' as Task['steps'][number]['id'], name: 'The note is written' }],
})
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
      findings: [],
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

describe('what stands in the way', () => {
  const request = 'write a note to Anna about keys'

  it('is a program that is not open: it is started first', async () => {
    const memory = await memoryWith(NOTE)
    const plan = planIn(await propose(memory, request, { windows: [] }))
    const window = { program: 'mousepad', title: '*', kind: 'normal' }
    expect(plan.subGoals[0]).toEqual({
      name: 'Start Mousepad',
      steps: [
        {
          id: 'step-1',
          caption: 'Start Mousepad',
          observation: 'Mousepad is not open.',
          thought: 'The task is done in Mousepad, so it has to be open first.',
          act: { kind: 'start-program', program: 'mousepad', arguments: [] },
          window,
          expectation: { kind: 'window-present', window },
          pictures: {},
          confidence: 1,
          personMs: 0,
        },
      ],
    })
    expect(plan.subGoals).toHaveLength(3)
    expect(plan.findings).toEqual([{ stops: false, text: 'Mousepad is not open; it is started first.' }])
  })

  it('is a program that cannot be started: the run would stop', async () => {
    const memory = await memoryWith(NOTE)
    const absent = planIn(await propose(memory, request, { windows: [], canStart: () => false }))
    expect(absent.findings).toEqual([
      { stops: true, text: 'Mousepad is not open, and “mousepad” was not found on this machine. Install or open it, then ask again.' },
    ])
    expect(absent.subGoals).toHaveLength(2)
    const unknown = await memoryWith({ ...NOTE, programs: [{ program: 'mousepad' }] })
    expect(planIn(await propose(unknown, request, { windows: [] })).findings).toEqual([
      { stops: true, text: 'Mousepad is not open, and how to start it was not learned. Open it, then ask again.' },
    ])
  })

  it('is several programs: the one that is needed first is started last', async () => {
    const browser = sampleStep({ id: 'step-z', window: { program: 'google-chrome', title: '*', kind: 'normal' } })
    const programs = [
      { program: 'mousepad', command: ['mousepad'] },
      { program: 'google-chrome', command: ['chrome', '--app=x'] },
    ]
    const memory = await memoryWith({ ...NOTE, programs, steps: [...NOTE.steps, browser] })
    const plan = planIn(await propose(memory, request, { windows: [] }))
    expect(plan.subGoals.map(({ name }) => name).slice(0, 2)).toEqual(['Start Google Chrome', 'Start Mousepad'])
    expect(plan.subGoals[0]?.steps[0]?.act).toEqual({ kind: 'start-program', program: 'chrome', arguments: ['--app=x'] })
  })

  it('is not a program that the task opens by itself', async () => {
    const opening = sampleStep({
      id: 'step-o',
      window: { program: 'thunar', title: '*', kind: 'normal' },
      expectation: { kind: 'window-present', window: { program: 'mousepad', title: '*', kind: 'normal' } },
    })
    const memory = await memoryWith({ ...NOTE, steps: [opening, ...NOTE.steps] })
    expect(planIn(await propose(memory, request, { windows: [] })).findings).toEqual([])
  })

  it('is a task without steps, and one whose steps need a value that it does not have', async () => {
    const empty = planIn(await propose(await memoryWith({ ...NOTE, steps: [], milestones: [] }), request))
    expect([empty.subGoals, empty.findings]).toEqual([[], [{ stops: true, text: 'This task has no steps. Record it once more.' }]])
    const lost = sampleStep({ id: 'step-l', act: { kind: 'type', text: [{ kind: 'slot', parameter: 'lost' }], replaces: true } })
    const damaged = planIn(await propose(await memoryWith({ ...NOTE, steps: [...NOTE.steps, lost] }), request))
    expect(damaged.findings).toEqual([
      { stops: true, text: 'A step needs a value “lost” that this task does not have. Record it once more.' },
    ])
  })

  it('is told when pages are no longer in memory, but does not stop the run', async () => {
    const page = Page.parse({
      id: 'page-1',
      look: { window: { program: 'mousepad', title: '*', kind: 'normal' }, hash: '0123456789abcdef', elements: [] },
      name: 'The editor',
      purpose: 'To write.',
      seenCount: 1,
      firstSeenAt: '2026-03-01T09:00:00Z',
      lastSeenAt: '2026-03-01T09:00:00Z',
    })
    const memory = await memoryWith({ ...NOTE, steps: NOTE.steps.map((step) => ({ ...step, page: page.id })) })
    const [finding] = planIn(await propose(memory, request)).findings
    expect(finding).toEqual({ stops: false, text: 'One page of this task is no longer in memory; the steps are found without.' })
    await memory.savePage(page)
    expect(planIn(await propose(memory, request)).findings).toEqual([])
  })
})

describe('the names of programs', () => {
  it('are written as people write them', async () => {
    const names = { 'google-chrome': 'Google Chrome', 'org.gnome.Calculator': 'Calculator', libreoffice: 'Libreoffice' }
    for (const [program, title] of Object.entries(names)) {
      const memory = await memoryWith({ ...NOTE, programs: [{ program, command: ['x'] }] })
      expect(planIn(await propose(memory, 'write a note to Anna about keys')).subGoals[0]?.name).toBe(`Start ${title}`)
    }
  })
})
