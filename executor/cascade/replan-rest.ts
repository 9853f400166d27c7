import { flowOf, type PlanRest, type ReplanRequest, type RoleModel, type Step, type StepId, stepsOf, UnderstudyError } from '#contract'
import { type DoStep, follow } from '../flow/follow.ts'
import { pageInFront } from '../recovery/repair-plan.ts'
import type { CameOf } from '../run/carry-through.ts'
import type { Failure } from '../run/failures.ts'
import { changePlan } from '../run/plan-changes.ts'
import type { Run } from '../run/run.ts'
import { chargedModel } from './charged-model.ts'

/**
 * Plans what is left anew from where the desktop is now, once a run, and does it; what was done stays done (GoalAct, arXiv 2504.16563). Each new step is a model's
 * proposal at the gate. Undefined when there is no other plan: then the person is asked.
 */
export async function replanRest(run: Run, step: Step, failure: Failure, doStep: DoStep): Promise<CameOf | undefined> {
  const large = run.cascade?.large
  // An act that was done and not confirmed is no question of the plan; what only the person can do stays theirs.
  if (!run.replan || !large || run.changes.replanned || failure.acted || failure.came === 'needs-person') return undefined
  run.changes.replanned = true
  const all = stepsOf(run.plan)
  const at = all.findIndex(({ id }) => id === step.id)
  const rest = await planOrNone(run, large, {
    plan: run.plan,
    step,
    windows: await run.desktop.windows(),
    page: await pageInFront(run),
    values: { ...run.values.known },
    done: all.slice(0, Math.max(0, at)).map(({ caption }) => caption),
    reason: failure.reason,
  })
  const nodes = rest && rest.steps.length > 0 ? flowOf(rest.steps, rest.blocks) : undefined
  if (!rest || !nodes) return undefined
  for (const { parameter, value, secret } of rest.values) if (!secret) run.values.known[parameter] ??= value
  const instead = new Map<StepId, Step[]>(all.slice(at + 1).map(({ id }) => [id, []]))
  await changePlan(run, {
    how: 're-planned',
    tier: 2,
    because: rest.because,
    at: step.id,
    instead: instead.set(step.id, rest.steps),
    blocks: rest.blocks,
  })
  const ended = await follow(run, nodes, doStep)
  run.at = step.id
  if (ended) return ended
  run.changes.restLeftOut = true
  return { kind: 'left-out', tier: 2 }
}

/** A model that does not answer, or may not be asked, has no plan. */
async function planOrNone(run: Run, large: RoleModel, request: ReplanRequest): Promise<PlanRest | undefined> {
  try {
    return await run.replan?.(request, chargedModel(run, request.step.id, 'large', large))
  } catch (error) {
    if (error instanceof UnderstudyError) return undefined
    throw error
  }
}
