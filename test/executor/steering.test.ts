import { describe, expect, it } from 'vitest'
import { type Block, type Plan, type RunHow, type Step, StepId } from '#contract'
import { element, fakeWindow } from './fake-world.ts'
import { clickStep, editor, failed, planOf, SUBJECT, stage, story, target, typeStep } from './stage.ts'

const id = (step: Step) => StepId.parse(step.id)
const how = (given: Partial<RunHow>): RunHow => ({ mode: 'run', only: false, ...given })
const type = typeStep(SUBJECT)
const save = clickStep('Save')
const remove = clickStep('Delete')
const plan = planOf([type, save, remove], { subject: 'Keys' })
const box = (name: string) => editor().elements.find((one) => one.name === name)?.box
const looks = (events: Parameters<typeof story>[0]) => story(events).filter((line) => line.startsWith('dry-look'))
const numbers = (events: Parameters<typeof story>[0]) => events.flatMap((event) => (event.kind === 'step-start' ? [event.index + 1] : []))

function looped(over: Extract<Block, { kind: 'loop' }>['over'], given: Plan, from: Step, to: Step): Plan {
  return { ...given, blocks: [{ kind: 'loop', id: 'block-1', reason: '', from: id(from), to: id(to), over, atMost: 50 }] }
}

describe('a dry run', () => {
  it('looks for each target, rings it, and does nothing at all', async () => {
    const it = stage()
    expect(await it.run(plan, { how: how({ mode: 'dry-run' }) })).toEqual({ kind: 'done' })
    expect(story(it.events)).toEqual([
      'run-start',
      'step-start Type Keys into “Subject”',
      'located',
      'dry-look found: It is there: “Subject”.',
      'step-start Click “Save”',
      'located',
      'dry-look found: It is there: “Save”.',
      'step-start Click “Delete”',
      'located',
      'dry-look found: It is there: “Delete”.',
      'run-end done',
    ])
    expect(it.world.highlighted).toEqual([box('Subject'), box('Save'), box('Delete')])
    expect([it.world.performed, it.requests, it.world.element('Subject').value]).toEqual([[], [], ''])
  })

  it('tells what is not there yet apart from what is not there for the first step', async () => {
    const it = stage({ windows: [editor({ elements: [] })] })
    const elsewhere = clickStep('Save', { id: 'step-elsewhere', window: { program: 'mousepad', title: 'Save As', kind: 'dialog' } })
    const other = clickStep('Save', { id: 'step-other', window: { program: 'gimp', title: '*', kind: 'normal' } })
    const menu = clickStep('Save', {
      id: 'step-menu',
      target: { ...target('menu-item', 'Save'), window: { program: 'mousepad', title: '*', kind: 'menu' } },
    })
    const start = clickStep('Start', { target: undefined, act: { kind: 'start-program', program: 'mousepad', arguments: [] } })
    const key = clickStep('Key', { target: undefined, act: { kind: 'press', modifiers: ['ctrl'], key: 's' } })
    const all = planOf([save, remove, elsewhere, other, menu, start, key])
    const known = { ...all, task: { ...all.task, programs: [...all.task.programs, { program: 'gimp', command: ['gimp'] }] } }
    expect(await it.run(known, { how: how({ mode: 'dry-run' }) })).toEqual({ kind: 'done' })
    expect(looks(it.events)).toEqual([
      'dry-look not-found: Not seen in its window now: “Save”.',
      'dry-look later: Not seen in its window now: “Delete”. It may come with the steps before.',
      'dry-look later: Not open now: the window “Save As” of Mousepad. It may come with the steps before.',
      'dry-look later: Gimp is not open now; it would be started.',
      'dry-look later: Its menu is not open now; a step before opens it.',
      'dry-look no-target: It would be started, unless it is open by then.',
      'dry-look no-target: It goes to whatever has the keyboard in “Untitled - Mousepad”, which is open.',
    ])
    expect([it.world.performed, it.world.highlighted]).toEqual([[], []])
  })

  it('brings nothing forward: a target under another window is told as such, and gets no ring', async () => {
    const over = fakeWindow({ id: 2, program: 'mail', title: 'Inbox', active: true })
    const it = stage({ windows: [over, editor({ active: false })] })
    await it.run(planOf([save]), { how: how({ mode: 'dry-run' }) })
    expect(looks(it.events)).toEqual(['dry-look found: It is there, under “Inbox”: “Save”. Its window would be brought forward first.'])
    expect([it.world.performed, it.world.highlighted]).toEqual([[], []])
  })

  it('takes a loop at its first value, and never the row of the demonstration for one that is not known yet', async () => {
    const named = { ...save, target: { ...target('button', 'Delete'), nameParameter: 'which' } }
    const it = stage()
    await it.run(looped({ kind: 'values', parameters: ['which'] }, planOf([named], { which: 'Save\nDelete' }), named, named), {
      how: how({ mode: 'dry-run' }),
    })
    expect([looks(it.events), it.world.highlighted]).toEqual([['dry-look found: It is there: “Save”.'], [box('Save')]])
    const rows = stage()
    await rows.run(looped({ kind: 'rows', item: 'which', role: 'list-item', within: '' }, planOf([named]), named, named), {
      how: how({ mode: 'dry-run' }),
    })
    expect([looks(rows.events), rows.world.highlighted]).toEqual([
      ['dry-look later: What it is done with is only known once the steps before are done.'],
      [],
    ])
  })

  it('ends as stopped when it is stopped, be it while the last ring is shown', async () => {
    const it = stage()
    void it.clock.wait(100, { reason: 'stop' }).then(() => it.control.stop('person'))
    expect(await it.run(planOf([save]), { how: how({ mode: 'dry-run' }) })).toEqual({ kind: 'stopped', by: 'person', at: id(save) })
  })
})

describe('a run step by step', () => {
  it('waits before each step until it is let go on, and tells which comes', async () => {
    const it = stage()
    const waited: unknown[] = []
    it.hooks.push((event) => {
      if (event.kind !== 'paused') return
      expect(event.by).toBe('single-step')
      waited.push([event.stepId, event.because, it.world.performed.length])
      void it.clock.wait(60_000, { reason: 'the person to look' }).then(() => it.control.resume())
    })
    const typed = typeStep(SUBJECT, { target: undefined })
    it.world.focused = it.world.element('Subject')
    expect(await it.run(planOf([typed, save], { subject: 'Keys' }), { how: how({ mode: 'step-by-step' }) })).toMatchObject({
      kind: 'failed',
    })
    expect(waited).toEqual([
      [id(typed), 'Next: Type Keys into “Subject”', 0],
      [id(save), 'Next: Click “Save”', 1],
    ])
  })

  it('does nothing more when it is stopped while it waits', async () => {
    const it = stage()
    it.hooks.push((event) => event.kind === 'paused' && it.control.stop('person'))
    expect(await it.run(plan, { how: how({ mode: 'step-by-step' }) })).toEqual({ kind: 'stopped', by: 'person' })
    expect(it.world.performed).toEqual([])
  })
})

describe('a part of a plan', () => {
  const nothing = { expectation: { kind: 'nothing' } } as const
  const steps = [clickStep('Save', nothing), clickStep('Delete', nothing), clickStep('Save', { ...nothing, id: 'step-again' })] as const
  const [first, second, third] = steps

  it('begins at a step, or is that step alone, under its number in the plan', async () => {
    const from = stage({ answers: ['once'] })
    expect(await from.run(planOf([...steps]), { how: how({ from: id(second) }) })).toEqual({ kind: 'done' })
    expect(numbers(from.events)).toEqual([2, 3])
    const only = stage()
    expect(await only.run(planOf([...steps]), { how: how({ from: id(third), only: true }) })).toEqual({ kind: 'done' })
    expect([numbers(only.events), only.world.performed.length]).toEqual([[3], 1])
    const dry = stage()
    await dry.run(planOf([...steps]), { how: how({ mode: 'dry-run', from: id(third) }) })
    expect([numbers(dry.events), dry.world.performed]).toEqual([[3], []])
  })

  it('begins a loop at its first round, when the step lies in one', async () => {
    const it = stage({ answers: ['this-run'] })
    const plan = looped({ kind: 'times', count: 2 }, planOf([...steps]), second, third)
    expect(await it.run(plan, { how: how({ from: id(third) }) })).toEqual({ kind: 'done' })
    expect(numbers(it.events)).toEqual([2, 3, 2, 3])
  })

  it('is nothing for a step that is not in the plan', async () => {
    const it = stage()
    expect(await it.run(planOf([first]), { how: how({ from: StepId.parse('step-nowhere') }) })).toMatchObject({
      kind: 'failed',
      reason: 'The step to begin with is not in this plan; nothing was done.',
    })
  })

  it('never does a step of a loop alone with the value of all rounds, or with that of the demonstration', async () => {
    const named = clickStep('Save', { ...nothing, target: { ...target('button', 'Save'), nameParameter: 'which' } })
    const alone = { how: how({ from: id(named), only: true }) }
    for (const over of [
      { kind: 'values' as const, parameters: ['which'] },
      { kind: 'rows' as const, item: 'which', role: 'list-item' as const, within: '' },
    ]) {
      const it = stage()
      expect(
        await it.run(looped(over, planOf([named], over.kind === 'values' ? { which: 'Save\nDelete' } : {}), named, named), alone),
      ).toMatchObject({
        kind: 'failed',
        reason: 'This step is done once for each value or row of its loop, so it cannot be done alone; nothing was done.',
      })
      expect(it.world.performed).toEqual([])
    }
    // What a step before reads is not there when the run begins behind it.
    const read = clickStep('Subject', {
      target: target('field', 'Subject'),
      act: { kind: 'read', into: 'which' },
      expectation: { kind: 'nothing' },
    })
    const it = stage()
    expect(await it.run(planOf([read, named]), alone)).toEqual(failed(named.id, 'There is no value for “which”; nothing was clicked.'))
    const counted = typeStep([{ kind: 'count', start: 1, step: 1, digits: 1 }])
    const round = stage()
    expect(
      await round.run(looped({ kind: 'times', count: 3 }, planOf([counted]), counted, counted), {
        how: how({ from: id(counted), only: true }),
      }),
    ).toEqual(failed(counted.id, 'There is no value for the number of the round; nothing was typed.'))
    expect([it.world.performed, round.world.performed]).toEqual([[], []])
  })

  it('has room for what is there only sometimes', async () => {
    const notice = fakeWindow({ id: 2, program: 'mail', elements: [element('button', 'Got it', { x: 0, y: 0, width: 10, height: 10 })] })
    const it = stage({ windows: [editor(), notice] })
    const when = { kind: 'element-present', role: 'button', name: 'Never' } as const
    const given = planOf([...steps])
    const blocks: Block[] = [{ kind: 'optional', id: 'block-1', reason: '', from: id(second), to: id(second), when }]
    expect(await it.run({ ...given, blocks }, { how: how({ from: id(second) }) })).toEqual({ kind: 'done' })
    expect(numbers(it.events)).toEqual([3])
  })
})
