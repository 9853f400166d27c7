import { describe, expect, it } from 'vitest'
import { clickStep, planOf, SUBJECT, stage, story, typeStep } from './stage.ts'

const longText = { subject: 'A rather long text that takes its time to be typed' }
const saved: NonNullable<Parameters<typeof stage>[0]>['reactions'] = { Save: (world) => (world.window(1).title += '.') }

describe('a run that is stopped', () => {
  it('in the middle of typing types no further letter, and lets go of everything', async () => {
    const set = stage()
    set.world.focused = set.world.element('Subject')
    void set.clock.wait(10, { reason: 'the person stops it' }).then(() => set.control.stop('person'))
    const outcome = await set.run(planOf([typeStep(SUBJECT), clickStep('Save')], longText))
    expect(outcome).toEqual({ kind: 'stopped', by: 'person', at: 'step-type' })
    const typed = set.world.element('Subject').value
    await set.clock.wait(10_000, { reason: 'anything that might still happen' })
    expect(set.world.element('Subject').value).toBe(typed)
    expect(typed?.length).toBeLessThan(longText.subject.length)
    expect(story(set.events).slice(-2)).toEqual(['act-start', 'run-end stopped'])
    expect(set.world.released).toBe(1)
  })

  it('by the panic key while it waits for a target ends at once', async () => {
    const set = stage()
    void set.clock.wait(1000, { reason: 'panic' }).then(() => set.control.stop('panic-key'))
    expect(await set.run(planOf([clickStep('Print')]))).toEqual({ kind: 'stopped', by: 'panic-key', at: 'step-print' })
    expect(set.clock.nowMs()).toBe(1000)
    expect(set.world.released).toBe(1)
  })

  it('while the person is asked closes the question with a No by stop', async () => {
    const set = stage({ answers: ['silence'] })
    set.whileAsked.push(() => void set.clock.wait(500, { reason: 'then stop' }).then(() => set.control.stop('person')))
    expect(await set.run(planOf([clickStep('Delete')]))).toEqual({ kind: 'stopped', by: 'person', at: 'step-delete' })
    expect(story(set.events).slice(-2)).toEqual(['approval-answer no by stop', 'run-end stopped'])
    expect(set.world.performed).toEqual([])
  })

  it('while an act hangs does not wait for it', async () => {
    const set = stage()
    set.world.beforePerform = () => new Promise(() => {})
    void set.clock.wait(100, { reason: 'panic' }).then(() => set.control.stop('panic-key'))
    expect(await set.run(planOf([clickStep('Save')]))).toEqual({ kind: 'stopped', by: 'panic-key', at: 'step-save' })
    expect(set.world.released).toBe(1)
  })

  it('before it began does nothing', async () => {
    const set = stage()
    set.control.stop('person')
    expect(await set.run(planOf([clickStep('Save')]))).toEqual({ kind: 'stopped', by: 'person' })
    expect(story(set.events)).toEqual(['run-start', 'run-end stopped'])
    expect(set.world.performed).toEqual([])
  })

  it('keeps the first reason', () => {
    const { control } = stage()
    control.stop('panic-key')
    control.stop('person')
    control.halt({ reason: 'late', advice: 'late' })
    expect(control.end()).toEqual({ kind: 'stopped', by: 'panic-key' })
  })
})

describe('a run that is paused', () => {
  it('does nothing until it is resumed, and its time stands still', async () => {
    const set = stage({ reactions: saved })
    set.control.pause('You moved the mouse.')
    void set.clock.wait(60_000, { reason: 'the person looks' }).then(() => {
      expect(set.world.performed).toEqual([])
      set.control.resume()
    })
    expect(await set.run(planOf([clickStep('Save')]))).toEqual({ kind: 'done' })
    expect(story(set.events).slice(0, 4)).toEqual(['run-start', 'paused You moved the mouse.', 'resumed', 'step-start Click “Save”'])
    const end = set.events.find((event) => event.kind === 'step-end')
    expect(end?.kind === 'step-end' && end.tookMs < 1000).toBe(true)
  })

  it('while it waits for a target gives the target the whole of its time after the pause', async () => {
    const set = stage({ reactions: saved })
    set.world.element('Save').name = 'Wait'
    void set.clock.wait(5000, { reason: 'pause' }).then(() => set.control.pause('You moved the mouse.'))
    void set.clock.wait(105_000, { reason: 'resume' }).then(() => set.control.resume())
    void set.clock.wait(107_000, { reason: 'there it is' }).then(() => (set.world.element('Wait').name = 'Save'))
    expect(await set.run(planOf([clickStep('Save')]))).toEqual({ kind: 'done' })
    expect(story(set.events).slice(2, 4)).toEqual(['paused You moved the mouse.', 'resumed'])
  })

  it('between the decision and the act decides anew: the person may have changed everything', async () => {
    const set = stage({ reactions: saved })
    let paused = false
    set.hooks.push((event) => {
      if (event.kind !== 'verdict' || paused) return
      paused = true
      set.control.pause('You moved the mouse.')
      void set.clock.wait(5000, { reason: 'the person' }).then(() => {
        set.world.element('Save').box = { x: 120, y: 90, width: 40, height: 20 }
        set.control.resume()
      })
    })
    expect(await set.run(planOf([clickStep('Save')]))).toEqual({ kind: 'done' })
    expect(set.world.performed).toMatchObject([{ at: { x: 140, y: 100 } }])
    expect(story(set.events).slice(3, 9)).toEqual([
      'verdict allow demonstrated: click',
      'paused You moved the mouse.',
      'resumed',
      'recovery button “Save” moved. Looking again.',
      'located',
      'verdict allow demonstrated: click',
    ])
  })

  it('in the very last look before the act does not act', async () => {
    const set = stage({ reactions: saved })
    const capture = set.world.capture
    let decided = false
    set.hooks.push((event) => {
      if (event.kind === 'verdict') decided = true
    })
    set.world.capture = async (box) => {
      if (decided && set.control.paused() === undefined && set.world.performed.length === 0 && set.clock.nowMs() < 1000) {
        set.control.pause('You moved the mouse.')
        void set.clock.wait(5000, { reason: 'resume' }).then(() => set.control.resume())
      }
      return capture(box)
    }
    expect(await set.run(planOf([clickStep('Save')]))).toEqual({ kind: 'done' })
    expect(story(set.events).slice(3, 7)).toEqual([
      'verdict allow demonstrated: click',
      'recovery The run was paused. Looking again.',
      'paused You moved the mouse.',
      'resumed',
    ])
    expect(set.world.doneAtMs.every((atMs) => atMs >= 5000)).toBe(true)
  })

  it('can be stopped, and does not tell that it was resumed', async () => {
    const set = stage()
    set.control.pause('You moved the mouse.')
    void set.clock.wait(1000, { reason: 'stop' }).then(() => set.control.stop('person'))
    expect(await set.run(planOf([clickStep('Save')]))).toEqual({ kind: 'stopped', by: 'person' })
    expect(story(set.events)).toEqual(['run-start', 'paused You moved the mouse.', 'run-end stopped'])
  })
})
