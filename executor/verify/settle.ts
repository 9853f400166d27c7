import type { Picture, PictureId, Step } from '#contract'
import { recoverCheck } from '../recovery/recover-check.ts'
import { type Ended, failed, notLetThrough } from '../run/outcome.ts'
import type { Run } from '../run/run.ts'
import { AFTER_RECOVERY_MS, VERIFY_MS } from '../run/times.ts'
import { unmetFailure } from './unmet.ts'
import { type Before, lookAfter, verify } from './verify.ts'

export type Settled = { kind: 'done'; pictures: { before?: PictureId; after?: PictureId } } | { kind: 'act-again' } | Ended

/** Waits until the act is seen to have had its effect, and helps where it has not. `after`: the window as it was seen last. */
export async function settle(
  run: Run,
  step: Step,
  before: Before,
  tried: Set<string>,
): Promise<{ settled: Settled; after: Picture | undefined }> {
  for (let withinMs = Math.max(VERIFY_MS, 2 * (step.effectMs ?? 0)); ; withinMs = AFTER_RECOVERY_MS) {
    const { held, text, took } = await verify(run, step, before, withinMs, tried.has('retry'))
    const after = await lookAfter(run, step, before)
    const picture = after && (await run.keepPicture(after))
    const check = { kind: 'check' as const, stepId: step.id, held, text }
    await run.say(held || picture === undefined ? check : { ...check, picture })
    if (held) return { settled: { kind: 'done', pictures: defined({ before: before.picture, after: picture }) }, after }
    if (took) tried.add('retry')
    const recovery = await recoverCheck(run, step, before, tried)
    if (recovery.kind === 'ended') return { settled: notLetThrough(step, recovery.acted), after }
    if (recovery.kind === 'no-help') return { settled: failed(step, await unmetFailure(run, step, before, text)), after }
    if (recovery.kind === 'act-again') return { settled: recovery, after }
  }
}

function defined(pictures: { before: PictureId | undefined; after: PictureId | undefined }): { before?: PictureId; after?: PictureId } {
  return { ...(pictures.before && { before: pictures.before }), ...(pictures.after && { after: pictures.after }) }
}
