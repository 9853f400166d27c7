import type { RunOutcome } from '#contract'
import { flowOf, stepsOf } from '#contract'
import { follow } from '../flow/follow.ts'
import { carryThrough } from './carry-through.ts'
import { dryRun } from './dry-run.ts'
import { tangledFailure } from './failures.ts'
import { failedOutcome } from './outcome.ts'
import type { Run } from './run.ts'
import { partOf } from './steering.ts'
import { inShownWay } from './taught.ts'

/** The run loop: the steps in the order of the plan's blocks, each carried through to its end, until one ends the run. */
export async function runSteps(run: Run): Promise<RunOutcome> {
  const nodes = flowOf(stepsOf(run.plan), run.plan.blocks)
  if (!nodes) return failedOutcome(tangledFailure())
  const { how } = run.options
  const part = partOf(nodes, how)
  if (part.kind === 'none') return failedOutcome(part.failure)
  if (how?.mode === 'dry-run') return dryRun(run, part.nodes)
  const ended = await follow(run, part.nodes, (step, index) => inShownWay(run, step, (own) => carryThrough(run, own, index)))
  return ended?.outcome ?? { kind: 'done' }
}
