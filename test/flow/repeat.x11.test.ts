import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Clock, Desktop, RunOutcome, Task } from '#contract'
import { openDesktop, startVirtualSession, type VirtualSession } from '#desktop'
import { type Engine, firstBrokenLine, openEngine } from '#engine'
import { place } from '../../demo/person/window.ts'
import { createSystemClock } from '../../engine/clock.ts'
import { LIST_GOAL, type ListEditor, openListEditor } from '../support/list-editor.ts'

let session: VirtualSession
let engine: Engine
let desktop: Desktop
let editor: ListEditor
let task: Task
const clock: Clock = createSystemClock()

beforeAll(async () => {
  session = await startVirtualSession()
  // Native modules read the display from this process's own environment.
  Object.assign(process.env, session.env)
  engine = await openEngine({ env: { ...session.env, UNDERSTUDY_HOME: join(session.home, 'understudy') }, shell: 'browser' })
  desktop = await openDesktop({ clock, env: session.env })
  editor = await openListEditor(session, async () => desktop)
  await engine.recordings.start('')
  await editor.writeList('milk')
  const { id } = await engine.recordings.stop(LIST_GOAL('milk'))
  task = await engine.handlers['task.learn']({ recordingId: id, goal: '' })
})
afterAll(async () => {
  await desktop?.[Symbol.asyncDispose]()
  await engine?.[Symbol.asyncDispose]()
  await session?.stop()
})

async function repeat(item: string, answer: 'once' | 'no'): Promise<{ outcome: RunOutcome; asked: string[] }> {
  const plan = await engine.handlers['plan.propose']({ request: LIST_GOAL(item), values: {} })
  if (plan.kind !== 'planned') throw new Error(JSON.stringify(plan))
  const asked: string[] = []
  const off = engine.on((name, data) => {
    if (name !== 'approval.request' || !('rule' in data)) return
    asked.push(data.rule)
    void engine.handlers['approval.answer']({ id: data.id, answer })
  })
  const { id } = await engine.runs.start(plan.plan)
  const outcome = await engine.runs.ended(id)
  off()
  const { journal } = await engine.handlers['run.get']({ id })
  expect(firstBrokenLine(journal)).toBeUndefined()
  return { outcome, asked }
}

describe('a task shown once in a real editor', () => {
  it('is learned with the one value of the sentence as its parameter', () => {
    expect(task.parameters.map((it) => it.examples)).toEqual([['milk']])
    expect(task.steps.map((step) => step.act.kind)).toEqual(['click', 'press', 'type', 'press', 'type', 'press', 'click'])
  })

  it('changes nothing when the person says No to writing over the file', async () => {
    expect(await repeat('tea', 'no')).toEqual({
      outcome: { kind: 'stopped', by: 'no-approval', at: task.steps.at(-1)?.id },
      asked: ['overwrite'],
    })
    expect(await editor.saved()).toBe('milk')
    // Leaves the dialogs that the stopped run left open.
    await editor.person.press('Escape')
    await editor.person.press('Escape')
  })

  it('is repeated with another value, in a window that was moved and resized, after a yes', async () => {
    await place(session.env, editor.window, { x: 500, y: 240, width: 700, height: 480 })
    expect(await repeat('bread', 'once')).toEqual({ outcome: { kind: 'done' }, asked: ['overwrite'] })
    expect(await editor.saved()).toBe('bread')
  })
})
