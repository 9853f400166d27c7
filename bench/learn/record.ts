import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createChance } from '../capture/chance.ts'
import { Recorded, Started, startChild } from '../capture/child.ts'
import type { Demonstration } from './demonstration.ts'
import { drawDisturbances } from './person/disturb.ts'
import { openHands } from './person/hands.ts'
import { createPerson } from './person/person.ts'
import { seedOf } from './seed.ts'
import { openWorld } from './stage/world.ts'
import type { Truth } from './truth.ts'

/**
 * Lets a scripted person show a task once while the real recorder records it, on a display of its own. `folder` gets `truth.json` and the recording
 * as `recording`. Errors: whatever a program did not do in time; nothing is kept then.
 */
export async function recordDemonstration(demonstration: Demonstration, seed: number, folder: string): Promise<Truth> {
  const { id, program, goal, values, roundValues = {}, calms } = demonstration
  // Another process may be recording the same.
  const part = `${folder}.${process.pid}.part`
  await rm(part, { recursive: true, force: true })
  await mkdir(part, { recursive: true })
  await using cleanUp = new AsyncDisposableStack()
  cleanUp.defer(() => rm(part, { recursive: true, force: true }))
  const world = cleanUp.use(await openWorld())
  const { env } = world.stage.session
  const { act, detours } = await demonstration.open(world)
  const chance = createChance(seedOf(id, seed))
  const drawn = drawDisturbances(chance, detours, calms)
  const hands = cleanUp.use(await openHands(env, chance))
  const person = createPerson({ desktop: world.stage.desktop, hands, chance, disturb: drawn.disturb, mistypes: drawn.mistypes })
  const recorder = cleanUp.use(await startChild('record', env))
  await recorder.ask(Started, { start: part })
  const startedMs = performance.now()
  await person.rest(400)
  await act(person)
  await person.rest(700)
  const seconds = (performance.now() - startedMs) / 1000
  const { folder: recorded } = await recorder.ask(Recorded, 'stop')
  if (drawn.calmsSeen() !== calms) throw new Error(`${id} has ${drawn.calmsSeen()} calm moments, not ${calms}.`)
  const { acts, disturbances } = person
  const truth: Truth = {
    id,
    program,
    goal,
    values,
    roundValues,
    acts: [...acts],
    disturbances: [...new Set(disturbances)],
    seconds,
    commands: world.commands,
  }
  await rename(recorded, join(part, 'recording'))
  await writeFile(join(part, 'truth.json'), JSON.stringify(truth, undefined, 1))
  await rm(folder, { recursive: true, force: true })
  await rename(part, folder)
  return truth
}
