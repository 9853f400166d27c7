import { describe, expect, it } from 'vitest'
import { type Block, type LoopOver, type Plan, type Step, StepId } from '#contract'
import { element, fakeWindow, type World } from './fake-world.ts'
import { clickStep, editor, planOf, stage, story, target, typeStep } from './stage.ts'

const id = (step: Step) => StepId.parse(step.id)
const withBlocks = (plan: Plan, ...blocks: Block[]): Plan => ({ ...plan, blocks })
const nothing = { expectation: { kind: 'nothing' } } as const
const save = clickStep('Save', nothing)
const noticeButton = { kind: 'element-present', role: 'button', name: 'Got it' } as const
const closing = clickStep('Got it', nothing)

function loopOver(over: LoopOver, from: Step, to: Step, atMost = 50): Block {
  return { kind: 'loop', id: 'block-1', reason: '', from: id(from), to: id(to), over, atMost }
}

/** What was clicked or typed, in order, by name. */
function done(events: Parameters<typeof story>[0]): string[] {
  return story(events).flatMap((line) =>
    line.startsWith('step-start') || line.startsWith('flow') ? [line.replace('step-start ', '')] : [],
  )
}

/** An editor with a list, from which `Delete` takes what is selected. */
function listOf(...names: string[]) {
  const item = (name: string, index: number) =>
    element('list-item', name, { x: 10, y: 10 + 12 * index, width: 80, height: 10 }, { path: ['list Inbox'] })
  const window = editor({
    elements: [
      element('list', 'Inbox', { x: 5, y: 5, width: 100, height: 110 }),
      ...names.map(item),
      element('button', 'Delete', { x: 140, y: 60, width: 40, height: 20 }),
    ],
  })
  const select = (name: string) => (world: World) => {
    world.window(1).elements = world
      .window(1)
      .elements.map((one) => (one.role === 'list-item' ? { ...one, selected: one.name === name } : one))
  }
  const remove = (world: World) => {
    const kept = world.window(1).elements.filter((one) => !one.selected)
    const rest = kept.filter((one) => one.role === 'list-item').map((one) => one.name)
    world.window(1).elements = [...kept.filter((one) => one.role !== 'list-item'), ...rest.map(item)]
  }
  return { windows: [window], reactions: { ...Object.fromEntries(names.map((name) => [name, select(name)])), Delete: remove } }
}

describe('steps that are there only sometimes', () => {
  const optional: Block = { kind: 'optional', id: 'block-1', reason: '', from: id(closing), to: id(closing), when: noticeButton }

  it('are done when what they go by is there, be it a moment late', async () => {
    const notice = fakeWindow({
      id: 2,
      program: 'mousepad',
      title: 'Welcome',
      elements: [element('button', 'Got it', { x: 80, y: 80, width: 40, height: 20 })],
    })
    const it = stage({ reactions: { 'Got it': (world) => world.close(2) } })
    let looks = 0
    it.world.windows = ((windows) => async () => {
      if (++looks === 4) it.world.open({ ...notice, active: true })
      return windows()
    })(it.world.windows)
    const step: Step = { ...closing, window: { program: 'mousepad', title: 'Welcome', kind: 'normal' } }
    const outcome = await it.run(withBlocks(planOf([step, save]), optional))
    expect([outcome, done(it.events)]).toEqual([{ kind: 'done' }, ['Click “Got it”', 'Click “Save”']])
  })

  it('are left out when it is not there, and the run says so', async () => {
    const it = stage()
    const outcome = await it.run(withBlocks(planOf([closing, save]), optional))
    expect([outcome, done(it.events)]).toEqual([{ kind: 'done' }, ['flow skipped: Left out: “Got it” is not there.', 'Click “Save”']])
  })
})

describe('a branch', () => {
  const branch = (otherwise: boolean): Block => ({
    kind: 'branch',
    id: 'block-1',
    reason: '',
    arms: [
      { from: id(closing), to: id(closing), when: noticeButton },
      { from: id(save), to: id(save), ...(otherwise ? {} : { when: { ...noticeButton, name: 'Nowhere' } }) },
    ],
  })

  it('takes the arm whose condition holds, else the one without, else none', async () => {
    const there = editor({ elements: [element('button', 'Got it', { x: 10, y: 60, width: 40, height: 20 })] })
    const with1 = stage({ windows: [there] })
    const without = stage()
    const neither = stage()
    await with1.run(withBlocks(planOf([closing, save]), branch(true)))
    await without.run(withBlocks(planOf([closing, save]), branch(true)))
    await neither.run(withBlocks(planOf([closing, save]), branch(false)))
    expect([with1, without, neither].map(({ events }) => done(events))).toEqual([
      ['flow chosen: “Got it” is there.', 'Click “Got it”'],
      ['flow chosen: None of what decides here is there.', 'Click “Save”'],
      ['flow skipped: None of what decides here is there.'],
    ])
  })
})

describe('a loop', () => {
  const name = [{ kind: 'slot' as const, parameter: 'name' }]
  const type = typeStep(name, { caption: 'Type ⟦name⟧', replaces: true })

  it('over values takes one a round, and what stood there before stands there again', async () => {
    const it = stage()
    const loop = loopOver({ kind: 'values', parameters: ['name'] }, type, save)
    const outcome = await it.run(withBlocks(planOf([type, save], { name: 'Anna\nBob\n\n Carla ' }), loop))
    expect(outcome).toEqual({ kind: 'done' })
    expect(done(it.events)).toEqual([
      'flow round: 1 of 3: Anna.',
      'Type Anna',
      'Click “Save”',
      'flow round: 2 of 3: Bob.',
      'Type Bob',
      'Click “Save”',
      'flow round: 3 of 3: Carla.',
      'Type Carla',
      'Click “Save”',
      'flow over: All 3 values had their turn.',
    ])
    expect(it.world.element('Subject').value).toBe('Carla')
  })

  it('counts its rounds for a running number', async () => {
    const it = stage()
    const numbered = typeStep([{ kind: 'count', start: 9, step: 1, digits: 2 }], { caption: 'Type a number', replaces: true })
    const outcome = await it.run(withBlocks(planOf([numbered]), loopOver({ kind: 'times', count: 2 }, numbered, numbered)))
    expect([outcome, it.world.element('Subject').value]).toEqual([{ kind: 'done' }, '10'])
  })

  const pick = clickStep('item', {
    ...nothing,
    caption: 'Click ⟦mail⟧',
    target: { ...target('list-item', 'x'), nameParameter: 'mail' },
  })
  const press = clickStep('Delete', nothing)
  const over: LoopOver = { kind: 'rows', item: 'mail', role: 'list-item', within: 'Inbox' }

  it('over rows has a round for each, also when each goes away with it', async () => {
    const it = stage({ ...listOf('Bank', 'Shop', 'Club'), answers: Array.from({ length: 3 }, () => 'once' as const) })
    const outcome = await it.run(withBlocks(planOf([pick, press]), loopOver(over, pick, press)))
    expect(outcome).toEqual({ kind: 'done' })
    expect(done(it.events).filter((line) => line.startsWith('flow'))).toEqual([
      'flow round: Row 1: “Bank”.',
      'flow round: Row 2: “Shop”.',
      'flow round: Row 3: “Club”.',
      'flow over: No row is left.',
    ])
  })

  it('over rows that stay ends after the last', async () => {
    const it = stage(listOf('Bank', 'Shop'))
    await it.run(withBlocks(planOf([pick]), loopOver(over, pick, pick)))
    expect(done(it.events)).toEqual([
      'flow round: Row 1: “Bank”.',
      'Click Bank',
      'flow round: Row 2: “Shop”.',
      'Click Shop',
      'flow over: No row is left.',
    ])
  })

  it('goes on while something is there', async () => {
    const it = stage({ ...listOf('Bank'), answers: ['once'] })
    const loop = loopOver({ kind: 'while', condition: { kind: 'element-present', role: 'list-item', name: 'Bank' } }, pick, press)
    const outcome = await it.run(withBlocks(planOf([pick, press], { mail: 'Bank' }), loop))
    expect([outcome, done(it.events).at(-1)]).toEqual([{ kind: 'done' }, 'flow over: “Bank” is not there any more.'])
  })

  it('ends the run at its bound, when there is still more', async () => {
    const it = stage(listOf('Bank', 'Shop', 'Club'))
    const outcome = await it.run(withBlocks(planOf([pick]), loopOver(over, pick, pick, 2)))
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'This was done 2 times, as often as it may, and there is still more to do.' })
  })
})

describe('steps of other kinds', () => {
  it('read what the screen shows, for later steps', async () => {
    const window = editor()
    const fields = [element('field', 'Total', { x: 10, y: 90, width: 60, height: 20 }, { value: '12.50' }), ...window.elements]
    const it = stage({ windows: [{ ...window, elements: fields }] })
    const read = clickStep('Total', {
      caption: 'Read ⟦total⟧',
      act: { kind: 'read', into: 'total' },
      target: target('field', 'Total'),
      expectation: { kind: 'nothing' },
    })
    const type = typeStep([{ kind: 'slot', parameter: 'total' }])
    expect([await it.run(planOf([read, type])), it.world.element('Subject').value]).toEqual([{ kind: 'done' }, '12.50'])
  })

  it('hand over to the person, and go on when they say so', async () => {
    const it = stage()
    const you = clickStep('You', {
      caption: 'You log in',
      act: { kind: 'hand-over', what: 'log in to the bank.' },
      expectation: { kind: 'nothing' },
    })
    const { target: _none, ...step } = you
    it.hooks.push((event) => {
      if (event.kind === 'paused') setTimeout(() => it.control.resume())
    })
    const outcome = await it.run(planOf([step, save]))
    expect([outcome, story(it.events).filter((line) => /paused|resumed/.test(line))]).toEqual([
      { kind: 'done' },
      ['paused Now you: log in to the bank.', 'resumed'],
    ])
  })

  it('whose order is tangled are not begun', async () => {
    const it = stage()
    const [a, b, c] = [save, closing, clickStep('Delete')]
    const cross: Block[] = [
      { kind: 'optional', id: 'block-1', reason: '', from: id(a), to: id(b), when: noticeButton },
      { kind: 'optional', id: 'block-2', reason: '', from: id(b), to: id(c), when: noticeButton },
    ]
    expect(await it.run(withBlocks(planOf([a, b, c]), ...cross))).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('cross'),
    })
    expect(it.world.performed).toEqual([])
  })
})
