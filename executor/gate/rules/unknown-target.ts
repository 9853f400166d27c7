import type { Verdict } from '#contract'
import type { ProposedAct } from '../proposed-act.ts'

/** A press where only the place fits: nothing there says that it is the thing which was shown. */
export function unknownTargetRule(act: ProposedAct): Verdict | undefined {
  if (act.origin === 'recovery' || (act.action.kind !== 'click' && act.action.kind !== 'drag') || !act.target) return undefined
  const speaks = act.target.evidence.some((one) => one.kind !== 'place' && one.kind !== 'window' && one.score > 0)
  if (speaks) return undefined
  return {
    kind: 'ask',
    rule: 'unknown-target',
    reason: 'Only the place is the same as when you showed it; nothing names what is there now.',
    undo: 'unknown',
  }
}
