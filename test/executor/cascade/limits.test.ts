import { describe, expect, it } from 'vitest'
import type { Grant, ModelSettings } from '#contract'
import { element } from '../fake-world.ts'
import { editor, planOf } from '../stage.ts'
import { cascadeStage, GONE, proposal, save, tale } from './setting.ts'

const CLICK_STORE = proposal({ act: 'click', element: 2 })
const settings: ModelSettings = {
  url: 'https://models.example/v1',
  name: 'small',
  price: { input: 1_000, output: 10_000, currency: 'EUR' },
}
const FAR = { server: 'models.example', local: false, settings }
const ASKS_TO_LEAVE =
  'asks (leaves-machine): show windows of this task to the model “small” at models.example, to decide steps that go wrong'
const ASKS_FOR_MORE = 'asks (budget): ask models for more than was agreed'

describe('a server that is not this machine', () => {
  it('gets nothing before the person has seen what leaves and said yes, once for a run', async () => {
    const it = cascadeStage({ small: [CLICK_STORE, proposal({ act: 'give-up' })], role: FAR, answers: ['this-run', 'once'] })
    const plan = planOf([save(), save({ id: 'step-again', expectation: { kind: 'nothing' } })])
    await it.run(plan)
    expect(tale(it.events).filter((line) => line.startsWith('asks'))).toEqual([
      ASKS_TO_LEAVE,
      'asks (undemonstrated): press “Store” in Mousepad',
    ])
    const [request] = it.requests
    expect(request?.reason).toMatch(
      /^A picture of the program’s window in front.*Black before it is sent: password fields.*Not sent: secrets, the values as text/,
    )
    // It stands in the journal with each call.
    const [call] = it.events.filter((event) => event.kind === 'model-call')
    expect(call?.sent.join(' ')).toBe(request?.reason)
  })

  it('is told of as one that anybody on the way can read, where the way is not encrypted', async () => {
    const it = cascadeStage({ small: [], role: { ...FAR, settings: { ...settings, url: 'http://models.example/v1' } }, answers: ['no'] })
    await it.run(planOf([save()]))
    expect(it.requests[0]?.reason).toMatch(/^The way there is not encrypted/)
  })

  it('gets nothing after a no, and the person is not asked again', async () => {
    const it = cascadeStage({ small: [], role: FAR, answers: ['no'], helps: ['done', 'done'] })
    expect(await it.run(planOf([save(), save({ id: 'step-again' })]))).toEqual({ kind: 'done' })
    expect({ asked: it.asked.small.length, requests: it.requests.length, help: it.helped[0]?.reason }).toEqual({
      asked: 0,
      requests: 1,
      help: `${GONE} A model could not help either. You did not want anything to go to models.example.`,
    })
  })

  it('gets it for one step with “once”, and for ever with “always”, as a grant that can be taken back', async () => {
    const grants: Grant[] = []
    const twice = [proposal({ act: 'give-up' }), proposal({ act: 'give-up' })]
    const steps = () => planOf([save(), save({ id: 'step-again' })])
    const once = cascadeStage({ small: [...twice], role: FAR, answers: ['once', 'once'], helps: ['done', 'done'] })
    await once.run(steps())
    const always = cascadeStage({ small: [...twice], role: FAR, answers: ['always'], helps: ['done', 'done'], grants })
    await always.run(steps())
    const later = cascadeStage({ small: [...twice], role: FAR, answers: [], helps: ['done', 'done'], grants })
    await later.run(steps())
    expect([once, always, later].map(({ requests }) => requests.length)).toEqual([2, 1, 0])
    expect(grants).toMatchObject([{ taskId: 'task-a', rule: 'leaves-machine', what: expect.stringContaining('models.example') }])
  })
})

describe('the budget', () => {
  it.each([
    ['calls', { calls: 1 }],
    ['tokens', { tokens: 5_000 }],
    ['money', { money: 25 }],
  ])('is asked about before the call that would go over it; a no sends the step to the person: %s', async (_, budget) => {
    const it = cascadeStage({
      small: [proposal({ act: 'wait', completes: false })],
      role: { ...FAR, local: true },
      usage: { calls: 1, inputTokens: 3_000, outputTokens: 500 },
      budget,
      answers: ['no'],
      helps: ['done', 'done'],
    })
    expect(await it.run(planOf([save(), save({ id: 'step-again' })]))).toEqual({ kind: 'done' })
    const lines = tale(it.events)
    expect(lines.slice(lines.indexOf('paused by budget'), lines.indexOf('help done by person'))).toEqual([
      'paused by budget',
      ASKS_FOR_MORE,
      'answer no by person',
      'resumed',
      `up to 3: ${GONE} A model could not help either. What this run may use of models is used up.`,
      `help: ${GONE} A model could not help either. What this run may use of models is used up.`,
    ])
    // At the second step nobody is asked again.
    expect({ asked: it.asked.small.length, requests: it.requests.length }).toEqual({ asked: 1, requests: 1 })
  })

  it('is as much again with “once”, and none any more with “this run”', async () => {
    const wait = proposal({ act: 'wait', completes: false })
    const it = cascadeStage({ small: [wait, wait, wait, wait, CLICK_STORE], budget: { calls: 1 }, answers: ['once', 'this-run', 'once'] })
    expect(await it.run(planOf([save()]))).toEqual({ kind: 'done' })
    expect(tale(it.events).filter((line) => /^asks|^small/u.test(line))).toEqual([
      'small taken: wait: It means the same.',
      ASKS_FOR_MORE,
      'small taken: wait: It means the same.',
      ASKS_FOR_MORE,
      'small taken: wait: It means the same.',
      'small taken: wait: It means the same.',
      'small taken: click 2, the button “Store”: It means the same.',
      'asks (undemonstrated): press “Store” in Mousepad',
    ])
  })

  it('counts what was used: calls, tokens, money by the model’s price, seconds', async () => {
    const it = cascadeStage({
      small: [
        async () => {
          await it.clock.wait(1_500, { reason: 'thinking' })
          return CLICK_STORE
        },
      ],
      role: { ...FAR, local: true },
    })
    await it.run(planOf([save()]))
    expect(it.events.at(-1)).toMatchObject({
      modelCalls: 1,
      spent: { calls: 1, tokens: 120, money: expect.closeTo(0.3, 5), seconds: expect.closeTo(1.5, 1) },
    })
  })
})

/** Things are numbered: 1 the field, 2 “Send now”, 3 “Discard”. */
const mailer = () => {
  const window = editor()
  const [field] = window.elements
  return {
    ...window,
    elements: [
      ...(field ? [field] : []),
      element('button', 'Send now', { x: 10, y: 60, width: 40, height: 20 }),
      element('button', 'Later', { x: 60, y: 60, width: 40, height: 20 }),
    ],
  }
}
const SENDS = {
  'Send now': (world: Parameters<NonNullable<NonNullable<Parameters<typeof cascadeStage>[0]['reactions']>[string]>>[0]) => {
    world.window(1).title = 'Saved - Mousepad'
  },
}
const local = { settings: { url: 'http://127.0.0.1:8080/v1', name: 'small', price: null } }

describe('an act that cannot be undone', () => {
  const send = proposal({ act: 'click', element: 2 })
  const later = proposal({ act: 'click', element: 3 })
  const world = { windows: [mailer()], reactions: SENDS }

  it.each<[string, number | undefined, number]>([
    ['as is needed for its accuracy', 0.9, 2],
    ['as for one that is right in eight of ten, where that is not known', undefined, 3],
  ])('is proposed as often, with one answer, %s', async (_, accuracy, calls) => {
    const it = cascadeStage({
      ...{ ...world, windows: [mailer()] },
      small: Array.from({ length: 9 }, (_unused, index) => ({ ...send, reason: `Reason ${index}.` })),
      role: { settings: { ...local.settings, ...(accuracy !== undefined && { accuracy }) } },
    })
    expect(await it.run(planOf([save()]))).toEqual({ kind: 'done' })
    expect({ calls: it.asked.small.length, asks: it.requests.map(({ rule }) => rule) }).toEqual({ calls, asks: ['send'] })
  })

  it('is decided by the answer that leads; answers that are none are no votes', async () => {
    const it = cascadeStage({
      ...{ ...world, windows: [mailer()] },
      small: [send, 'malformed', later, send, 'malformed', send, send],
      role: local,
    })
    expect(await it.run(planOf([save()]))).toEqual({ kind: 'done' })
    expect({ calls: it.asked.small.length, did: it.world.performed.length }).toEqual({ calls: 7, did: 1 })
  })

  it('is not done where the answers do not agree: the step goes on up', async () => {
    const it = cascadeStage({
      ...{ ...world, windows: [mailer()] },
      small: Array.from({ length: 21 }, (_, index) => (index % 2 === 0 ? send : later)),
      role: local,
      helps: ['stop'],
    })
    await it.run(planOf([save()]))
    expect({ did: it.world.performed, help: it.helped[0]?.reason }).toEqual({
      did: [],
      help: `${GONE} A model could not help either. The act cannot be undone, and the model’s answers do not agree on it (11 : 10).`,
    })
  })

  it('is asked about all the same: votes are no leave', async () => {
    const it = cascadeStage({
      ...{ ...world, windows: [mailer()] },
      small: [send, send, send],
      role: local,
      answers: ['no'],
      helps: ['stop'],
    })
    await it.run(planOf([save()]))
    expect(it.world.performed).toEqual([])
  })
})
