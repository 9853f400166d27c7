import type { Scene, Step } from '#contract'
import { recoverPlace } from '../recovery/recover-place.ts'
import { missingValueFailure, placeFailure } from '../run/failures.ts'
import { type Ended, failed, notLetThrough } from '../run/outcome.ts'
import type { Run } from '../run/run.ts'
import { missingValues } from '../values.ts'
import { type Patience, type Placed, type Problem, place } from './place.ts'
import { CARET_SHARE } from './scene.ts'

/** Finds where the step acts, with each help tried at most once (`tried`) before it gives up. */
export async function placeOrRecover(
  run: Run,
  step: Step,
  tried: Set<string>,
): Promise<Extract<Placed, { kind: 'placed' | 'satisfied' }> | Ended> {
  // Without its value a target would be looked for as it was when it was shown, and be another one's.
  const missing = missingValues(step, run.values)
  if (missing.length > 0) return failed(step, missingValueFailure(missing, step))
  const patience: Patience = { windowSinceMs: run.pace.nowMs(), targetSinceMs: undefined, orEarly: true }
  let seenEarly: Scene | undefined
  for (;;) {
    const placed = await place(run, step, tried, patience)
    if (placed.kind === 'ended') return notLetThrough(step, placed.acted)
    if (placed.kind !== 'missing') return placed
    // What came late may lie further down, too.
    const now = sceneOf(placed.problem)
    if (seenEarly && now && run.eyes.changed(seenEarly.picture, now.picture) > CARET_SHARE) tried.delete('scroll')
    const recovery = await recoverPlace(run, step, placed.problem, tried)
    if (recovery.kind === 'ended') return notLetThrough(step, recovery.acted)
    if (recovery.kind !== 'no-help') continue
    // Nothing helped while there was still time: now all of it is waited, as for a slow program.
    if (!isEarly(placed.problem)) return failed(step, placeFailure(run, step, placed.problem))
    patience.orEarly = false
    seenEarly = sceneOf(placed.problem)
  }
}

function sceneOf(problem: Problem): Scene | undefined {
  return problem.kind === 'not-found' ? problem.scene : undefined
}

function isEarly(problem: Problem): boolean {
  return (problem.kind === 'no-window' || problem.kind === 'not-found') && problem.early === true
}
