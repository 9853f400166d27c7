import { describe, expect, it } from 'vitest'
import type { Action, RunEvent, StepId, Verdict } from '#contract'
import { createBudgetMonitor } from '../../executor/monitors/budget.ts'
import { type Monitor, watched } from '../../executor/monitors/monitor.ts'
import { createRepeatsMonitor } from '../../executor/monitors/repeats.ts'
import { createWrongWindowMonitor } from '../../executor/monitors/wrong-window.ts'
import { createStillClock } from '../support/still-clock.ts'
import { fakeWindow } from './fake-world.ts'
import { clickStep, planOf, RUN_ID, stage, story } from './stage.ts'

const stepId = 'step-save' as StepId
const allow: Verdict = { kind: 'allow', rule: 'demonstrated', reason: '', undo: 'unknown' }
const verdict = (kind: Action['kind']): RunEvent => ({ kind: 'verdict', stepId, action: { kind } as Action, verdict: allow })
const start = (digest: string): RunEvent => ({ kind: 'act-start', stepId, digest })

async function complaints(monitor: Monitor, events: RunEvent[]): Promise<number[]> {
  const all: number[] = []
  for (const [index, event] of events.entries()) if (await monitor(event)) all.push(index)
  return all
}

describe('the monitor of repeats', () => {
  it('complains of the third equal act without an effect', async () => {
    expect(await complaints(createRepeatsMonitor(), [verdict('click'), start('a'), start('a'), start('a')])).toEqual([3])
  })

  it('does not complain of acts that had an effect, of different acts, and of scrolling', async () => {
    const held: RunEvent = { kind: 'check', stepId, held: true, text: '' }
    expect(await complaints(createRepeatsMonitor(), [verdict('press'), start('a'), start('a'), held, start('a'), start('a')])).toEqual([])
    expect(await complaints(createRepeatsMonitor(), [verdict('press'), start('a'), start('b'), start('a'), start('b')])).toEqual([])
    expect(await complaints(createRepeatsMonitor(), [verdict('scroll'), start('a'), start('a'), start('a'), start('a')])).toEqual([])
  })
})

describe('the monitor of time', () => {
  const stepStart: RunEvent = { kind: 'step-start', stepId, index: 0, sentence: '', tier: 0 }
  const end: RunEvent = { kind: 'act-end', stepId }
  const limits = { stepMs: 60_000, runMs: 150_000 }

  it('complains of a step that takes too long', async () => {
    const clock = createStillClock()
    const monitor = createBudgetMonitor(clock, limits)
    await monitor(stepStart)
    clock.forward(60_000)
    expect(await monitor(end)).toBeUndefined()
    clock.forward(1)
    expect(await monitor(end)).toEqual({
      reason: 'This step took more than 1 minutes.',
      advice: 'Look at what the program is waiting for, then run the task again.',
    })
  })

  it('complains of a run that takes too long in short steps', async () => {
    const clock = createStillClock()
    const monitor = createBudgetMonitor(clock, limits)
    const said: (string | undefined)[] = []
    for (let step = 0; step < 4; step++) {
      clock.forward(50_000)
      said.push((await monitor(stepStart))?.reason)
    }
    expect(said).toEqual([undefined, undefined, undefined, 'This run took more than 3 minutes.'])
  })

  it('does not count the time of the person', async () => {
    const clock = createStillClock()
    const monitor = createBudgetMonitor(clock, limits)
    await monitor(stepStart)
    await monitor({ kind: 'paused', because: '' })
    clock.forward(10_000_000)
    expect(await monitor({ kind: 'resumed' })).toBeUndefined()
    await monitor({ kind: 'approval-request' } as RunEvent)
    clock.forward(10_000_000)
    expect(await monitor({ kind: 'approval-answer' } as RunEvent)).toBeUndefined()
  })
})

describe('the monitor of the window in front', () => {
  const plan = planOf([clickStep('Save')])
  const begin: RunEvent = { kind: 'run-start', runId: RUN_ID, plan }
  const watch = (program: string | undefined) =>
    createWrongWindowMonitor({ activeWindow: async () => (program === undefined ? undefined : fakeWindow({ id: 1, program })) })

  it('complains right before an act in another program’s window', async () => {
    expect(await complaints(watch('thunar'), [begin, verdict('press'), start('a')])).toEqual([2])
  })

  it('does not complain of the right program, of no window, and of acts that bring one forward', async () => {
    expect(await complaints(watch('mousepad'), [begin, verdict('press'), start('a')])).toEqual([])
    expect(await complaints(watch(undefined), [begin, verdict('press'), start('a')])).toEqual([])
    expect(await complaints(watch('thunar'), [begin, verdict('focus-window'), start('a')])).toEqual([])
  })
})

describe('monitors', () => {
  it('see an event only when it is safe, and end the run before the act that they object to', async () => {
    const set = stage()
    // Between the last look and the act, another program takes the front: only the monitor can see it.
    set.hooks.push((event) => {
      if (event.kind === 'act-start')
        set.world.open(fakeWindow({ id: 9, program: 'thunar', title: 'Home', box: { x: 300, y: 300, width: 50, height: 50 } }))
    })
    expect(await set.run(plan())).toEqual({
      kind: 'failed',
      at: 'step-save',
      reason: 'The window in front belongs to Thunar, not to Mousepad; nothing more was done.',
      advice: 'Leave the task’s windows in front while it runs, then run it again.',
    })
    expect(story(set.events).slice(-2)).toEqual(['act-start', 'run-end failed'])
    expect(set.world.performed).toEqual([])
  })

  it('are not asked when the journal fails, nor after the end', async () => {
    const seen: string[] = []
    const monitor: Monitor = async (event) => {
      seen.push(event.kind)
      return undefined
    }
    const sink = watched(
      async (event) => {
        if (event.kind === 'resumed') throw new Error('full')
      },
      [monitor],
      { halt: () => {} },
    )
    await sink({ kind: 'paused', because: '' })
    await expect(sink({ kind: 'resumed' })).rejects.toThrow('full')
    await sink({ kind: 'run-end', outcome: { kind: 'done' }, tookMs: 0, modelCalls: 0 })
    expect(seen).toEqual(['paused'])
  })
})

function plan() {
  return planOf([clickStep('Save')])
}
