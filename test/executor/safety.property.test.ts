import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Expectation, type RunEvent, type Step, UnderstudyError } from '#contract'
import { element } from './fake-world.ts'
import { type Answer, clickStep, editor, planOf, SUBJECT, stage, target, typeStep } from './stage.ts'

/** Any step that a plan might hold, sensible or not. */
const anyStep = fc
  .record({
    kind: fc.constantFrom('click', 'type', 'replace', 'secret', 'press', 'scroll', 'drag', 'focus', 'wait', 'start'),
    name: fc.constantFrom('Save', 'Delete', 'Send', 'Subject', 'Missing', 'Twin'),
    key: fc.constantFrom('Return', 'Delete', 'Tab', 'a'),
    expectation: fc.constantFrom<Expectation>(
      { kind: 'nothing' },
      { kind: 'changed' },
      { kind: 'element-present', role: undefined, name: 'Save' },
    ),
    confidence: fc.constantFrom(0.2, 0.9),
  })
  .map(({ kind, name, key, expectation, confidence }): Step => {
    const common = { id: `step-${kind}-${name.toLowerCase()}`, expectation, confidence }
    const role = name === 'Subject' ? 'field' : 'button'
    const at = { x: 0.5, y: 0.5 }
    const to = { ...common, target: target(role, name) }
    switch (kind) {
      case 'click':
        return clickStep(name, to)
      case 'type':
        return typeStep(SUBJECT, common)
      case 'replace':
        return typeStep(SUBJECT, { ...common, replaces: true })
      case 'secret':
        return typeStep([{ kind: 'secret', parameter: 'password' }], common)
      case 'scroll':
        return clickStep(name, { ...to, act: { kind: 'scroll', notchesX: 0, notchesY: 2, at } })
      case 'drag':
        return clickStep(name, {
          ...to,
          act: {
            kind: 'drag',
            button: 'left',
            modifiers: [],
            at,
            path: [
              { x: 0, y: 0 },
              { x: 30, y: 0 },
            ],
          },
        })
      case 'press':
        return clickStep(name, { ...common, target: undefined, act: { kind: 'press', modifiers: [], key } })
      case 'focus':
        return clickStep(name, { ...common, target: undefined, act: { kind: 'focus-window' } })
      case 'wait':
        return clickStep(name, { ...common, target: undefined, act: { kind: 'wait', forMs: 50, reason: 'a breath' } })
      default:
        return clickStep(name, {
          ...common,
          target: undefined,
          act: { kind: 'start-program', program: 'gparted', arguments: [] },
          window: { program: 'gparted', title: '*', kind: 'normal' },
        })
    }
  })

const anyAnswer = fc.constantFrom<Answer>('once', 'this-run', 'always', 'no', 'silence', 'broken', { answer: 'once', by: 'stop' }, {})

const anyRun = fc.record({
  steps: fc.array(anyStep, { maxLength: 5 }),
  answers: fc.array(anyAnswer, { maxLength: 6 }),
  firstRun: fc.boolean(),
  silent: fc.boolean(),
  /** At which event somebody does something, and what. */
  trouble: fc.option(
    fc.record({ at: fc.nat({ max: 40 }), what: fc.constantFrom('stop', 'panic', 'pause', 'move', 'rename', 'close', 'halt') }),
  ),
})

function stageOf(given: typeof anyRun extends fc.Arbitrary<infer Run> ? Run : never) {
  const window = editor({ silent: given.silent })
  window.elements.push(
    element('button', 'Send', { x: 110, y: 60, width: 40, height: 20 }),
    element('button', 'Twin', { x: 10, y: 90, width: 30, height: 20 }),
    element('button', 'Twin', { x: 50, y: 90, width: 30, height: 20 }),
  )
  let clicks = 0
  const bump = (world: { window(id: number): { title: string } }) => {
    clicks++
    try {
      world.window(1).title = `Untitled ${clicks} - Mousepad`
    } catch {
      // It was closed.
    }
  }
  const set = stage({
    windows: [window],
    answers: given.answers,
    secrets: { password: 'hunter2!' },
    reactions: { Save: bump, Delete: bump, Send: bump, 'key:Return': bump, 'key:Delete': bump },
  })
  let told = 0
  set.hooks.push(() => {
    if (told++ !== given.trouble?.at) return
    const { what } = given.trouble
    if (what === 'stop') set.control.stop('person')
    if (what === 'panic') set.control.stop('panic-key')
    if (what === 'halt') set.control.halt({ reason: 'Enough.', advice: 'Rest.' })
    if (what === 'close') set.world.close(1)
    if (what === 'rename') for (const one of window.elements) one.name = `${one.name}!`
    if (what === 'move') for (const one of window.elements) one.box = { ...one.box, x: one.box.x + 20 }
    if (what === 'pause') {
      set.control.pause('You moved the mouse.')
      void set.clock.wait(1000, { reason: 'resume' }).then(() => set.control.resume())
    }
  })
  return { ...set, clicks: () => clicks }
}

/** The promises that a journal makes by itself, each with what breaks it. */
function broken(events: RunEvent[]): string[] {
  const faults = events.flatMap((event, index) => (event.kind === 'act-start' ? actFaults(events, index) : []))
  const ends = events.flatMap((event, index) => (event.kind === 'run-end' ? [index] : []))
  if (ends.length !== 1 || ends[0] !== events.length - 1) faults.push('the end is not at the end')
  if (events[0]?.kind !== 'run-start') faults.push('no start')
  if (JSON.stringify(events).includes('hunter2!')) faults.push('a secret')
  return faults
}

function actFaults(events: RunEvent[], index: number): string[] {
  const act = events[index]
  const before = events.slice(0, index)
  const from = before.findLastIndex((event) => event.kind === 'verdict' || event.kind === 'act-start')
  const verdict = before[from]
  if (act?.kind !== 'act-start' || verdict?.kind !== 'verdict' || verdict.stepId !== act.stepId)
    return ['an act without a verdict of its own']
  if (verdict.verdict.kind === 'block') return ['a blocked act']
  const yes = before
    .slice(from)
    .some((event) => event.kind === 'approval-answer' && event.answer.answer !== 'no' && event.answer.by === 'person')
  return verdict.verdict.kind === 'ask' && !yes ? ['an asked act without its yes'] : []
}

describe('whatever the plan, the answers and the trouble', () => {
  it('no act lacks its verdict or its yes, every performed act is in the journal, all is released, and nothing happens after the end', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, async (given) => {
        const set = stageOf(given)
        const outcome = await set.run(planOf(given.steps, { subject: 'Keys' }, ['password']), { firstRun: given.firstRun })
        expect(broken(set.events)).toEqual([])
        expect(set.events.at(-1)).toMatchObject({ kind: 'run-end', outcome })
        expect(set.world.released).toBe(1)
        const performed = set.world.performed.length
        expect(performed).toBeLessThanOrEqual(set.events.filter((event) => event.kind === 'act-start').length)
        const letters = set.world.doneAtMs.length
        await set.clock.wait(1_000_000, { reason: 'anything that might still happen' })
        expect([set.world.performed.length, set.world.doneAtMs.length]).toEqual([performed, letters])
      }),
      { numRuns: 150 },
    )
  })

  it('after a stop nothing more is done', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, fc.integer({ min: 0, max: 3000 }), async (given, stopAtMs) => {
        const set = stageOf({ ...given, trouble: null })
        void set.clock.wait(stopAtMs, { reason: 'stop' }).then(() => set.control.stop('panic-key'))
        const outcome = await set.run(planOf(given.steps, { subject: 'Keys' }, ['password']))
        expect(set.world.doneAtMs.filter((atMs) => atMs > stopAtMs)).toEqual([])
        if (set.control.end()) expect(outcome).toMatchObject({ kind: 'stopped', by: 'panic-key' })
      }),
      { numRuns: 80 },
    )
  })

  it('what is refused or blocked never reaches the desktop', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, async (given) => {
        const set = stageOf({ ...given, trouble: null, answers: [] })
        await set.run(planOf(given.steps, { subject: 'Keys' }, ['password']), { firstRun: given.firstRun })
        const risky = set.world.performed.filter(
          (action) => action.kind === 'start-program' || (action.kind === 'press' && action.key === 'Delete' && given.silent),
        )
        expect(risky).toEqual([])
        expect(set.requests.length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 80 },
    )
  })

  it('whatever fails in the middle (an act, the journal) and whoever takes over, all is released once and nothing follows', async () => {
    const failing = fc.record({ at: fc.nat({ max: 30 }), what: fc.constantFrom('act', 'bug', 'journal', 'take-over') })
    await fc.assert(
      fc.asyncProperty(anyRun, failing, async (given, { at, what }) => {
        const set = stageOf({ ...given, trouble: null })
        const fault = new UnderstudyError('desktop-lost', 'The display is gone.', 'Start it again.')
        let acts = 0
        if (what === 'act' || what === 'bug')
          set.world.beforePerform = () => {
            if (acts++ === at % 4) throw what === 'act' ? fault : new Error('a bug')
          }
        let told = 0
        set.hooks.push(() => {
          if (told++ !== at) return
          if (what === 'journal') throw new UnderstudyError('disk-full', 'The disk is full.', 'Make room.')
          if (what !== 'take-over') return
          set.control.pause('You took over.', 'take-over')
          void set.clock.wait(500, { reason: 'the person' }).then(() => set.control.resume({ use: 'instead-of-step', steps: [] }))
        })
        const run = set.run(planOf(given.steps, { subject: 'Keys' }, ['password']), { firstRun: given.firstRun })
        const outcome = await run.catch((error: Error) => error.message)
        if (typeof outcome === 'string') expect(outcome).toBe('a bug')
        expect([set.world.released, set.events.at(-1)?.kind]).toEqual([1, 'run-end'])
        const done = [set.world.performed.length, set.world.doneAtMs.length]
        await set.clock.wait(1_000_000, { reason: 'anything that might still happen' })
        expect([set.world.performed.length, set.world.doneAtMs.length]).toEqual(done)
      }),
      { numRuns: 80 },
    )
  })
})
