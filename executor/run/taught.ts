import { missingCase, ROUND, type Step, type StepId, stepsOf } from '#contract'
import { usedNames } from '../values.ts'
import type { Taught } from './control.ts'
import type { Ended } from './outcome.ts'
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
      if (servesFurtherRounds(run, step, steps)) run.changes.shown.set(step.id, steps)
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

/** Does a step as the person showed it in an earlier round of its loop, where they did; else as it is in the plan. */
export async function inShownWay(run: Run, step: Step, doStep: (step: Step) => Promise<Ended | undefined>): Promise<Ended | undefined> {
  for (const one of run.changes.shown.get(step.id) ?? [step]) {
    const ended = await doStep(one)
    if (ended) return ended
  }
  return undefined
}

/**
 * Whether what was shown in one round of a loop does for the others: it holds nothing of this round's own, be it a row's name, but where a slot stands for it, and has
 * a slot for all of the round's own that the step was done with. Otherwise the step is done as it was in further rounds.
 */
function servesFurtherRounds({ plan, values: { known } }: Run, step: Step, steps: Step[]): boolean {
  if (known[ROUND] === undefined) return false
  const given = new Map(plan.values.map(({ parameter, value }) => [parameter, value]))
  const own = Object.entries(known).filter(([name, value]) => given.get(name) !== value)
  const words = JSON.stringify(steps.map(({ act, target, window, expectation }) => [act, target, window, expectation]))
  const slots = new Set(steps.flatMap(usedNames))
  return own.every(
    ([name, value]) =>
      (slots.has(name) || !usedNames(step).includes(name)) && (name === ROUND || !words.includes(JSON.stringify(value).slice(1, -1))),
  )
}

function restOf(run: Run, step: Step): StepId[] {
  const all = stepsOf(run.plan).map(({ id }) => id)
  return all.slice(all.indexOf(step.id) + 1)
}
