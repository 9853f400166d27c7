import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Desktop, MergeOutcome, Task } from '#contract'
import { goalSentence, titleFits } from '#contract'
import { openDesktop, startVirtualSession, type VirtualSession } from '#desktop'
import { type Engine, openEngine } from '#engine'
import { createPerson, type Person } from '../../demo/person/person.ts'
import { findWindow, place } from '../../demo/person/window.ts'
import { createSystemClock } from '../../engine/clock.ts'
import { until } from '../support/until.ts'

let session: VirtualSession
let engine: Engine
let desktop: Desktop
let person: Person
let folder: string

beforeAll(async () => {
  session = await startVirtualSession()
  // Native modules read the display from this process's own environment.
  Object.assign(process.env, session.env)
  engine = await openEngine({ env: { ...session.env, UNDERSTUDY_HOME: join(session.home, 'understudy') }, shell: 'browser' })
  desktop = await openDesktop({ clock: createSystemClock(), env: session.env })
  person = createPerson(session.env)
  folder = join(session.home, 'papers')
  await mkdir(folder)
  session.start('thunar', [folder], { cwd: folder })
  await place(session.env, await findWindow(session.env, 'thunar'), { x: 40, y: 60, width: 700, height: 480 })
})
afterAll(async () => {
  await desktop?.[Symbol.asyncDispose]()
  await engine?.[Symbol.asyncDispose]()
  await session?.stop()
})

/** A person makes folders in a real file manager, one after the other. */
async function record(names: string[], goal: string) {
  await engine.recordings.start('')
  await person.pause(500)
  for (const name of names) {
    await person.press('ctrl+shift+n')
    await until('the dialog to open', async () =>
      (await desktop.windows()).some((it) => it.kind === 'dialog' && titleFits('*Folder*', it.title)),
    )
    await person.type(name)
    await person.press('Return')
    await until(`the folder ${name}`, async () => (await readdir(folder)).includes(name))
    await person.pause(400)
  }
  return (await engine.recordings.stop(goal)).id
}

it('two demonstrations of it in a real program, once with one and once with three folders, give a loop', async () => {
  const first = await record(['Letters'], 'Make the folder Letters')
  const task: Task = await engine.handlers['task.learn']({ recordingId: first, goal: '' })
  const second = await record(['Bills', 'Photos', 'Maps'], 'Make the folders Bills, Photos and Maps')
  const outcome: MergeOutcome = await engine.handlers['task.addDemonstration']({ id: task.id, recordingId: second, goal: '', answers: {} })
  if (outcome.kind !== 'merged') throw new Error(JSON.stringify(outcome))
  const { steps, blocks, parameters, revision } = outcome.task
  expect(revision).toBe(2)
  expect(steps.map(({ act }) => act.kind)).toEqual(['press', 'type', 'press'])
  const name = parameters[0]?.name ?? ''
  expect(parameters.map(({ examples, many }) => ({ examples, many }))).toEqual([
    { examples: ['Letters', 'Bills\nPhotos\nMaps'], many: true },
  ])
  expect(blocks).toMatchObject([{ kind: 'loop', from: steps[0]?.id, to: steps[2]?.id, over: { kind: 'values', parameters: [name] } }])
  expect(goalSentence(outcome.task.goal)).toBe(`Make the folder ⟦${name}⟧`)

  const plan = await engine.handlers['plan.propose']({ request: 'Make the folder Red, Green and Blue', values: {} })
  if (plan.kind !== 'planned') throw new Error(JSON.stringify(plan))
  const { id } = await engine.runs.start(plan.plan)
  expect(await engine.runs.ended(id)).toEqual({ kind: 'done' })
  expect((await readdir(folder)).toSorted()).toEqual(['Bills', 'Blue', 'Green', 'Letters', 'Maps', 'Photos', 'Red'])
})
