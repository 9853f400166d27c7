import type { Step, Tier } from '#contract'
import { escalate } from '../cascade/escalate.ts'
import { openAgain } from '../recovery/open-again.ts'
import { repairPlan } from '../recovery/repair-plan.ts'
import { fillSlots } from '../values.ts'
import { attemptStep, type Done } from './attempt-step.ts'
import { modelFirstFailure } from './failures.ts'
import { type Ended, failed } from './outcome.ts'
import { TakenOver } from './pace.ts'
import { isLeftOut } from './plan-changes.ts'
import type { Run } from './run.ts'
import { beforeStep } from './steering.ts'
import { takeTaught } from './taught.ts'

/** What came of a step in the end: done, by which tier; no longer to be done, because of whom; or the end of the run. */
export type CameOf = (Done & { tier: Tier }) | { kind: 'left-out'; tier: Tier } | Ended

/** One step of the plan from its start to its end: by the local tier, by another way that memory knows, up the tiers. What it returns ends the run. */
export async function carryThrough(run: Run, step: Step, index: number): Promise<Ended | undefined> {
  // One that another step needs comes in the middle of that one, which goes on afterwards.
  const around = run.underWay
  run.underWay = false
  try {
    return await fromStartToEnd(run, step, index)
  } finally {
    run.underWay = around
  }
}

async function fromStartToEnd(run: Run, step: Step, index: number): Promise<Ended | undefined> {
  await run.pace.passage()
  if (isLeftOut(run, step)) return undefined
  await beforeStep(run, step)
  run.at = step.id
  const startedMs = run.pace.nowMs()
  await run.say({ kind: 'step-start', stepId: step.id, index, sentence: fillSlots(step.caption, run.values), tier: 0 })
  const came = await untilNotTakenOver(run, step, () => upTheTiers(run, step, index))
  if (came.kind === 'ended') return came
  const { tier, pictures } = came.kind === 'done' ? came : { tier: came.tier, pictures: {} }
  await run.say({ kind: 'step-end', stepId: step.id, tier, tookMs: run.pace.nowMs() - startedMs, pictures })
  run.lastDone = came.kind === 'done' ? step : undefined
  // What the person says is done needs no other witness.
  return came.kind === 'done' && tier !== 3 ? run.watch.afterStep(run, step) : undefined
}

/** The person may take over in the middle of anything: then what they did decides whether the step is still to be done. */
async function untilNotTakenOver(run: Run, step: Step, work: () => Promise<CameOf>): Promise<CameOf> {
  for (;;) {
    run.underWay = true
    try {
      return await work()
    } catch (error) {
      const taught = error instanceof TakenOver ? run.control.takeTaught() : undefined
      if (!taught) throw error
      if (await takeTaught(run, step, taught)) return { kind: 'left-out', tier: 3 }
    } finally {
      run.underWay = false
    }
  }
}

async function upTheTiers(run: Run, step: Step, index: number): Promise<CameOf> {
  const onward = (other: Step, at: number) => carryThrough(run, other, index + at)
  if (run.options.modelFirst) return escalate(run, step, failed(step, modelFirstFailure()), onward)
  const first = await attemptStep(run, step)
  const local = (first.kind === 'ended' && first.failure && (await openAgain(run, step, first.failure))) || first
  if (local.kind === 'done') return { ...local, tier: 0 }
  if (!local.failure) return local
  const repaired = await repairPlan(run, step, local.failure, (inserted) => carryThrough(run, inserted, index))
  if (repaired.kind === 'ended' || repaired.kind === 'left-out') return repaired
  const again = repaired.kind === 'repaired' ? await attemptStep(run, step) : local
  if (again.kind === 'done') return { ...again, tier: 0 }
  return again.failure ? escalate(run, step, failed(step, again.failure), onward) : again
}
