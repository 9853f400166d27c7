import type { PictureId, RoleModel, Step } from '#contract'
import { carryOut } from '../act.ts'
import { actStep } from '../act-step.ts'
import { attemptStep } from '../attempt-step.ts'
import { noteAttempt } from '../attempts.ts'
import type { Failure } from '../failures.ts'
import { type Ended, notLetThrough } from '../outcome.ts'
import type { Run } from '../run.ts'
import { observe } from '../scene.ts'
import type { Sight } from '../sight.ts'
import { beforeAct } from '../verify/before.ts'
import { lookAfter } from '../verify.ts'
import { cameTrue, heldAlready, type Since } from './came-true.ts'
import { canonical, type Decision, decisionInWords } from './decision.ts'
import { drawNumbers } from './draw-numbers.ts'
import { handOff, type Tried } from './hand-off.ts'
import { look } from './look.ts'
import { numbered } from './numbered.ts'
import type { CascadePorts } from './ports.ts'
import { propose, type Shown } from './propose.ts'
import { sightOf, stepOf } from './proposed-step.ts'

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
    const turn = about.useless.has(canonical(decision)) ? repeated() : await takeTurn(run, cascade, step, decision, shown.sight, about)
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
async function show(run: Run, cascade: CascadePorts, step: Step, about: Case): Promise<Shown | { reason: string }> {
  const seen = await look(run, cascade, step)
  if ('reason' in seen) return seen
  const { scene, picture, scale } = seen
  about.since ??= { before: await cascade.encode(picture), actions: [] }
  const things = numbered(scene.elements, scene.window)
  const drawn = drawNumbers(picture, things, { from: scene.picture.box, scale })
  return { sight: { window: scene.window, scene }, things, picture: await cascade.encode(drawn) }
}

type Acted = { own: Step; sight: Sight | undefined; acted: boolean }
type Turn = Partial<Acted> & { text: string } & (
    | Extract<TierCame, { kind: 'done' | 'refused' }>
    /** `useless`: to do the same again would not help. */
    | { kind: 'not-yet'; useless: boolean }
  )

function repeated(): Turn {
  return { kind: 'not-yet', useless: true, text: 'This was tried before and did not help; it was not done again.' }
}

async function takeTurn(run: Run, cascade: CascadePorts, step: Step, decision: Decision, sight: Sight, about: Case): Promise<Turn> {
  if (decision.kind === 'give-up') return repeated()
  if (decision.kind === 'as-shown') return asShown(run, step)
  // What is to be read, only the step itself can read.
  const completes = decision.completes && step.act.kind !== 'read'
  const since = about.since
  if (!since) throw new Error('A model decides only on what it was shown.')
  const before = await beforeAct(run, sight)
  const picture = before.picture && { before: before.picture }
  const already = await heldAlready(run, step, before)
  if (decision.kind === 'done') {
    if (step.act.kind === 'read')
      return { kind: 'not-yet', useless: true, text: 'What is to be read has not been read: do the step as it was shown.' }
    const { held, text } = await cameTrue(run, cascade, step, { before, own: undefined, already, since })
    return held ? { kind: 'done', pictures: { ...picture }, text } : { kind: 'not-yet', useless: true, text }
  }
  const own = await stepOf(run, step, decision, sight)
  const at = sightOf(sight, decision.on)
  const acted = await actOn(run, own, at)
  const told = { own, sight: at, acted: acted.kind === 'acted' }
  if (acted.kind === 'moved') return { kind: 'not-yet', useless: false, text: `Not done: ${acted.what}`, ...told }
  if (acted.kind === 'ended') {
    const what = decisionInWords(decision)
    if (!acted.failure) return { kind: 'refused', ended: acted, what, text: 'The person did not allow it.', ...told }
    return { kind: 'not-yet', useless: true, text: acted.failure.reason, ...told }
  }
  since.actions.push(decisionInWords(decision))
  if (!completes) return { kind: 'not-yet', useless: false, text: 'It was done; the step is not fulfilled with it.', ...told }
  const { held, text } = await cameTrue(run, cascade, step, { before, own, already, since })
  if (!held) return { kind: 'not-yet', useless: true, text: `It was done, but: ${text}`, ...told }
  const after = await lookAfter(run, own, before)
  return { kind: 'done', pictures: { ...picture, ...(after && { after: await run.keepPicture(after) }) }, text, ...told }
}

/** Something stood in the way of the step and is gone: the local tier does it as it was shown, which needs no leave. */
async function asShown(run: Run, step: Step): Promise<Turn> {
  const came = await attemptStep(run, step)
  if (came.kind === 'done') return { ...came, text: 'It was done as it was shown.' }
  if (!came.failure) return { kind: 'refused', ended: came, what: 'do the step as it was shown', text: 'The person did not allow it.' }
  return { kind: 'not-yet', useless: true, text: came.failure.reason }
}

/** Through the gate, like everything. Into a field is clicked first, unless it has the cursor. */
async function actOn(run: Run, own: Step, at: Sight): ReturnType<typeof actStep> {
  const { scene, found, window } = at
  if (scene && found)
    await run.say({
      kind: 'located',
      stepId: own.id,
      box: found.box,
      confidence: found.confidence,
      evidence: found.evidence,
      picture: await run.keepPicture(scene.picture),
      pictureBox: scene.picture.box,
    })
  if (own.act.kind !== 'type' || !found) return actStep(run, own, at)
  const { box } = found
  const middle = { x: Math.floor(box.x + box.width / 2), y: Math.floor(box.y + box.height / 2) }
  const clicked = await carryOut(run, own, { kind: 'click', button: 'left', count: 1, modifiers: [], at: middle }, at, 'proposed')
  if (clicked.kind === 'moved') return clicked
  if (clicked.kind !== 'acted') return notLetThrough(own, clicked)
  return actStep(run, own, { ...at, scene: await observe(run, window) })
}

async function note(run: Run, step: Step, tier: 1 | 2, turn: Turn, sinceMs: number): Promise<void> {
  const { own = step, sight, acted = false } = turn
  const after = acted && sight ? await lookAfter(run, own, { sight, windows: [], focused: undefined, picture: undefined }) : undefined
  const outcome = turn.kind === 'done' ? 'done' : 'not-yet'
  await noteAttempt(run, own, tier, { outcome, sight, acted, after, recoveries: 0, sinceMs })
}
