import type { Action, Verdict } from '#contract'
import type { ProposedAct } from './proposed-act.ts'

/** A rule with its limits, as the person set it. */
export type Judge = (act: ProposedAct) => Verdict | undefined

const STRICTNESS: Verdict['kind'][] = ['allow', 'rewrite', 'ask', 'block']
const HARM: Verdict['undo'][] = ['yes', 'unknown', 'no']

/**
 * What the gate says of an act: the strictest of all rules; where none speaks, what the person showed is allowed and anything else is
 * asked. `isGranted` tells whether the person's remembered yes covers a rule for this act: then that rule no longer asks, others still do.
 */
export function decide(act: ProposedAct, rules: Judge[], isGranted: (rule: string) => boolean): { action: Action; verdict: Verdict } {
  const verdict = judged(act, rules, isGranted)
  if (verdict.kind !== 'rewrite') return { action: act.action, verdict }
  // What a rule puts in place of the act is judged like any other, once: rules that rewrite each other's acts end in a block.
  const again = judged({ ...act, action: verdict.action }, rules, isGranted)
  if (again.kind === 'rewrite') {
    return {
      action: act.action,
      verdict: { kind: 'block', rule: again.rule, reason: 'Two rules change each other’s acts.', undo: 'unknown' },
    }
  }
  return { action: verdict.action, verdict: again.kind === 'allow' ? verdict : again }
}

function judged(act: ProposedAct, rules: Judge[], isGranted: (rule: string) => boolean): Verdict {
  const spoken = rules.map((rule) => rule(act)).filter((verdict) => verdict !== undefined)
  const standing = spoken.map((verdict) => (verdict.kind === 'ask' && isGranted(verdict.rule) ? granted(verdict) : verdict))
  const [strictest] = standing.sort(
    (a, b) => STRICTNESS.indexOf(b.kind) - STRICTNESS.indexOf(a.kind) || HARM.indexOf(b.undo) - HARM.indexOf(a.undo),
  )
  return strictest ?? silence(act)
}

function granted(verdict: Verdict): Verdict {
  return { kind: 'allow', rule: verdict.rule, reason: `You said yes to this before. ${verdict.reason}`, undo: verdict.undo }
}

function silence(act: ProposedAct): Verdict {
  const changesNothing = act.action.kind === 'focus-window' || act.action.kind === 'scroll' || act.action.kind === 'wait'
  const undo = changesNothing ? 'yes' : 'unknown'
  if (act.origin === 'demonstrated')
    return { kind: 'allow', rule: 'demonstrated', reason: 'You showed this, and it was found again with certainty.', undo }
  return { kind: 'allow', rule: 'harmless-help', reason: 'It changes nothing and helps to go on.', undo }
}
