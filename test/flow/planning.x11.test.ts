import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { centreOf, type Desktop, type Plan, stepsOf, type Task, TaskId } from '#contract'
import { openDesktop, startVirtualSession, type VirtualSession } from '#desktop'
import { type Engine, openEngine } from '#engine'
import { openMemory } from '#memory'
import { createEyes, createTextReader } from '#perception'
import { createSystemClock } from '../../engine/clock.ts'
import { LIST_GOAL, type ListEditor, openListEditor } from '../support/list-editor.ts'
import { sampleStep, sampleTask } from '../support/sample-task.ts'
import { until } from '../support/until.ts'

const clock = createSystemClock()
const reader = createTextReader()
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
  desktop = await openDesktop({ clock, env: session.env })
  editor = await openListEditor(session, async () => desktop)
  await engine.recordings.start('')
  await editor.writeList('milk')
  const { id } = await engine.recordings.stop(LIST_GOAL('milk'))
  task = await engine.handlers['task.learn']({ recordingId: id, goal: '' })
})
afterAll(async () => {
  await reader.close()
  await desktop?.[Symbol.asyncDispose]()
  await engine?.[Symbol.asyncDispose]()
  await session?.stop()
})

async function planFor(request: string): Promise<Plan> {
  const outcome = await engine.handlers['plan.propose']({ request, values: {} })
  if (outcome.kind !== 'planned') throw new Error(JSON.stringify(outcome))
  return outcome.plan
}

const saveAs = () => until('the dialog to open', async () => (await desktop.windows()).find(({ title }) => title === 'Save As'))

/** As if another task had shown it: what the dialog's “Cancel” looks like, and that it leads back. */
async function knowTheWayBack(): Promise<void> {
  const [first, into] = [task.steps[0], task.steps.find(({ leadsTo, page }) => leadsTo !== page)]
  const window = await saveAs()
  const elements = await until('the dialog to tell what it shows', async () => {
    const all = await desktop.elements(window)
    return all.some(({ role, name }) => role === 'button' && name === 'Cancel') ? all : undefined
  })
  const hit = elements.find(({ role, name }) => role === 'button' && name === 'Cancel')
  if (!hit || !first?.page || !into?.leadsTo) throw new Error('There is no way to know.')
  const scene = { window, elements, picture: await desktop.capture(window.box) }
  const { target } = await createEyes({ reader }).describe(scene, centreOf(hit.box), hit)
  const caption = 'Click “Cancel” in the “Save As” dialog'
  const { program, title, kind } = window
  await using memory = await openMemory({ folder: join(session.home, 'understudy', 'memory'), clock })
  await memory.saveTask(
    sampleTask('Leave the dialog', {
      id: TaskId.parse('task-leave'),
      steps: [sampleStep({ caption, target, window: { program, title, kind }, page: into.leadsTo, leadsTo: first.page })],
    }),
  )
  await memory.saveTransition({ from: into.leadsTo, to: first.page, by: caption, count: 1, successCount: 1, recordings: [] })
}

it('a plan for two lists, made while a dialog is open, leaves the dialog first by a way that memory knows, and runs to its end', async () => {
  const plain = await planFor(LIST_GOAL('tea'))
  expect([plain.findings, plain.estimate?.steps, plain.estimate?.from]).toEqual([[], task.steps.length, 'demonstration'])

  await editor.person.press('ctrl+shift+s')
  await knowTheWayBack()
  const plan = await planFor(`${LIST_GOAL('tea')} and then ${LIST_GOAL('jam')[0]?.toLowerCase()}${LIST_GOAL('jam').slice(1)}`)
  const steps = stepsOf(plan)
  expect({
    tasks: plan.tasks?.map(({ id }) => id),
    values: plan.values.map(({ value }) => value),
    origins: steps.map(({ origin }) => origin),
    first: steps[0]?.caption,
    stops: plan.findings.some(({ stops }) => stops),
  }).toEqual({
    tasks: [task.id, task.id],
    values: ['tea', 'jam'],
    origins: ['memory', ...task.steps.map(() => undefined), ...task.steps.map(() => undefined)],
    first: 'Click “Cancel” in the “Save As” dialog',
    stops: false,
  })

  const written: string[] = []
  const asked: string[] = []
  const off = engine.on((name, data) => {
    if (name === 'run.event' && 'event' in data && data.event.kind === 'step-end')
      void editor.saved().then((text) => text !== written.at(-1) && written.push(text))
    // Nobody helps here: a step that nobody else can do ends the run.
    if (name === 'help.request') engine.runs.stop(id)
    if (name !== 'approval.request' || !('rule' in data)) return
    asked.push(data.rule)
    void engine.handlers['approval.answer']({ id: data.id, answer: 'once' })
  })
  const { id } = await engine.runs.start(plan)
  const outcome = await engine.runs.ended(id)
  off()
  expect([outcome, await editor.saved()]).toEqual([{ kind: 'done' }, 'jam'])
  expect([written.slice(0, 2), asked.includes('overwrite')]).toEqual([['milk', 'tea'], true])
}, 300_000)
