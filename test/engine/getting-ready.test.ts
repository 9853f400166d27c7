import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { listIn, openListEngine } from './support/list-engine.ts'

async function stage() {
  const folder = await temporaryFolder()
  const { engine, world, panicWatches } = await openListEngine(join(folder, 'home'), listIn(folder))
  onTestFinished(() => engine[Symbol.asyncDispose]())
  const told: string[] = []
  world.getReady = async () => {
    told.push(`ready, ${panicWatches()} watchdog coming`)
    await delay(50)
    told.push('loaded')
  }
  world.beforePerform = ({ kind }) => void told.push(kind)
  const run = async (mode: 'run' | 'dry-run') => {
    const plan = await engine.handlers['plan.propose']({ request: 'Put milk on the list', values: {} })
    if (plan.kind !== 'planned') throw new Error(JSON.stringify(plan))
    const { id } = await engine.runs.start(plan.plan, { mode, only: false })
    return engine.runs.ended(id)
  }
  return { run, told }
}

it('what acting needs is loaded while the watchdog comes up, so that nothing holds up a stop in the middle of an act', async () => {
  const { run, told } = await stage()
  expect(await run('run')).toEqual({ kind: 'done' })
  expect(told).toEqual(['ready, 1 watchdog coming', 'loaded', 'click', 'press', 'type', 'click'])
})

it('a dry run, which does nothing, loads nothing of it', async () => {
  const { run, told } = await stage()
  expect(await run('dry-run')).toEqual({ kind: 'done' })
  expect(told).toEqual([])
})
