import type { Verdict } from '#contract'
import type { ProposedAct } from '../proposed-act.ts'

/** Below this the learner was in doubt about what was clicked. */
const DOUBT = 0.5

/** The first time a task is repeated, what was learned with doubt is shown before it is pressed. */
export function firstRunRule(act: ProposedAct): Verdict | undefined {
  const presses = act.action.kind === 'click' || act.action.kind === 'drag'
  if (!act.firstRun || act.origin === 'recovery' || !presses || act.step.confidence >= DOUBT) return undefined
  return {
    kind: 'ask',
    rule: 'first-run',
    reason: 'This is the first repeat, and it was not quite clear what you clicked here.',
    undo: 'unknown',
  }
}
