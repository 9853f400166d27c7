import { describe, expect, it } from 'vitest'
import { RunEvent } from '#contract'
import { clickStep, planOf } from '../stage.ts'
import { cascadeStage, GONE, proposal, save, tale, verdict } from './setting.ts'

const CLICK_STORE = proposal({ act: 'click', element: 2 })
const SAYS_STORE = 'small taken: click 2, the button “Store”: It means the same.'
const ASKS_STORE = 'asks (undemonstrated): press “Store” in Mousepad'

describe('a step whose button is called otherwise now', () => {
  it('is done by the small model, with the person’s leave, seen to be done, and the next step begins at the local tier', async () => {
    const it = cascadeStage({ small: [CLICK_STORE] })
    const next = clickStep('Delete', {
      id: 'step-next',
      act: { kind: 'press', modifiers: [], key: 'Escape' },
      target: undefined,
      expectation: { kind: 'nothing' },
    })

    expect(await it.run(planOf([save(), next]))).toEqual({ kind: 'done' })

    expect(tale(it.events)).toEqual([
      'step step-save by tier 0',
      `up to 1: ${GONE}`,
      SAYS_STORE,
      ASKS_STORE,
      'answer once by person',
      'acts',
      'check true: There is the window “Saved - Mousepad” of Mousepad.',
      'handed back from 1',
      'done by tier 1',
      'step step-next by tier 0',
      'acts',
      'check true: Nothing was learned that could be checked here.',
      'done by tier 0',
      'end done after 1 calls',
    ])
    for (const event of it.events) expect(RunEvent.parse(event)).toEqual(event)
    expect(it.events.filter(({ kind }) => kind === 'model-call')).toMatchObject([
      { role: 'small', model: 'small', server: '127.0.0.1:8080', inputTokens: 100, outputTokens: 20, money: 0, stepId: 'step-save' },
    ])
    expect(it.events.at(-1)).toMatchObject({ kind: 'run-end', spent: { calls: 1, tokens: 120, money: 0 } })
    expect(it.world.performed).toEqual([
      { kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: 30, y: 70 } },
      { kind: 'press', modifiers: [], key: 'Escape' },
    ])
  })

  it('is told of, so that it can be learned what the button is called now; a step that came true otherwise is not', async () => {
    const renamed = cascadeStage({ small: [CLICK_STORE] })
    await renamed.run(planOf([save()]))
    const around = cascadeStage({ small: [proposal({ act: 'wait', completes: false }), CLICK_STORE] })
    await around.run(planOf([save()]))
    const found = ({ sightings }: typeof renamed) => sightings.map(({ step, found: thing, tookMs }) => [step, thing?.name, tookMs])
    expect({ renamed: found(renamed), around: found(around) }).toEqual({ renamed: [['step-save', 'Store', 0]], around: [] })
  })

  it('is judged where its expectation says only that something changes', async () => {
    const it = cascadeStage({ small: [CLICK_STORE], judge: [verdict(true)] })
    expect(await it.run(planOf([save({ expectation: { kind: 'changed' } })]))).toEqual({ kind: 'done' })
    expect(tale(it.events).slice(5)).toEqual([
      'acts',
      'judge taken: It came true: The title says so. Seen: The note was stored.',
      'check true: The judge has seen it come true: The title says so.',
      'handed back from 1',
      'done by tier 1',
      'end done after 2 calls',
    ])
    const [question] = it.asked.judge
    const pictures = question?.messages.flatMap((message) => message.pictures ?? []) ?? []
    expect(pictures).toHaveLength(2)
    expect(pictures[0]).not.toEqual(pictures[1])
    expect(question?.messages[0]?.text).toContain('"actions":["click 2, the button “Store”"]')
  })

  it('goes on up where the judge has not seen it come true, whatever the model says', async () => {
    const it = cascadeStage({
      small: [CLICK_STORE, proposal({ act: 'done' }), proposal({ act: 'give-up', reason: 'Nothing helps.' })],
      judge: [verdict(false), 'malformed', 'malformed', 'malformed'],
      helps: ['done'],
    })
    expect(await it.run(planOf([save({ expectation: { kind: 'changed' } })]))).toEqual({ kind: 'done' })
    expect(tale(it.events).slice(6)).toEqual([
      'judge taken: It did not come true: Nothing shows it. Seen: The note was stored.',
      'check false: The judge has not seen it come true: Nothing shows it.',
      'small taken: say that the step is done: It means the same.',
      'judge malformed: The answer is no JSON.',
      'judge malformed: The answer is no JSON.',
      'judge malformed: The answer is no JSON.',
      'check false: The judge has not seen it come true: The answer is no JSON.',
      'small taken: give up: Nothing helps.',
      `up to 3: ${GONE} A model could not help either. The model gives up: Nothing helps.`,
      `help: ${GONE} A model could not help either. The model gives up: Nothing helps.`,
      'help done by person',
      'handed back from 3',
      'done by tier 3',
      'end done after 7 calls',
    ])
  })

  it('is judged by the strongest of the others where no judge is set up', async () => {
    const it = cascadeStage({ small: ['dead'], large: [CLICK_STORE, verdict(true)] })
    expect(await it.run(planOf([save({ expectation: { kind: 'changed' } })]))).toEqual({ kind: 'done' })
    expect(tale(it.events).filter((line) => / taken| failed:/u.test(line))).toEqual([
      'small failed: The model server there cannot be reached.',
      'large taken: click 2, the button “Store”: It means the same.',
      'judge taken: It came true: The title says so. Seen: The note was stored.',
    ])
  })

  it('is not done because a model says so where the expectation says otherwise, and no judge is asked', async () => {
    const it = cascadeStage({ small: [proposal({ act: 'done' }), proposal({ act: 'give-up', reason: 'It is not.' })], judge: [] })
    expect(await it.run(planOf([save()]))).toMatchObject({ kind: 'failed', at: 'step-save' })
    expect({ judged: it.asked.judge.length, done: it.world.performed }).toEqual({ judged: 0, done: [] })
  })
})

describe('a model that does not help', () => {
  it.each<[string, Parameters<typeof cascadeStage>[0], string]>([
    ['is dead', { small: ['dead'] }, 'The model server there cannot be reached.'],
    ['answers nonsense three times', { small: ['malformed', 'malformed', 'malformed'] }, 'The answer is no JSON.'],
    [
      'speaks of things that are not there',
      { small: [90, -1, 0.5].map((element) => proposal({ act: 'click', element })) },
      'There is no thing with the number 0.5.',
    ],
    [
      'talks and talks',
      { small: ['', '', ''].map(() => proposal({ act: 'click', element: 2, reason: 'so '.repeat(200) })) },
      'The reason is longer than one sentence.',
    ],
    ['gives up', { small: [proposal({ act: 'give-up', reason: 'I cannot tell.' })] }, 'The model gives up: I cannot tell.'],
  ])('hands the step on, and nothing is done, when it %s', async (_, given, reason) => {
    const it = cascadeStage({ ...given, large: [CLICK_STORE] })
    expect(await it.run(planOf([save()]))).toEqual({ kind: 'done' })
    const lines = tale(it.events)
    expect(lines.filter((line) => line.startsWith('up to'))).toEqual([`up to 1: ${GONE}`, `up to 2: ${reason}`])
    expect({ asked: it.asked.small.length, acts: it.world.performed.length, last: lines.slice(-2, -1) }).toEqual({
      asked: given.small?.length,
      acts: 1,
      last: ['done by tier 2'],
    })
    // The tier above is told what was tried.
    expect(it.asked.large[0]?.messages[0]?.text).toContain('"reason":"“Save” is not on the screen')
  })

  it('gets five proposals and no more; what did not help is not done again', async () => {
    const it = cascadeStage({
      small: [
        proposal({ act: 'click', element: 3, completes: false }),
        proposal({ act: 'press', keys: 'Ctrl+Shift+S' }),
        proposal({ act: 'press', keys: 'shift+ctrl+s' }),
        proposal({ act: 'scroll-down', completes: false }),
        proposal({ act: 'wait', completes: false }),
      ],
      judge: [verdict(false)],
      answers: ['once', 'once', 'once'],
      // The vote for “Delete” needs no more than this one.
      role: { settings: { url: 'http://127.0.0.1:8080/v1', name: 'small', price: null, accuracy: 0.99 } },
    })
    expect(await it.run(planOf([save()]))).toMatchObject({
      kind: 'failed',
      reason: `${GONE} A model could not help either. After 5 proposals it is still not done: It was done; the step is not fulfilled with it.`,
    })
    expect(it.world.performed.map((action) => action.kind)).toEqual(['click', 'press', 'scroll', 'wait'])
    expect(it.asked.small[3]?.messages[0]?.text).toContain('This was tried before and did not help; it was not done again.')
  })

  it('is not asked for what no model can know, and where there is none the person is asked at once', async () => {
    const without = cascadeStage({ helps: ['done'] })
    expect(await without.run(planOf([save()]))).toEqual({ kind: 'done' })
    expect(tale(without.events)).toEqual([
      'step step-save by tier 0',
      `up to 3: ${GONE}`,
      `help: ${GONE}`,
      'help done by person',
      'handed back from 3',
      'done by tier 3',
      'end done after 0 calls',
    ])
  })
})

describe('the person', () => {
  it('says no to what a model proposes: then no model is asked further, and the step comes to them', async () => {
    const it = cascadeStage({ small: [CLICK_STORE], large: [CLICK_STORE], answers: ['no'], helps: ['stop'] })
    expect(await it.run(planOf([save()]))).toEqual({ kind: 'stopped', by: 'no-approval', at: 'step-save' })
    const reason = `${GONE} The model “small” proposed to click 2, the button “Store”, and that was not allowed.`
    expect(tale(it.events).slice(2)).toEqual([
      SAYS_STORE,
      ASKS_STORE,
      'answer no by person',
      `up to 3: ${reason}`,
      `help: ${reason}`,
      'help stop by person',
      'end stopped after 1 calls',
    ])
    expect(it.world.performed).toEqual([])
  })

  it('is silent: that is a no, and the end', async () => {
    const it = cascadeStage({ small: [CLICK_STORE], answers: ['silence'], helps: ['silence'] })
    expect(await it.run(planOf([save()]))).toEqual({ kind: 'stopped', by: 'no-approval', at: 'step-save' })
    expect(it.world.performed).toEqual([])
  })

  it('takes over while a model is asked: what it answers then is dropped', async () => {
    const it = cascadeStage({
      small: [
        () => {
          set.control.pause('you took over', 'take-over')
          set.clock
            .wait(5, { reason: 'the person' })
            .then(() => set.control.resume({ use: 'instead-of-step', steps: [save({ id: 'step-taught' })] }))
          return CLICK_STORE
        },
      ],
    })
    const set = it
    expect(await it.run(planOf([save()]))).toEqual({ kind: 'done' })
    expect(tale(it.events).slice(2)).toEqual([
      SAYS_STORE,
      'paused by take-over',
      'resumed',
      'plan taught',
      'done by tier 3',
      'end done after 1 calls',
    ])
    expect(it.world.performed).toEqual([])
  })

  it('stops the run while a model is asked, and does not wait for its answer', async () => {
    const it = cascadeStage({
      small: [
        () => {
          set.control.stop('person')
          return new Promise<object>(() => {})
        },
      ],
    })
    const set = it
    expect(await it.run(planOf([save()]))).toEqual({ kind: 'stopped', by: 'person', at: 'step-save' })
    expect(it.world.performed).toEqual([])
  })
})
