import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Desktop, EventData, RunOutcome, Step, StepId, Task } from '#contract'
import { centreOf } from '#contract'
import { openDesktop, startVirtualSession, type VirtualSession } from '#desktop'
import { type Engine, firstBrokenLine, openEngine } from '#engine'
import { activate, boxOf } from '../../demo/person/window.ts'
import { createSystemClock } from '../../engine/clock.ts'
import { LIST_GOAL, type ListEditor, openListEditor } from '../support/list-editor.ts'
import { until } from '../support/until.ts'

let session: VirtualSession
let engine: Engine
let desktop: Desktop
let editor: ListEditor
let task: Task

beforeAll(async () => {
  session = await startVirtualSession()
  // Native modules read the display from this process's own environment.
  Object.assign(process.env, session.env)
  engine = await openEngine({ env: { ...session.env, UNDERSTUDY_HOME: join(session.home, 'understudy') }, shell: 'browser' })
  desktop = await openDesktop({ clock: createSystemClock(), env: session.env })
  editor = await openListEditor(session, async () => desktop)
  await engine.recordings.start('')
  await activate(session.env, editor.window)
  await editor.person.click(centreOf(await boxOf(session.env, editor.window)))
  await editor.person.press('ctrl+n')
  await editor.person.type('milk')
  const { id } = await engine.recordings.stop(LIST_GOAL('milk'))
  task = await engine.handlers['task.learn']({ recordingId: id, goal: '' })
  engine.on((name, data) => {
    if (name === 'approval.request')
      void engine.handlers['approval.answer']({ id: (data as EventData<'approval.request'>).id, answer: 'once' })
    if (name === 'help.request') void engine.handlers['help.answer']({ id: (data as EventData<'help.request'>).id, answer: 'stop' })
  })
})
afterAll(async () => {
  await desktop?.[Symbol.asyncDispose]()
  await engine?.[Symbol.asyncDispose]()
  await session?.stop()
})

/** What stands in the editor's document in front, as accessibility tells it. */
const written = async () => (await desktop.focusedElement())?.value

const keysOf = ({ steps }: Pick<Task, 'steps'>) =>
  steps.map(({ act }) => (act.kind === 'press' ? [...act.modifiers, act.key].join('+') : act.kind))

/** Starts the task with another value; `meanwhile` runs as soon as this step begins. */
async function repeat(item: string, at?: StepId, meanwhile?: (id: EventData<'run.event'>['runId']) => Promise<void>): Promise<RunOutcome> {
  const plan = await engine.handlers['plan.propose']({ request: LIST_GOAL(item), values: {} })
  if (plan.kind !== 'planned') throw new Error(JSON.stringify(plan))
  const begun = Promise.withResolvers<EventData<'run.event'>['runId']>()
  const off = engine.on((name, data) => {
    if (name !== 'run.event') return
    const { runId, event } = data as EventData<'run.event'>
    if (event.kind === 'step-start' && event.stepId === at)
      void engine.handlers['run.takeOver']({ id: runId }).then(() => begun.resolve(runId), begun.reject)
  })
  const { id } = await engine.runs.start(plan.plan)
  const ended = engine.runs.ended(id)
  if (at && meanwhile) await meanwhile(await begun.promise)
  const outcome = await ended
  off()
  const { journal } = await engine.handlers['run.get']({ id })
  expect(firstBrokenLine(journal)).toBeUndefined()
  return outcome
}

it('a step that the person does in their own way in a run is done so in the next one', async () => {
  expect(keysOf(task)).toEqual(['click', 'ctrl+n', 'type'])
  const replaced = task.steps[1] as Step
  let shown: Step[] = []

  const outcome = await repeat('bread', replaced.id, async (id) => {
    await until('the recording to see', async () => engine.recordings.state().phase === 'recording')
    await editor.person.press('alt+f')
    await until('the menu', async () => (await desktop.windows()).some(({ kind }) => kind === 'menu'))
    await editor.person.press('Return')
    await editor.person.pause(500)
    shown = (await engine.handlers['run.taught']({ id })).steps
    const { task: next } = await engine.handlers['run.useTaught']({ id, use: 'instead-of-step', keep: true })
    if (!next) throw new Error('It was not kept.')
    expect(keysOf(next)).toEqual(['click', 'alt+f', 'Return', 'type'])
    task = next
  })
  expect(keysOf({ steps: shown })).toEqual(['alt+f', 'Return'])
  expect(outcome).toEqual({ kind: 'done' })
  expect(await written()).toBe('bread')
  expect({ revision: task.revision, change: task.change?.kind, recordings: task.recordings.length }).toEqual({
    revision: 2,
    change: 'taught',
    recordings: 2,
  })
  expect(task.steps.slice(1, 3).map(({ origin }) => origin)).toEqual(['person', 'person'])

  expect(await repeat('rye')).toEqual({ kind: 'done' })
  expect(await written()).toBe('rye')
})
