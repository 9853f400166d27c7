import { describe, expect, it } from 'vitest'
import type { Attempt } from '#contract'
import { momentsOf } from '../../../bench/monitors/labels.ts'
import type { RunFacts } from '../../../bench/monitors/run-facts.ts'
import { attempt } from '../../executor/monitors/attempts.ts'

type Told = [attempt: Parameters<typeof attempt>[0], state?: string, faultOn?: boolean]

function facts(told: Told[], given: Partial<RunFacts> = {}): RunFacts {
  return {
    version: 1,
    id: 'order#1',
    task: 'order',
    fault: { kind: 'none', at: 0, lifts: null },
    state: 's0',
    ended: 'done',
    attempts: told.map(([one, state = 's0', faultOn = false]) => ({ attempt: attempt(one), state, faultOn })),
    ...given,
  }
}

const labels = (run: RunFacts, of: 'stuck' | 'stuckFromTheFirst' | 'milestone') => momentsOf(run).map((moment) => moment[of])
const inVain = (stepId: string): Told => [{ stepId, outcome: 'not-yet' }, 's0', true]
const done = (stepId: string, state?: string): Told => [{ stepId }, state]

describe('whether a run was stuck', () => {
  it('is yes from the second failure on where the step was never done; the first nobody could know', () => {
    const run = facts([done('a'), inVain('b'), inVain('b'), inVain('b'), inVain('b')], { ended: 'failed' })
    expect(labels(run, 'stuck')).toEqual([false, undefined, true, true, true])
    expect(labels(run, 'stuckFromTheFirst')).toEqual([false, true, true, true, true])
  })

  it('is no where the step was done in the end, however often it failed', () => {
    const run = facts([inVain('a'), inVain('a'), inVain('a'), inVain('a'), done('a'), done('b')])
    expect(labels(run, 'stuck')).toEqual([false, false, false, false, false, false])
  })

  it('is not told where the run was over too soon', () => {
    expect(labels(facts([done('a'), inVain('b'), inVain('b')], { ended: 'failed' }), 'stuckFromTheFirst')).toEqual([
      false,
      undefined,
      undefined,
    ])
  })

  it('is yes where each round is undone, from the third that leads to the same on', () => {
    const round: Told = [{ stepId: 'a' }, 's1', true]
    const run = facts([round, round, round, round], { fault: { kind: 'undone', at: 0, lifts: null } })
    expect(labels(run, 'stuck')).toEqual([false, undefined, true, true])
    expect(labels({ ...run, fault: { kind: 'none', at: 0, lifts: null } }, 'stuck')).toEqual([false, false, false, false])
  })
})

describe('whether something was finished', () => {
  it('is yes where the work is another than ever before, three attempts apart; nearer ones are not told', () => {
    const run = facts([done('a'), done('b'), done('c', 's1'), done('d', 's2'), done('e'), done('f', 's3')])
    expect(labels(run, 'milestone')).toEqual([false, false, true, undefined, false, true])
  })

  it('is no where the work is back at what it was', () => {
    expect(labels(facts([done('a'), done('b'), done('c', 's1'), done('d'), done('e'), done('f', 's1')]), 'milestone').at(-1)).toBe(false)
  })

  it('is not told where nothing outside tells of the work, nor where it is slow', () => {
    const told = [done('a'), done('b'), done('c', 's1')]
    expect(labels(facts(told, { state: '' }), 'milestone')).toEqual([undefined, undefined, undefined])
    expect(labels(facts(told, { fault: { kind: 'slow', at: 0, lifts: null } }), 'milestone')).toEqual([false, false, undefined])
  })
})

describe('a moment', () => {
  it('holds the attempts up to it and none after', () => {
    const run = facts([done('a'), done('b'), done('c')])
    const ids = (attempts: Attempt[]) => attempts.map(({ stepId }) => stepId)
    expect(momentsOf(run).map(({ attempts }) => ids(attempts))).toEqual([['a'], ['a', 'b'], ['a', 'b', 'c']])
  })
})
