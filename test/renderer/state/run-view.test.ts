import { describe, expect, it } from 'vitest'
import type { PictureId, RunEvent, RunId, StepId } from '#contract'
import { mergeEvents } from '../../../renderer/state/merge-events.ts'
import { ringOf } from '../../../renderer/state/ring.ts'
import { type RunView, runViewOf, stepsDone } from '../../../renderer/state/run-view.ts'
import { type Pictures, planOf, runEvents, worldOf } from '../world/index.ts'

const pictures = new Proxy(
  {},
  {
    get: (_, name) =>
      `${String(name)
        .toLowerCase()
        .replace(/[^a-f]/g, '')}`.padEnd(64, '0') as PictureId,
  },
) as Pictures
const task = worldOf(pictures).tasks[2]!
const asks = 'step-d2' as StepId
const events = runEvents('run-x' as RunId, planOf(task, { file: 'a.txt' }, 'form'), pictures, asks)
const upTo = (kind: RunEvent['kind'], times = 1) => {
  let left = times
  return events.slice(0, events.findIndex((event) => event.kind === kind && --left === 0) + 1)
}
const brief = (view: RunView) => ({ phase: view.phase, current: view.current, states: view.steps.map((step) => step.state) })

describe('what is shown of a run', () => {
  it('is nothing before it starts, and all steps to come once it has', () => {
    expect(brief(runViewOf([]))).toEqual({ phase: 'starting', current: -1, states: [] })
    expect(brief(runViewOf(upTo('run-start')))).toEqual({ phase: 'starting', current: -1, states: ['ahead', 'ahead'] })
  })

  it('follows the steps as they are done', () => {
    expect(brief(runViewOf(upTo('step-start')))).toEqual({ phase: 'acting', current: 0, states: ['now', 'ahead'] })
    expect(brief(runViewOf(upTo('step-start', 2)))).toEqual({ phase: 'acting', current: 1, states: ['done', 'now'] })
    const view = runViewOf(events)
    expect({ ...brief(view), done: stepsDone(view), outcome: view.outcome, tookMs: view.tookMs }).toEqual({
      phase: 'ended',
      current: 1,
      states: ['done', 'done'],
      done: 2,
      outcome: { kind: 'done' },
      tookMs: 9400,
    })
  })

  it('waits for the person at a question, and keeps the answer', () => {
    const asking = runViewOf(upTo('approval-request'))
    expect({ ...brief(asking), answer: asking.steps[1]?.approval?.answer }).toEqual({
      phase: 'asking',
      current: 1,
      states: ['done', 'asking'],
      answer: undefined,
    })
    const answered = runViewOf(upTo('approval-answer'))
    expect({ ...brief(answered), answer: answered.steps[1]?.approval?.answer }).toEqual({
      phase: 'acting',
      current: 1,
      states: ['done', 'now'],
      answer: { answer: 'once', by: 'person' },
    })
  })

  it('pauses with the reason and goes on', () => {
    const paused = runViewOf([...upTo('step-start'), { kind: 'paused', because: 'you moved the mouse', by: 'person-input' }])
    expect([paused.phase, paused.paused]).toEqual(['paused', { because: 'you moved the mouse', by: 'person-input' }])
    const on = runViewOf([...upTo('step-start'), { kind: 'paused', because: 'you moved the mouse' }, { kind: 'resumed' }])
    expect([on.phase, on.paused]).toEqual(['acting', undefined])
  })

  it('marks the step on which it failed or was stopped', () => {
    const end = (outcome: Extract<RunEvent, { kind: 'run-end' }>['outcome']): RunEvent => ({
      kind: 'run-end',
      outcome,
      tookMs: 1,
      modelCalls: 0,
    })
    const failed = runViewOf([...upTo('step-start', 2), end({ kind: 'failed', at: asks, reason: 'Gone.', advice: 'Look.' })])
    expect(brief(failed)).toEqual({ phase: 'ended', current: 1, states: ['done', 'failed'] })
    const stopped = runViewOf([...upTo('step-start', 2), end({ kind: 'stopped', by: 'panic-key' })])
    expect(brief(stopped)).toEqual({ phase: 'ended', current: 1, states: ['done', 'stopped'] })
  })

  it('says that it does not know when an act was begun and the run ended before its end', () => {
    const broken = runViewOf([
      ...upTo('act-start', 2),
      { kind: 'run-end', outcome: { kind: 'stopped', by: 'person' }, tookMs: 1, modelCalls: 0 },
    ])
    expect(brief(broken).states).toEqual(['done', 'unknown'])
  })

  it('puts the ring where the thing is in the picture, and none where nobody said where the picture was taken', () => {
    const place = { box: { x: 130, y: 90, width: 40, height: 20 }, confidence: 1, evidence: [] }
    expect(ringOf({ place: { ...place, pictureBox: { x: 100, y: 60, width: 500, height: 400 } } })).toEqual({
      x: 30,
      y: 30,
      width: 40,
      height: 20,
    })
    expect(ringOf({ place })).toBeUndefined()
  })
})

describe('a journal and what was told since', () => {
  it('are joined without a gap and without a double, however they overlap', () => {
    for (let written = 0; written <= events.length; written += 1) {
      for (let from = 0; from <= written; from += 1) expect(mergeEvents(events.slice(0, written), events.slice(from))).toEqual(events)
    }
  })

  it('keep the journal when nothing was told, and what was told when there is no journal yet', () => {
    expect([mergeEvents(events, []), mergeEvents([], events)]).toEqual([events, events])
  })
})
