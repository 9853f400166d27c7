import { describe, expect, it } from 'vitest'
import { type Block, RunSummary, StepId } from '#contract'
import { estimateOf } from '../../../planner/plan/estimate.ts'
import { sampleStep, sampleTask } from '../../support/sample-task.ts'

const steps = ['step-a', 'step-b', 'step-c'].map((id) => sampleStep({ id, personMs: 1000 }))
const loop = (over: Extract<Block, { kind: 'loop' }>['over'], atMost = 99): Block => ({
  ...{ kind: 'loop', id: 'block-1', reason: '', from: StepId.parse('step-b'), to: StepId.parse('step-c') },
  ...{ over, atMost },
})
const value = (parameter: string, text: string) => ({ parameter, value: text, from: 'words' as const, secret: false })
const task = (blocks: Block[] = []) => sampleTask('Do it', { steps, blocks })

function run(seconds: number, given: Partial<RunSummary> = {}): RunSummary {
  return RunSummary.parse({
    id: 'run-a',
    taskId: 'task-a',
    taskRevision: 1,
    title: 'Do it',
    startedAt: '2026-03-01T09:00:00.000Z',
    endedAt: new Date(Date.parse('2026-03-01T09:00:00.000Z') + seconds * 1000).toISOString(),
    outcome: { kind: 'done' },
    stepsDone: 3,
    stepCount: 3,
    stepsByTier: [3, 0, 0, 0],
    modelCalls: 0,
    ...given,
  })
}

describe('what a plan will take', () => {
  it('is what the person took, as long as there are no runs', () => {
    expect(estimateOf([{ task: task(), runs: [] }], [], [])).toEqual({
      steps: 3,
      seconds: 3,
      from: 'demonstration',
      modelCalls: 0,
      money: null,
    })
  })

  it('counts the rounds of a loop', () => {
    const of = (
      over: Extract<Block, { kind: 'loop' }>['over'],
      values = [value('who', 'a\nb\nc\nd'), value('often', '5')],
      atMost?: number,
    ) => estimateOf([{ task: task([loop(over, atMost)]), runs: [] }], values, []).steps
    expect([
      of({ kind: 'values', parameters: ['who'] }),
      of({ kind: 'times', count: 3 }),
      of({ kind: 'times', count: { parameter: 'often' } }),
      of({ kind: 'times', count: 1000 }, [], 10),
      of({ kind: 'rows', item: 'row', role: 'row', within: '' }),
    ]).toEqual([9, 7, 11, 21, 3])
  })

  it('takes the longest way of a branch', () => {
    const arms = [
      { from: StepId.parse('step-a'), to: StepId.parse('step-a') },
      { from: StepId.parse('step-b'), to: StepId.parse('step-c') },
    ]
    const branch: Block = { kind: 'branch', id: 'block-1', reason: '', arms }
    expect(estimateOf([{ task: task([branch]), runs: [] }], [], []).steps).toBe(2)
  })

  it('goes by the median pace of runs that went well, whole', () => {
    const runs = [run(6), run(9), run(600), run(1, { part: 'dry-run' }), run(2, { outcome: { kind: 'stopped', by: 'person' } })]
    expect(estimateOf([{ task: task(), runs }], [], [])).toEqual({ steps: 3, seconds: 9, from: 'runs', modelCalls: 0, money: null })
    // Twice the steps take twice as long.
    const twice = task([loop({ kind: 'times', count: 2 })])
    expect(estimateOf([{ task: twice, runs: [run(9)] }], [], []).seconds).toBe(15)
  })

  it('tells what models took on the average, and no sum where a price is not known', () => {
    const spent = (money: number | null) => ({ modelCalls: 4, spent: { calls: 4, tokens: 100, money, seconds: 1 } })
    const of = (...runs: RunSummary[]) => {
      const { modelCalls, money } = estimateOf([{ task: task(), runs }], [], [])
      return [modelCalls, money]
    }
    expect([of(run(3, spent(0.5)), run(3)), of(run(3, spent(null)), run(3)), of(run(3))]).toEqual([
      [2, 0.25],
      [2, null],
      [0, null],
    ])
  })

  it('is of demonstrations as soon as one of several tasks was never run, and counts what comes before', () => {
    const parts = [
      { task: task(), runs: [run(9)] },
      { task: task(), runs: [] },
    ]
    expect(estimateOf(parts, [], [sampleStep({ id: 'step-s', personMs: 0 })])).toEqual({
      ...{ steps: 7, seconds: 12, from: 'demonstration', modelCalls: 0, money: null },
    })
  })
})
