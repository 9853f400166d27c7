import { missingCase, type Step, type StepId } from '#contract'
import type { Taught } from './control.ts'
import { changePlan } from './plan-changes.ts'
import type { Run } from './run.ts'

/**
 * Takes over into the plan what the person did by hand while the run was paused: they did it, so it is not done again. True when the step under way is
 * no longer to be done.
 */
export async function takeTaught(run: Run, step: Step, { use, steps }: Taught): Promise<boolean> {
  const told = { how: 'taught' as const, tier: 3 as const, at: step.id }
  switch (use) {
    case 'none':
      return false
    case 'before-step':
      await changePlan(run, { ...told, because: 'You did something before this step.', before: { step: step.id, steps } })
      return false
    case 'instead-of-step':
      // Done for this time: in a further round of a loop it is a step like any other.
      await changePlan(run, { ...told, because: 'You did this step in your way.', instead: new Map([[step.id, steps]]) })
      return true
    case 'instead-of-rest': {
      run.changes.restLeftOut = true
      const instead = new Map<StepId, Step[]>(restOf(run, step).map((id) => [id, []]))
      instead.set(step.id, steps)
      await changePlan(run, { ...told, because: 'You did the rest in your way.', instead })
      return true
    }
    default:
      return missingCase(use)
  }
}

function restOf(run: Run, step: Step): StepId[] {
  const all = run.plan.subGoals.flatMap(({ steps }) => steps.map(({ id }) => id))
  return all.slice(all.indexOf(step.id) + 1)
}
