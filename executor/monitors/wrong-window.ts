import type { Action, Desktop, StepId } from '#contract'
import { programName } from '../plain-text.ts'
import type { Monitor } from './monitor.ts'

/** Right before an act: the window in front must belong to the step's program. The loop has looked too; this is a second pair of eyes. */
export function createWrongWindowMonitor(desktop: Pick<Desktop, 'activeWindow'>): Monitor {
  const programs = new Map<StepId, string>()
  let act: Action['kind'] | undefined
  return async (event) => {
    if (event.kind === 'run-start')
      for (const { steps } of event.plan.subGoals) for (const step of steps) programs.set(step.id, step.window.program)
    if (event.kind === 'verdict') act = event.action.kind
    if (event.kind !== 'act-start' || act === 'focus-window' || act === 'start-program' || act === 'wait') return undefined
    const expected = programs.get(event.stepId)
    const front = await desktop.activeWindow()
    if (!front || expected === undefined || front.program === expected) return undefined
    return {
      reason: `The window in front belongs to ${programName(front.program)}, not to ${programName(expected)}; nothing more was done.`,
      advice: 'Leave the task’s windows in front while it runs, then run it again.',
    }
  }
}
