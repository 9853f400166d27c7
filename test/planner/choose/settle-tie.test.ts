import { describe, expect, it } from 'vitest'
import { TaskId, type TaskSummary, type WindowInfo } from '#contract'
import type { Fitting } from '../../../planner/choose/choose-task.ts'
import { fitOf } from '../../../planner/choose/fit.ts'
import { settleTie } from '../../../planner/choose/settle-tie.ts'
import { readAs } from '../../../planner/words/reading.ts'
import { readSentence } from '../../../planner/words/sentence.ts'
import { sampleTask } from '../../support/sample-task.ts'
import { memoryWith, NOTE, planIn, propose } from '../support/propose.ts'

const windowOf = (program: string): WindowInfo => ({
  id: 1,
  title: 'A window',
  program,
  box: { x: 0, y: 0, width: 500, height: 400 },
  kind: 'normal',
  active: true,
})

function rival(id: string, given: Partial<TaskSummary> = {}): Fitting {
  const { goal, revision, parameters, programs, createdAt } = sampleTask('Write a note to ⟦recipient⟧')
  const task = {
    id: TaskId.parse(id),
    goal,
    revision,
    parameters,
    programs,
    createdAt,
    stepCount: 1,
    runCount: 0,
    successCount: 0,
    lastRunAt: null,
    ...given,
  }
  const reading = readAs(task.goal, task.parameters, readSentence('write a note to Anna'))
  if (!reading) throw new Error('It does not read.')
  return { task, reading, fit: fitOf(reading) }
}

const settle = (rivals: Fitting[], open: string[] = [], recalled: Record<string, number> = {}) => {
  const settled = settleTie(rivals, { windows: open.map(windowOf), recalled: new Map(Object.entries(recalled)) })
  return settled && [settled.chosen.task.id, settled.because]
}
const RAN = { runCount: 5, successCount: 5, lastRunAt: '2026-04-01T09:00:00.000Z' }

describe('two tasks that fit equally well', () => {
  it('are left to the person when nothing tells them apart', () => {
    expect(settle([rival('task-a'), rival('task-b')])).toBeUndefined()
    expect(settle([rival('task-a', { programs: [] }), rival('task-b', { programs: [] })], ['mousepad'])).toBeUndefined()
  })

  it('are told apart by the programs that are open', () => {
    const other = rival('task-b', { programs: [{ program: 'featherpad' }] })
    expect(settle([rival('task-a'), other], ['featherpad'])).toEqual([
      'task-b',
      '“Write a note to ⟦recipient⟧” (task-a) would fit as well; this one was taken because its programs are open now.',
    ])
    expect(settle([rival('task-a'), other], ['featherpad', 'mousepad'])).toBeUndefined()
    expect(settle([rival('task-a'), other], [])).toBeUndefined()
  })

  it('are told apart by runs when one is used and goes well, and the other is not', () => {
    expect(settle([rival('task-a'), rival('task-b', RAN)])?.[0]).toBe('task-b')
    expect(settle([rival('task-a', { runCount: 4, successCount: 1 }), rival('task-b', RAN)])?.[0]).toBe('task-b')
    expect(settle([rival('task-a', { runCount: 4, successCount: 3 }), rival('task-b', RAN)])).toBeUndefined()
  })

  it('are not told apart by runs when the other one was shown since: it may be the better version', () => {
    expect(settle([rival('task-a', { createdAt: '2026-05-01T09:00:00.000Z' }), rival('task-b', RAN)])).toBeUndefined()
  })

  it('are told apart by what memory recalls, when that is clear', () => {
    expect(settle([rival('task-a'), rival('task-b')], [], { 'task-a': 0.5, 'task-b': 0.3 })?.[0]).toBe('task-a')
    expect(settle([rival('task-a'), rival('task-b')], [], { 'task-a': 0.5, 'task-b': 0.45 })).toBeUndefined()
  })

  it('are left to the person when the signs disagree', () => {
    const other = rival('task-b', { programs: [{ program: 'featherpad' }] })
    expect(settle([rival('task-a', RAN), other], ['featherpad'])).toBeUndefined()
  })

  it('need one that is better than each of the others', () => {
    const writer = rival('task-b', { programs: [{ program: 'featherpad' }] })
    expect(settle([rival('task-a'), writer, rival('task-c')], ['mousepad'])).toBeUndefined()
    expect(settle([rival('task-a'), writer, rival('task-c', { programs: [{ program: 'calc' }] })], ['calc'])?.[0]).toBe('task-c')
  })
})

describe('a plan', () => {
  it('is of the task whose program is open, and says that another would fit', async () => {
    const memory = await memoryWith(NOTE, {
      ...NOTE,
      id: TaskId.parse('task-twin'),
      programs: [{ program: 'featherpad', command: ['featherpad'] }],
    })
    const plan = planIn(await propose(memory, 'write a note to Anna about keys'))
    expect([plan.task.id, plan.findings.map(({ text }) => text)]).toEqual([
      'task-note',
      ['“Write a note to ⟦recipient⟧ about ⟦topic⟧” (task-twin) would fit as well; this one was taken because its programs are open now.'],
    ])
  })
})
