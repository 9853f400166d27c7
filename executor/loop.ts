import type { RunOutcome, Step } from '#contract'
import { flowOf } from '#contract'
import { actStep } from './act-step.ts'
import { movingFailure, tangledFailure } from './failures.ts'
import { follow } from './flow/follow.ts'
import { type Ended, failed } from './outcome.ts'
import { placeOrRecover } from './place-or-recover.ts'
import type { Run } from './run.ts'
import { type Settled, settle } from './settle.ts'
import { tellSighting } from './sightings.ts'
import { fillSlots } from './values.ts'
import { beforeAct } from './verify.ts'

/** How often a step is decided anew because the screen changed between deciding and acting. */
const MOST_TURNS = 6

/** The run loop: observe, locate, gate, act, settle, verify, journal; step by step, in the order of the plan's blocks, until one ends the run. */
export async function runSteps(run: Run): Promise<RunOutcome> {
  const nodes = flowOf(
    run.plan.subGoals.flatMap((subGoal) => subGoal.steps),
    run.plan.blocks,
  )
  if (!nodes) return { kind: 'failed', ...tangledFailure() }
  const ended = await follow(run, nodes, async (step, index) => {
    await run.pace.passage()
    run.at = step.id
    const startedMs = run.pace.nowMs()
    await run.say({ kind: 'step-start', stepId: step.id, index, sentence: fillSlots(step.caption, run.values), tier: 0 })
    const result = await runStep(run, step)
    if (result.kind === 'ended') return result
    await run.say({ kind: 'step-end', stepId: step.id, tier: 0, tookMs: run.pace.nowMs() - startedMs, pictures: result.pictures })
    return undefined
  })
  return ended?.outcome ?? { kind: 'done' }
}

async function runStep(run: Run, step: Step): Promise<Extract<Settled, { kind: 'done' }> | Ended> {
  const tried = new Set<string>()
  let unrest = 'it changes all the time'
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const placed = await placeOrRecover(run, step, tried)
    if (placed.kind === 'ended') return placed
    if (placed.kind === 'satisfied') {
      await run.say({ kind: 'check', stepId: step.id, held: true, text: placed.text })
      return { kind: 'done', pictures: {} }
    }
    const before = await beforeAct(run, placed.sight)
    const acted = await actStep(run, step, placed.sight)
    if (acted.kind === 'ended') return acted
    if (acted.kind === 'moved') {
      unrest = acted.what
      await run.say({ kind: 'recovery', stepId: step.id, what: `${unrest} Looking again.` })
      continue
    }
    const actedMs = run.pace.nowMs()
    const settled = await settle(run, step, before, tried)
    if (settled.kind === 'done') await tellSighting(run, step, placed.sight, run.pace.nowMs() - actedMs)
    if (settled.kind !== 'act-again') return settled
  }
  return failed(step, movingFailure(run, step, unrest))
}
