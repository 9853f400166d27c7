import type { Plan, RunEvent, Step, StepId, Tier } from '#contract'
import { spansOf, stepsOf } from '#contract'
import type { Run } from './run.ts'

type How = Extract<RunEvent, { kind: 'plan-changed' }>['how']

/** What became of the plan since it was made: steps that need not be done any more, and steps that were put before others. */
export type PlanChanges = {
  leftOut: Set<StepId>
  /** All steps that are left are done: the person did the rest. */
  restLeftOut: boolean
  /** What was left was planned anew: once a run. */
  replanned: boolean
  /** Steps of loops that the person did in their own way, which serves the further rounds too. */
  shown: Map<StepId, Step[]>
}

export function noChanges(): PlanChanges {
  return { leftOut: new Set(), restLeftOut: false, replanned: false, shown: new Map() }
}

export function isLeftOut(run: Run, step: Step): boolean {
  return run.changes.restLeftOut || run.changes.leftOut.has(step.id)
}

/** Tells the plan as it stands now; what was done stays in it. `before`: the step that the new ones come before. */
export async function changePlan(
  run: Run,
  change: {
    how: How
    tier: Tier
    because: string
    at?: StepId
    before?: { step: StepId; steps: Step[] }
    instead?: Map<StepId, Step[]>
    /** Those of the new steps. */
    blocks?: Plan['blocks']
  },
): Promise<void> {
  const { how, tier, because, at, before, instead, blocks = [] } = change
  const changed = (step: Step) => [...(before?.step === step.id ? before.steps : []), ...(instead?.get(step.id) ?? [step])]
  const subGoals = run.plan.subGoals
    .map((subGoal) => ({ ...subGoal, steps: subGoal.steps.flatMap(changed) }))
    .filter(({ steps }) => steps.length > 0)
  const there = new Set(stepsOf({ subGoals }).map(({ id }) => id))
  const all = [...run.plan.blocks, ...blocks]
  run.plan = {
    ...run.plan,
    subGoals,
    blocks: all.filter((block) => spansOf(block).every(({ from, to }) => there.has(from) && there.has(to))),
  }
  await run.say({ kind: 'plan-changed', how, tier, because, ...(at && { at }), subGoals, blocks: run.plan.blocks })
}
