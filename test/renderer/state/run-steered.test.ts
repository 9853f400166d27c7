import { describe, expect, it } from 'vitest'
import type { Plan, RunEvent, RunId, StepId } from '#contract'
import { type RunView, runViewOf, stepInSight, stepsDone, stepsInRun, yourTurn } from '../../../renderer/state/run-view.ts'
import { pictureNames } from '../picture-names.ts'
import { dryRun, helplessRun, helpRequest, planOf, RENAMED, runEvents, shownSteps, stuckRun, worldOf } from '../world/index.ts'

const RUN = 'run-x' as RunId
const task = worldOf(pictureNames).tasks[1]!
const values = { supplier: 'Nordwind AG', amount: '€412.50', 'due-date': '12 March 2026' }
const plan: Plan = planOf(task, values, 'form')
const all = runEvents(RUN, plan, pictureNames)
const start = all[0]!
const id = (name: string) => `step-${name}` as StepId
const begun = (name: string): RunEvent => ({ kind: 'step-start', stepId: id(name), index: 0, sentence: name, tier: 0 })
const states = (view: RunView) => view.steps.map(({ step, state }) => `${step.id.slice(5)} ${state}`)
const stepOf = (view: RunView, step: StepId) => view.steps.find((it) => it.step.id === step)!

describe('a step that memory alone could not do', () => {
  it('keeps its tries, and tells in order who was asked, with what, and that memory goes on', () => {
    const view = runViewOf(stuckRun(RUN, plan, pictureNames))
    const step = stepOf(view, RENAMED)
    expect({
      story: step.story.map((line) => (line.kind === 'went-up' ? `up to ${line.to}` : line.kind === 'model' ? line.call.model : line.kind)),
      tries: step.attempts.map(({ tier, outcome }) => `${tier} ${outcome}`),
      tier: step.tier,
      state: step.state,
    }).toEqual({
      story: ['noticed', 'up to 1', 'holo-7b', 'handed-back'],
      tries: ['0 not-yet', '0 not-yet', '1 done'],
      tier: 1,
      state: 'done',
    })
    expect([view.milestones.map(({ name, held }) => [name, held]), view.spent]).toEqual([
      [['form filled', true]],
      { calls: 1, tokens: 1902, money: 0.0021, seconds: 1.9 },
    ])
  })

  it('counts what models take while it goes, and knows no sum once a price is missing', () => {
    const call = (money: number | null): RunEvent => ({
      kind: 'model-call',
      role: 'small',
      model: 'm',
      server: 's',
      sent: [],
      answer: 'taken',
      said: '',
      inputTokens: 10,
      outputTokens: 5,
      money,
      tookMs: 500,
    })
    expect([
      runViewOf([start]).spent,
      runViewOf([start, call(0.5), call(0.25)]).spent,
      runViewOf([start, call(0.5), call(null)]).spent,
    ]).toEqual([undefined, { calls: 2, tokens: 30, money: 0.75, seconds: 1 }, { calls: 2, tokens: 30, money: null, seconds: 1 }])
  })
})

describe('a call for help', () => {
  const events = helplessRun(RUN, plan, pictureNames)
  const answer = (given: 'again' | 'taken-over'): RunEvent => ({
    kind: 'help-answer',
    helpId: helpRequest(RUN, pictureNames).id,
    answer: given,
    by: 'person',
  })

  it('waits for the person until it is answered', () => {
    const waiting = runViewOf(events)
    const answered = runViewOf([...events, answer('again')])
    const last = (view: RunView) => stepOf(view, RENAMED).story.at(-1)
    expect([waiting.phase, waiting.help?.sentence, stepOf(waiting, RENAMED).state, stepOf(waiting, RENAMED).tier]).toEqual([
      'helping',
      'Press “Save”',
      'asking',
      3,
    ])
    expect([answered.phase, answered.help, stepOf(answered, RENAMED).state, last(answered)]).toMatchObject([
      'acting',
      undefined,
      'now',
      { kind: 'helped', answer: 'again', by: 'person' },
    ])
  })

  it('leaves the pause that came with taking over', () => {
    const view = runViewOf([...events, { kind: 'paused', because: 'You took over.', by: 'take-over' }, answer('taken-over')])
    expect([view.phase, view.paused?.by]).toEqual(['paused', 'take-over'])
  })
})

describe('a plan that changes while it runs', () => {
  const without = (name: string) => plan.subGoals.map((goal) => ({ ...goal, steps: goal.steps.filter((step) => step.id !== id(name)) }))
  const changed = (how: 'shortened' | 'taught', subGoals: Plan['subGoals']): RunEvent => ({
    kind: 'plan-changed',
    how,
    tier: 0,
    because: 'Because.',
    subGoals,
    blocks: [],
  })

  it('keeps a step that is left out where it stood, with why, and no longer counts it', () => {
    const view = runViewOf([start, begun('i1'), changed('shortened', without('i3'))])
    expect(states(view)).toEqual(['i1 now', 'i2 ahead', 'i3 left-out', 'i4 ahead', 'i5 ahead', 'i6 ahead'])
    expect([view.steps[2]?.changed, view.changes, stepsInRun(view), view.current]).toEqual([
      { how: 'shortened', because: 'Because.' },
      [{ how: 'shortened', because: 'Because.' }],
      5,
      0,
    ])
  })

  it('has what the person showed in the place of their step, as done, and stays so when that step ends', () => {
    const shown = shownSteps(pictureNames)
    const subGoals = plan.subGoals.map((goal) => ({
      ...goal,
      steps: goal.steps.flatMap((step) => (step.id === id('i3') ? shown : [step])),
    }))
    const view = runViewOf([
      start,
      begun('i3'),
      changed('taught', subGoals),
      { kind: 'step-end', stepId: id('i3'), tier: 3, tookMs: 1, pictures: {} },
    ])
    expect(states(view)).toEqual(['i1 ahead', 'i2 ahead', 'i3 left-out', 't1 done', 't2 done', 'i4 ahead', 'i5 ahead', 'i6 ahead'])
    expect(view.steps.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
})

describe('a run that does not do all', () => {
  it('leaves out what lies before its first step, and what lies around one that is done alone', () => {
    const from = (only: boolean) => states(runViewOf([{ kind: 'run-start', runId: RUN, plan, how: { mode: 'run', from: id('i4'), only } }]))
    expect(from(false)).toEqual(['i1 outside', 'i2 outside', 'i3 outside', 'i4 ahead', 'i5 ahead', 'i6 ahead'])
    expect(from(true)).toEqual(['i1 outside', 'i2 outside', 'i3 outside', 'i4 ahead', 'i5 outside', 'i6 outside'])
  })

  it('tells of a dry run what each look found', () => {
    const view = runViewOf(dryRun(RUN, plan, pictureNames))
    expect([view.mode, states(view), stepsDone(view)]).toEqual([
      'dry-run',
      ['i1 there', 'i2 there', 'i3 there', 'i4 later', 'i5 unseen', 'i6 later'],
      6,
    ])
  })

  it('shows, step by step, the step that comes next and not the one that is done', () => {
    const done = all.slice(0, all.findIndex((event) => event.kind === 'step-end') + 1)
    const wait = (before?: string): RunEvent => ({
      kind: 'paused',
      because: 'Next: Click “OK”',
      by: 'single-step',
      ...(before && { stepId: before as StepId }),
    })
    expect([
      stepInSight(runViewOf([start, wait('step-i1')]))?.step.id,
      stepInSight(runViewOf([...done, wait('step-i3')]))?.step.id,
      // A journal from before the step was told: the next one ahead.
      stepInSight(runViewOf([...done, wait()]))?.step.id,
      stepInSight(runViewOf(done))?.step.id,
    ]).toEqual(['step-i1', 'step-i3', 'step-i2', 'step-i1'])
  })
})

describe('who holds a run', () => {
  it('is told by the run; of older ones, by their words', () => {
    const held = (because: string, by?: 'budget' | 'hand-over') => runViewOf([start, { kind: 'paused', because, ...(by && { by }) }])
    expect([held('Enough.', 'budget').paused?.by, held('You pressed Pause.').paused?.by, held('Now you: log in').paused?.by]).toEqual([
      'budget',
      'person',
      'hand-over',
    ])
    expect([yourTurn(held('Now you: log in')), yourTurn(held('log in', 'hand-over')), yourTurn(held('Enough.', 'budget'))]).toEqual([
      'log in',
      'log in',
      undefined,
    ])
  })
})
