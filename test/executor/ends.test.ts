import { describe, expect, it } from 'vitest'
import { UnderstudyError } from '#contract'
import { clickStep, editor, failed, planOf, SUBJECT, stage, story, typeStep } from './stage.ts'

describe('what stands in the way before the first step', () => {
  it('is a finding of the planner that would stop the run', async () => {
    const set = stage()
    const outcome = await set.run({ ...planOf([clickStep('Save')]), findings: [{ stops: true, text: 'Thunar is not installed.' }] })
    expect(outcome).toEqual({
      kind: 'failed',
      reason: 'Thunar is not installed.',
      advice: 'Put this right and ask again. Nothing was done.',
    })
    expect(story(set.events)).toEqual(['run-start', 'run-end failed'])
  })

  it('is a value that is missing', async () => {
    const set = stage()
    const outcome = await set.run(planOf([clickStep('Save'), typeStep(SUBJECT)]))
    expect(outcome).toEqual({
      kind: 'failed',
      reason: 'There is no value for “subject”; nothing was done.',
      advice: 'Give the missing value and run the task again.',
    })
    expect(set.world.performed).toEqual([])
  })
})

describe('the world’s faults and our own', () => {
  it('a desktop that is lost ends the run with its own words', async () => {
    const set = stage()
    set.world.beforePerform = () => {
      throw new UnderstudyError('desktop-lost', 'The screen went away.', 'Log in again.')
    }
    expect(await set.run(planOf([clickStep('Save')]))).toEqual(failed('step-save', 'The screen went away.', 'Log in again.'))
    expect(story(set.events).slice(-2)).toEqual(['act-start', 'run-end failed'])
    expect(set.world.released).toBe(1)
  })

  it('a journal that can’t be written ends the run before the next act', async () => {
    const set = stage()
    set.hooks.push((event) => {
      if (event.kind === 'act-start' || event.kind === 'run-end') throw new UnderstudyError('disk-full', 'The disk is full.', 'Make room.')
    })
    expect(await set.run(planOf([clickStep('Save')]))).toEqual(failed('step-save', 'The disk is full.', 'Make room.'))
    expect(set.world.performed).toEqual([])
    expect(set.world.released).toBe(1)
  })

  it('a bug is thrown on, after everything was released and the journal was closed', async () => {
    const set = stage()
    set.world.beforePerform = () => {
      throw new TypeError('a bug')
    }
    await expect(set.run(planOf([clickStep('Save')]))).rejects.toThrow(new TypeError('a bug'))
    expect(set.world.released).toBe(1)
    expect(story(set.events).at(-1)).toBe('run-end failed')
  })

  it('keys that can’t be released make a finished run a failed one', async () => {
    const set = stage({ reactions: { Save: (world) => (world.window(1).title = 'a - Mousepad') } })
    set.world.releaseAll = async () => {
      throw new UnderstudyError('desktop-lost', 'The keys did not come up.', 'Press Ctrl once.')
    }
    expect(await set.run(planOf([clickStep('Save')]))).toEqual({
      kind: 'failed',
      reason: 'The keys did not come up.',
      advice: 'Press Ctrl once.',
    })
  })
})

describe('a step that starts a program', () => {
  const start = () =>
    clickStep('start', {
      act: { kind: 'start-program', program: 'mousepad', arguments: [] },
      target: undefined,
      expectation: { kind: 'nothing' },
    })

  it('is done at once when the program is open', async () => {
    const set = stage()
    expect(await set.run(planOf([start()]))).toEqual({ kind: 'done' })
    expect(story(set.events)).toEqual([
      'run-start',
      'step-start Click “start”',
      'check held: It was open already: “Untitled - Mousepad”.',
      'step-end',
      'run-end done',
    ])
    expect(set.world.performed).toEqual([])
  })

  it('starts it when it is not, and waits for its window', async () => {
    const set = stage({
      windows: [],
      reactions: {
        'start:mousepad': (world) => void set.clock.wait(2000, { reason: 'slow' }).then(() => world.open(editor({ active: false }))),
      },
    })
    expect(await set.run(planOf([start()]))).toEqual({ kind: 'done' })
    expect(story(set.events).slice(2)).toEqual([
      'verdict allow demonstrated: start-program',
      'act-start',
      'act-end',
      'check held: There is a window of Mousepad.',
      'step-end',
      'run-end done',
    ])
  })
})
