import type { PictureId, RoleModel, Step } from '#contract'
import { noteAttempt } from '../run/attempts.ts'
import type { Failure } from '../run/failures.ts'
import type { Ended } from '../run/outcome.ts'
import type { Run } from '../run/run.ts'
import { lookAfter } from '../verify/verify.ts'
import type { Since } from './came-true.ts'
import { canonical, decisionInWords } from './decision.ts'
import { drawNumbers } from './draw-numbers.ts'
import { handOff, type Tried } from './hand-off.ts'
import { look } from './look.ts'
import { numbered } from './numbered.ts'
import type { CascadePorts } from './ports.ts'
import { propose, type Shown } from './propose.ts'
import { type Turn, takeTurn } from './take-turn.ts'

/** What is carried from one tier to the next: why the step went up, what was tried, and how it looked when it began. */
export type Case = {
  failure: Failure
  tried: Tried[]
  since: Since | undefined /** Acts that were done in vain, by any tier. */
  useless: Set<string>
}

/** `up`: this tier could not do it, `reason` is a sentence. */
export type TierCame =
  | { kind: 'done'; pictures: { before?: PictureId; after?: PictureId } }
  | { kind: 'up'; reason: string }
  /** The person did not allow what was proposed: models are not asked further. */
  | { kind: 'refused'; ended: Ended; what: string }

/** StepWise's bounce: the larger model gets five steps, then the smaller one drives again. */
const MOST_PROPOSALS = 5

/** One tier at a step: sees the window, proposes one act, does it through the gate, sees what came true; at most five times. */
export async function tryTier(run: Run, cascade: CascadePorts, step: Step, tier: 1 | 2, model: RoleModel, about: Case): Promise<TierCame> {
  let reason = ''
  for (let proposals = 0; proposals < MOST_PROPOSALS; proposals++) {
    const sinceMs = run.pace.nowMs()
    const shown = await show(run, cascade, step, about)
    if ('reason' in shown) return { kind: 'up', reason: shown.reason }
    const role = tier === 1 ? 'small' : 'large'
    const asked = await propose(run, step, { role, model }, shown, handOff(run, step, about.failure.reason, about.tried))
    if (asked.kind !== 'answered') return { kind: 'up', reason: asked.reason }
    const decision = asked.value
    if (decision.kind === 'give-up') return { kind: 'up', reason: `The model gives up: ${decision.reason}` }
    const turn = about.useless.has(canonical(decision))
      ? repeated()
      : await takeTurn(run, cascade, step, decision, shown.sight, shown.since)
    about.tried.push({ what: decisionInWords(decision), why: decision.reason, came: turn.text })
    if (turn.kind === 'refused') return turn
    // What is done as it was shown is noted where it is done.
    if (decision.kind !== 'as-shown') await note(run, step, tier, turn, sinceMs)
    if (turn.kind === 'done') return turn
    if (turn.useless) about.useless.add(canonical(decision))
    reason = turn.text
  }
  return { kind: 'up', reason: `After ${MOST_PROPOSALS} proposals it is still not done: ${reason}` }
}

/** The window as it is shown: its things numbered, what is private black. */
async function show(run: Run, cascade: CascadePorts, step: Step, about: Case): Promise<(Shown & { since: Since }) | { reason: string }> {
  const seen = await look(run, cascade, step)
  if ('reason' in seen) return seen
  const { scene, picture, scale } = seen
  about.since ??= { before: await cascade.encode(picture), actions: [] }
  const things = numbered(scene.elements, scene.window)
  const drawn = drawNumbers(picture, things, { from: scene.picture.box, scale })
  return { since: about.since, sight: { window: scene.window, scene }, things, picture: await cascade.encode(drawn) }
}

function repeated(): Turn {
  return { kind: 'not-yet', useless: true, text: 'This was tried before and did not help; it was not done again.' }
}

async function note(run: Run, step: Step, tier: 1 | 2, turn: Turn, sinceMs: number): Promise<void> {
  const { own = step, sight, acted = false } = turn
  const after = acted && sight ? await lookAfter(run, own, { sight, windows: [], focused: undefined, picture: undefined }) : undefined
  const outcome = turn.kind === 'done' ? 'done' : 'not-yet'
  await noteAttempt(run, own, tier, { outcome, sight, acted, after, recoveries: 0, sinceMs })
}
