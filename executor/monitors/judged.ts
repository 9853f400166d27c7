import type { ModelPicture, Step, Tier } from '#contract'
import { askJudge, judgeModel } from '../cascade/judge.ts'
import { expectationOf, look, sentenceOf } from '../cascade/look.ts'
import type { CascadePorts } from '../cascade/ports.ts'
import type { Run } from '../run/run.ts'

/** The window when something was last confirmed, and what was done since, in sentences that may be sent: a confirmed AFTER is the next BEFORE (StepWise). */
export type SinceConfirmed = { before: ModelPicture; actions: string[] }

/** Undefined where no model judges. Anything but the judge's own yes, no answer too, is not a yes. */
export async function judgedReached(
  run: Run,
  step: Step,
  { before, actions }: SinceConfirmed,
): Promise<{ held: boolean; text: string; tier: Tier; after?: ModelPicture } | undefined> {
  const { cascade } = run
  const model = cascade && judgeModel(cascade)
  if (!cascade || !model) return undefined
  const tier: Tier = model === cascade.large ? 2 : 1
  const after = await shownNow(run, cascade, step)
  if (!after) return { held: false, text: 'There is no picture that a judge may see.', tier }
  const judgement = await askJudge(run, cascade, {
    stepId: step.id,
    sentence: sentenceOf(run, step),
    expectation: expectationOf(run, step),
    actions,
    before,
    after,
  })
  // A judge that the person does not want asked is as none.
  if (!judgement.asked) return undefined
  return { held: judgement.cameTrue, text: judgement.reason, tier, after }
}

/** What a judge may see of the window in front; undefined where nothing may be shown. */
export async function shownNow(run: Run, cascade: CascadePorts, step: Step): Promise<ModelPicture | undefined> {
  const seen = await look(run, cascade, step)
  return 'reason' in seen ? undefined : cascade.encode(seen.picture)
}
