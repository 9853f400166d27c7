import type { Step } from '#contract'
import type { DoStep } from '../flow/follow.ts'
import { attemptStep } from '../run/attempt-step.ts'
import type { CameOf } from '../run/carry-through.ts'
import type { Failure } from '../run/failures.ts'
import { type Ended, failed } from '../run/outcome.ts'
import type { Run } from '../run/run.ts'
import { askForHelp } from './ask-for-help.ts'
import { type Case, tryTier } from './model-tier.ts'
import { replanRest } from './replan-rest.ts'

/**
 * A step that the local tier could not do, one tier after the other: the small model, the large model, the person (StepWise, arXiv 2604.27151). Whoever does it hands
 * back down: the next step begins at the local tier again. `ended` is what the local tier came to, and the run's end when nobody can help.
 * `doStep`: where the rest may be planned anew before the person is asked, it does its steps.
 */
export async function escalate(run: Run, step: Step, ended: Ended, doStep?: DoStep): Promise<CameOf> {
  if (!ended.failure) return ended
  const byModels = await upTheModels(run, step, ended, ended.failure)
  const replanned = doStep && byModels.kind === 'ended' && byModels.failure && (await replanRest(run, step, byModels.failure, doStep))
  if (replanned) return replanned
  const came = byModels.kind === 'ended' ? await toThePerson(run, step, byModels) : byModels
  if (came.kind === 'ended') return came
  // What monitors look at begins anew: the trouble is over, and what a model tried is no sign of how the local tier does (StepWise clears its window too).
  run.attempts.length = 0
  run.looks.length = 0
  await run.say({ kind: 'handed-back', stepId: step.id, from: came.tier })
  return came
}

/** What the models came to; `ended` with why the person is needed now. */
async function upTheModels(run: Run, step: Step, ended: Ended, failure: Failure): Promise<Extract<CameOf, { kind: 'done' | 'ended' }>> {
  const { cascade } = run
  // A value that is missing, or an act that is never done by itself: no model helps there.
  if (!cascade || failure.came === 'needs-person') return ended
  const about: Case = {
    failure,
    since: undefined,
    useless: new Set(),
    tried: [{ what: 'the step as it was shown', why: '', came: failure.reason }],
  }
  let reason = failure.reason
  for (const tier of [1, 2] as const) {
    const model = tier === 1 ? cascade.small : cascade.large
    if (!model) continue
    await run.say({ kind: 'escalated', stepId: step.id, to: tier, reason })
    const came = await tryTier(run, cascade, step, tier, model, about)
    if (came.kind === 'done') return { kind: 'done', tier, pictures: came.pictures }
    if (came.kind === 'refused') return { ...came.ended, failure: refusedFailure(failure, model.model.name, came.what) }
    reason = came.reason
  }
  if (reason === failure.reason) return ended
  return failed(step, { ...failure, reason: `${failure.reason} A model could not help either. ${reason}` })
}

function refusedFailure(failure: Failure, name: string, what: string): Failure {
  return {
    ...failure,
    came: 'needs-person',
    reason: `${failure.reason} The model “${name}” proposed to ${what}, and that was not allowed.`,
  }
}

async function toThePerson(run: Run, step: Step, ended: Ended): Promise<Extract<CameOf, { kind: 'done' | 'ended' }>> {
  let last = ended
  for (;;) {
    if (!last.failure) return last
    const answer = await askForHelp(run, step, last.failure)
    // What the person ended, or did not allow, is ended: nobody else is to find another way.
    if (answer === 'stop' || (answer === undefined && last.outcome.kind === 'stopped')) return { kind: 'ended', outcome: last.outcome }
    if (answer === undefined) return last
    if (answer === 'done') return { kind: 'done', tier: 3, pictures: {} }
    const again = await attemptStep(run, step)
    if (again.kind === 'done') return { ...again, tier: 3 }
    last = again.failure ? failed(step, again.failure) : again
  }
}
