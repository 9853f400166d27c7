import type { Step } from '#contract'
import { missingValueFailure, placeFailure } from './failures.ts'
import { type Ended, failed, notLetThrough } from './outcome.ts'
import { type Placed, place } from './place.ts'
import { recoverPlace } from './recovery/recover-place.ts'
import type { Run } from './run.ts'
import { missingValues } from './values.ts'

/** Finds where the step acts, with each help tried at most once (`tried`) before it gives up. */
export async function placeOrRecover(
  run: Run,
  step: Step,
  tried: Set<string>,
): Promise<Extract<Placed, { kind: 'placed' | 'satisfied' }> | Ended> {
  // Without its value a target would be looked for as it was when it was shown, and be another one's.
  const missing = missingValues(step, run.values)
  if (missing.length > 0) return failed(step, missingValueFailure(missing, step))
  for (;;) {
    const placed = await place(run, step, tried)
    if (placed.kind === 'ended') return notLetThrough(step, placed.acted)
    if (placed.kind !== 'missing') return placed
    const recovery = await recoverPlace(run, step, placed.problem, tried)
    if (recovery.kind === 'ended') return notLetThrough(step, recovery.acted)
    if (recovery.kind === 'no-help') return failed(step, placeFailure(run, step, placed.problem))
  }
}
