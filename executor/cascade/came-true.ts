import type { ModelPicture, Step } from '#contract'
import type { Run } from '../run/run.ts'
import { VERIFY_MS } from '../run/times.ts'
import { holdsSecret } from '../values.ts'
import type { Before } from '../verify/before.ts'
import { verify } from '../verify/verify.ts'
import { askJudge } from './judge.ts'
import { expectationOf, look, sentenceOf } from './look.ts'
import type { CascadePorts } from './ports.ts'
import { sendable } from './private-parts.ts'

/** Where the judge looks from: the window when the models were first asked, and what was done since. */
export type Since = { before: ModelPicture; actions: string[] }

/** Whether the step's expectation says something of itself, and is fulfilled before anything was done: then it proves nothing. */
export async function heldAlready(run: Run, step: Step, before: Before): Promise<boolean> {
  return tells(step) && (await verify(run, step, before, 0, false)).held
}

/** Where it does not, only that the window changed can be seen, or nothing. */
function tells({ expectation: { kind } }: Step): boolean {
  return kind !== 'changed' && kind !== 'nothing'
}

/**
 * Whether the step came true, now that `own` (the step with what was proposed) was done, or undefined: the model says that it had come true before. Its own
 * expectation says so where it can; where it cannot, or is not fulfilled, the judge does. What a field is read to hold stands against any judge; where nothing
 * stirred nobody is asked, nor where the model sees come true what the expectation denies.
 */
export async function cameTrue(
  run: Run,
  cascade: CascadePorts,
  step: Step,
  { before, own, already, since }: { before: Before; own: Step | undefined; already: boolean; since: Since },
): Promise<{ held: boolean; text: string }> {
  const { kind } = step.expectation
  const { held, text } = await verify(run, step, before, own ? Math.max(VERIFY_MS, 2 * (step.effectMs ?? 0)) : 0, false)
  const check = (now: boolean, words: string) => told(run, step, now, words)
  if (kind === 'field-holds' || (held && own && tells(step) && !already)) return check(held, text)
  if (!held && (own ? kind === 'changed' : tells(step))) return check(false, text)
  // A window into which a secret was typed is shown to nobody.
  if (own?.act.kind === 'type' && holdsSecret(own.act.text, run.values)) return check(held && kind === 'changed', text)
  const after = await look(run, cascade, step)
  if ('reason' in after) return check(false, after.reason)
  const judgement = await askJudge(run, cascade, {
    stepId: step.id,
    sentence: sentenceOf(run, step),
    expectation: expectationOf(run, step),
    actions: since.actions.map((action) => sendable(run, action)),
    before: since.before,
    after: await cascade.encode(after.picture),
  })
  return check(
    judgement.cameTrue,
    `${judgement.cameTrue ? 'The judge has seen it come true' : 'The judge has not seen it come true'}: ${judgement.reason}`,
  )
}

async function told(run: Run, step: Step, held: boolean, text: string): Promise<{ held: boolean; text: string }> {
  await run.say({ kind: 'check', stepId: step.id, held, text })
  return { held, text }
}
