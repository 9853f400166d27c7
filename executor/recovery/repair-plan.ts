import type { PageId, PlanRepair, Step } from '#contract'
import { bestPage } from '#contract'
import { observe } from '../place/scene.ts'
import type { Failure } from '../run/failures.ts'
import type { Ended } from '../run/outcome.ts'
import { changePlan, isLeftOut } from '../run/plan-changes.ts'
import type { Run } from '../run/run.ts'

/** `repaired`: the screen is now where the step can be tried again. */
export type Repaired = { kind: 'repaired' } | { kind: 'left-out'; tier: 0 } | { kind: 'no-way' } | Ended

/**
 * A step that finds no place is asked about at page memory: where the desktop is now, and which known way leads from there to the step's page, or past it.
 * Once a step; the steps of the way go through the gate as what they are, put together from memory. (GoalAct, arXiv 2504.16563: the plan is kept current.)
 */
export async function repairPlan(
  run: Run,
  step: Step,
  failure: Failure,
  carryThrough: (inserted: Step) => Promise<Ended | undefined>,
): Promise<Repaired> {
  // An act that was done and not confirmed is no question of the way; a way does not get out of its own trouble by another way.
  const lost = !failure.acted && (failure.came === 'wrong-place' || failure.came === 'blocked-by-pop-up')
  if (!run.repair || !lost || step.origin === 'memory') return { kind: 'no-way' }
  const repair = await findWay(run, step)
  if (!repair) return { kind: 'no-way' }
  for (const id of repair.leaveOut) run.changes.leftOut.add(id)
  const how = repair.steps.length === 0 ? 'shortened' : 'repaired'
  await changePlan(run, {
    how,
    tier: 0,
    because: repair.because,
    at: step.id,
    ...(repair.steps.length > 0 && { before: { step: step.id, steps: repair.steps } }),
  })
  for (const inserted of repair.steps) {
    const ended = await carryThrough(inserted)
    run.at = step.id
    // The way did not lead there: the step goes up as it is. What the person refused or stopped stays refused.
    if (ended) return ended.failure ? { kind: 'no-way' } : ended
  }
  return isLeftOut(run, step) ? { kind: 'left-out', tier: 0 } : { kind: 'repaired' }
}

async function findWay(run: Run, step: Step): Promise<PlanRepair | undefined> {
  const windows = await run.desktop.windows()
  const page = await pageInFront(run)
  return run.repair?.({ plan: run.plan, step, windows, page, values: { ...run.values.known } })
}

/** The page of memory that the window in front shows; undefined when none fits. */
export async function pageInFront(run: Run): Promise<PageId | undefined> {
  const window = await run.desktop.activeWindow()
  if (!window) return undefined
  const pages = await run.memory.pages(window.program)
  if (pages.length === 0) return undefined
  const look = await run.eyes.pageLook(await observe(run, window))
  return bestPage(look, pages, run.eyes.comparePages)?.id
}
