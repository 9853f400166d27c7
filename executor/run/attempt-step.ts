import type { AttemptOutcome, Step } from '#contract'
import { actStep } from '../act/act-step.ts'
import { placeOrRecover } from '../place/place-or-recover.ts'
import { tellSighting } from '../place/sightings.ts'
import { type Settled, settle } from '../verify/settle.ts'
import { beforeAct } from '../verify/verify.ts'
import { noteAttempt, type Turn } from './attempts.ts'
import { movingFailure, stuckFailure } from './failures.ts'
import { type Ended, failed } from './outcome.ts'
import type { Run } from './run.ts'

export type Done = Extract<Settled, { kind: 'done' }>

/** How often a step is decided anew because the screen changed between deciding and acting. */
const MOST_TURNS = 6

/** The local tier at one step: observe, locate, gate, act, settle, verify; anew where the screen changed in between, until it is done or cannot be. */
export async function attemptStep(run: Run, step: Step): Promise<Done | Ended> {
  const tried = new Set<string>()
  let unrest = 'it changes all the time'
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const sinceMs = run.pace.nowMs()
    const { came, seen } = await takeTurn(run, step, tried)
    const outcome = outcomeOf(came)
    if (outcome) await noteAttempt(run, step, 0, { ...seen, outcome, recoveries: tried.size, sinceMs })
    if (came.kind === 'done' || came.kind === 'ended') return came
    if (came.kind === 'moved') {
      unrest = came.what
      await run.say({ kind: 'recovery', stepId: step.id, what: `${unrest} Looking again.` })
    }
    const stuck = await run.watch.afterAttempt(run, step)
    // What stirs says more than that it does not end.
    if (stuck !== undefined) return failed(step, came.kind === 'moved' ? movingFailure(run, step, unrest) : stuckFailure(stuck))
  }
  return failed(step, movingFailure(run, step, unrest))
}

type Came = Settled | { kind: 'moved'; what: string }

async function takeTurn(run: Run, step: Step, tried: Set<string>): Promise<{ came: Came; seen: Pick<Turn, 'sight' | 'acted' | 'after'> }> {
  const placed = await placeOrRecover(run, step, tried)
  const unseen = { sight: undefined, acted: false, after: undefined }
  if (placed.kind === 'ended') return { came: placed, seen: unseen }
  if (placed.kind === 'satisfied') {
    await run.say({ kind: 'check', stepId: step.id, held: true, text: placed.text })
    return { came: { kind: 'done', pictures: {} }, seen: unseen }
  }
  const { sight } = placed
  const before = await beforeAct(run, sight)
  const acted = await actStep(run, step, sight)
  if (acted.kind !== 'acted') return { came: acted, seen: { ...unseen, sight } }
  const actedMs = run.pace.nowMs()
  const { settled, after } = await settle(run, step, before, tried)
  if (settled.kind === 'done') await tellSighting(run, step, sight, run.pace.nowMs() - actedMs)
  return { came: settled, seen: { sight, acted: true, after } }
}

/** Undefined where the person or the gate ended it: that says nothing of how the step goes. */
function outcomeOf(came: Came): AttemptOutcome | undefined {
  if (came.kind === 'done') return 'done'
  return came.kind === 'ended' ? came.failure?.came : 'not-yet'
}
