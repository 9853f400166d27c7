import { missingCase, type PictureId, type Step } from '#contract'
import { carryOut } from '../act/act.ts'
import { actStep } from '../act/act-step.ts'
import { clickOn } from '../act/plain-click.ts'
import { observe } from '../place/scene.ts'
import type { Sight } from '../place/sight.ts'
import { tellSighting } from '../place/sightings.ts'
import { attemptStep } from '../run/attempt-step.ts'
import { type Ended, notLetThrough } from '../run/outcome.ts'
import type { Run } from '../run/run.ts'
import { beforeAct } from '../verify/before.ts'
import { lookAfter } from '../verify/verify.ts'
import { cameTrue, heldAlready, type Since } from './came-true.ts'
import { type Decision, decisionInWords } from './decision.ts'
import type { CascadePorts } from './ports.ts'
import { sightOf, stepOf } from './proposed-step.ts'

type Acted = { own: Step; sight: Sight; acted: boolean }

/** What came of one proposal. `own`, where an act was meant: the step with the proposed act. */
export type Turn = Partial<Acted> & { text: string } & (
    | { kind: 'done'; pictures: { before?: PictureId; after?: PictureId } }
    /** `useless`: to do the same again would not help. */
    | { kind: 'not-yet'; useless: boolean }
    | { kind: 'refused'; ended: Ended; what: string }
  )

/** Does what a model proposes, through the gate, and sees what came true. `since` is where the judge looks from; what is done is added to it. */
export async function takeTurn(
  run: Run,
  cascade: CascadePorts,
  step: Step,
  decision: Exclude<Decision, { kind: 'give-up' }>,
  sight: Sight,
  since: Since,
): Promise<Turn> {
  switch (decision.kind) {
    case 'as-shown':
      return asShown(run, step)
    case 'done':
      return claimed(run, cascade, step, sight, since)
    case 'act':
      return acted(run, cascade, step, decision, sight, since)
    default:
      return missingCase(decision)
  }
}

/** Something stood in the way of the step and is gone: the local tier does it as it was shown, which needs no leave. */
async function asShown(run: Run, step: Step): Promise<Turn> {
  const came = await attemptStep(run, step)
  if (came.kind === 'done') return { ...came, text: 'It was done as it was shown.' }
  if (!came.failure) return { kind: 'refused', ended: came, what: 'do the step as it was shown', text: 'The person did not allow it.' }
  return { kind: 'not-yet', useless: true, text: came.failure.reason }
}

/** The model says that the step had come true before: that has to be seen. */
async function claimed(run: Run, cascade: CascadePorts, step: Step, sight: Sight, since: Since): Promise<Turn> {
  if (step.act.kind === 'read')
    return { kind: 'not-yet', useless: true, text: 'What is to be read has not been read: do the step as it was shown.' }
  const before = await beforeAct(run, sight)
  const { held, text } = await cameTrue(run, cascade, step, { before, own: undefined, already: false, since })
  return held
    ? { kind: 'done', pictures: { ...(before.picture && { before: before.picture }) }, text }
    : { kind: 'not-yet', useless: true, text }
}

async function acted(
  run: Run,
  cascade: CascadePorts,
  step: Step,
  decision: Extract<Decision, { kind: 'act' }>,
  seen: Sight,
  since: Since,
): Promise<Turn> {
  const what = decisionInWords(decision)
  const own = await stepOf(run, step, decision, seen)
  const sight = sightOf(seen, decision.on)
  const before = await beforeAct(run, sight)
  const already = await heldAlready(run, step, before)
  const came = await actOn(run, own, sight)
  const told = { own, sight, acted: came.kind === 'acted' }
  if (came.kind === 'moved') return { kind: 'not-yet', useless: false, text: `Not done: ${came.what}`, ...told }
  if (came.kind === 'ended') {
    if (!came.failure) return { kind: 'refused', ended: came, what, text: 'The person did not allow it.', ...told }
    return { kind: 'not-yet', useless: true, text: came.failure.reason, ...told }
  }
  since.actions.push(what)
  // What is to be read, only the step itself can read.
  if (!decision.completes || step.act.kind === 'read')
    return { kind: 'not-yet', useless: false, text: 'It was done; the step is not fulfilled with it.', ...told }
  const { held, text } = await cameTrue(run, cascade, step, { before, own, already, since })
  if (!held) return { kind: 'not-yet', useless: true, text: `It was done, but: ${text}`, ...told }
  await tellRenamed(run, step, own, sight, since)
  const after = await lookAfter(run, own, before)
  const pictures = { ...(before.picture && { before: before.picture }), ...(after && { after: await run.keepPicture(after) }) }
  return { kind: 'done', pictures, text, ...told }
}

/**
 * One click took the place of one click, with the person's leave, and the step came true with it: then the thing is what was meant, and a lesson may be drawn from
 * where it stands and what it is called. Nothing from how long it took, since a judge was asked meanwhile.
 */
async function tellRenamed(run: Run, step: Step, own: Step, sight: Sight, { actions }: Since): Promise<void> {
  const sameAct = own.act.kind === 'click' && step.act.kind === 'click' && own.act.count === step.act.count
  if (sameAct && actions.length === 1 && step.target?.role === sight.found?.role) await tellSighting(run, step, sight, 0)
}

/** Through the gate, like everything. Into a field is clicked first, so that it has the cursor. */
async function actOn(run: Run, own: Step, sight: Sight): ReturnType<typeof actStep> {
  const { scene, found, window } = sight
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
  if (own.act.kind !== 'type' || !found) return actStep(run, own, sight)
  const clicked = await carryOut(run, own, clickOn(found.box), sight, 'proposed')
  if (clicked.kind === 'moved') return clicked
  if (clicked.kind !== 'acted') return notLetThrough(own, clicked)
  return actStep(run, own, { ...sight, scene: await observe(run, window) })
}
