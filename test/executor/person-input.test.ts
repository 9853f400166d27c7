import { describe, expect, it } from 'vitest'
import type { PersonInput } from '#contract'
import { createPersonWatch, createRunControl } from '#executor'
import { createStillClock } from '../support/still-clock.ts'
import { clickStep, planOf, SUBJECT, stage, story, typeStep } from './stage.ts'

const LONG = { subject: 'A rather long text that takes its time to be typed' }

function watching() {
  const clock = createStillClock(0)
  const control = createRunControl()
  const at = { isOurs: false, isAsking: false }
  const watch = createPersonWatch({ clock, control, isOurs: async () => at.isOurs, isAsking: () => at.isAsking })
  clock.forward(5_000)
  const input = (kind: PersonInput['kind']) => watch.heard({ kind, atMs: clock.nowMs(), point: { x: 0, y: 0 } })
  return { clock, control, at, watch, input }
}

describe('the person’s input', () => {
  it.each([
    ['key', 'You used the keyboard.'],
    ['button', 'You used the mouse.'],
    ['wheel', 'You used the mouse.'],
    ['motion', 'You used the mouse.'],
  ] as const)('by %s pauses, and says so', async (kind, because) => {
    const { control, input } = watching()
    await input(kind)
    expect(control.paused()).toEqual({ because, by: 'person-input' })
  })

  it('in Understudy’s own windows, or while a question is open, does not pause', async () => {
    const { control, at, input } = watching()
    at.isOurs = true
    await input('button')
    await input('key')
    Object.assign(at, { isOurs: false, isAsking: true })
    await input('button')
    await input('motion')
    expect(control.paused()).toBeUndefined()
  })

  it.each(['run-start', 'resumed', 'approval-answer', 'help-answer'] as const)(
    'after %s may be a hand that leaves the mouse: only keys and buttons count for a moment',
    async (kind) => {
      const { clock, control, watch, input } = watching()
      watch.told({ kind } as Parameters<typeof watch.told>[0])
      clock.forward(500)
      await input('motion')
      expect(control.paused()).toBeUndefined()
      clock.forward(600)
      await input('motion')
      expect(control.paused()?.by).toBe('person-input')
    },
  )

  it('changes nothing of a pause that is there, nor of a run that has ended', async () => {
    const { control, input } = watching()
    control.pause('You took over.', 'take-over')
    await input('key')
    expect(control.paused()?.by).toBe('take-over')
    control.stop('person')
    await input('key')
    expect(control.paused()).toBeUndefined()
  })
})

describe('a run whose act the person comes in between', () => {
  const typing = (given: Parameters<typeof typeStep>[1] = {}) => planOf([typeStep(SUBJECT, given)], LONG)
  function interrupted(meanwhile: (set: ReturnType<typeof stage>) => void) {
    const set = stage()
    set.world.focused = set.world.element('Subject')
    void set.clock.wait(20, { reason: 'the person' }).then(() => set.control.pause('You used the mouse.', 'person-input'))
    void set.clock.wait(60_000, { reason: 'and goes on' }).then(() => {
      const typed = set.world.element('Subject').value ?? ''
      expect([typed.length > 0, typed.length < LONG.subject.length]).toEqual([true, true])
      meanwhile(set)
      set.control.resume()
    })
    return set
  }

  it('stops typing at once and goes on behind what stands there', async () => {
    const set = interrupted(() => {})
    expect(await set.run(typing())).toEqual({ kind: 'done' })
    expect(set.world.element('Subject').value).toBe(LONG.subject)
    const parts = set.world.performed.map((action) => (action.kind === 'type' ? action.text : action.kind))
    expect(parts[0]).toBe(LONG.subject)
    expect(LONG.subject.endsWith(parts[1] ?? '')).toBe(true)
    expect(story(set.events).filter((line) => /paused|resumed|act-|run-end/.test(line))).toEqual([
      'act-start',
      'paused You used the mouse.',
      'resumed',
      'act-start',
      'act-end',
      'run-end done',
    ])
  })

  it('empties and fills a field anew that it was to replace', async () => {
    const set = interrupted(({ world }) => {
      world.element('Subject').value = 'the person’s own'
    })
    expect(await set.run(typing({ replaces: true }))).toEqual({ kind: 'done' })
    expect(set.world.element('Subject').value).toBe(LONG.subject)
  })

  it('does not type again where it cannot see what came of it: the check decides', async () => {
    const set = interrupted(({ world }) => {
      world.element('Subject').value = 'something else'
    })
    expect(await set.run(typing())).toMatchObject({ kind: 'failed', at: 'step-type' })
    expect(set.world.performed).toHaveLength(1)
    expect(set.world.element('Subject').value).toBe('something else')
  })

  it('tells the pause at once, also while it looks for something', async () => {
    const set = stage()
    const seenMs: number[] = []
    set.hooks.push((event) => {
      if (event.kind === 'paused') seenMs.push(set.clock.nowMs())
    })
    const slow = set.world.elements
    set.world.elements = async (...given) => {
      await set.clock.wait(700, { reason: 'a program that answers late' })
      return slow(...given)
    }
    void set.clock.wait(1_000, { reason: 'the person' }).then(() => set.control.pause('You used the mouse.', 'person-input'))
    void set.clock.wait(3_000, { reason: 'stop' }).then(() => set.control.stop('person'))
    await set.run(planOf([clickStep('Print')]))
    expect(seenMs).toEqual([1_000])
  })
})
