import type { Clock } from '#contract'
import type { Monitor } from './monitor.ts'

/** A step that takes longer is lost, whatever it still waits for. */
const STEP_MS = 3 * 60_000
/** A run that takes longer has gone astray. */
const RUN_MS = 60 * 60_000

/** Ends a run whose step or whole takes too long. Time in which the person is asked, or has it paused, does not count, nor what models took: they have bounds of their own. */
export function createBudgetMonitor(clock: Clock, limits: { stepMs: number; runMs: number } = { stepMs: STEP_MS, runMs: RUN_MS }): Monitor {
  let runUsedMs = 0
  let stepUsedMs = 0
  let sinceMs = clock.nowMs()
  let counting = true
  return async (event) => {
    const nowMs = clock.nowMs()
    if (counting) {
      runUsedMs += nowMs - sinceMs
      stepUsedMs += nowMs - sinceMs
    }
    sinceMs = nowMs
    if (event.kind === 'step-start') stepUsedMs = 0
    if (event.kind === 'model-call') {
      runUsedMs -= event.tookMs
      stepUsedMs -= event.tookMs
    }
    if (event.kind === 'approval-request' || event.kind === 'help-request' || event.kind === 'paused') counting = false
    if (event.kind === 'approval-answer' || event.kind === 'help-answer' || event.kind === 'resumed') counting = true
    if (stepUsedMs > limits.stepMs) return tooLong('This step', limits.stepMs)
    return runUsedMs > limits.runMs ? tooLong('This run', limits.runMs) : undefined
  }
}

function tooLong(what: string, limitMs: number): { reason: string; advice: string } {
  return {
    reason: `${what} took more than ${Math.round(limitMs / 60_000)} minutes.`,
    advice: 'Look at what the program is waiting for, then run the task again.',
  }
}
