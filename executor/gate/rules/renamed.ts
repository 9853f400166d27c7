import type { Verdict } from '#contract'
import { short } from '../../plain-text.ts'
import type { ProposedAct } from '../proposed-act.ts'

/** What stands in its target's place under another name is pressed only after a look of the person. */
export function renamedRule(act: ProposedAct): Verdict | undefined {
  const { was, names = [] } = act.target ?? {}
  if (was === undefined) return undefined
  return {
    kind: 'ask',
    rule: 'renamed',
    reason: `It was called “${short(was)}” when you showed it. “${short(names[0] ?? '')}” now stands in its place; all else is as it was.`,
    undo: 'unknown',
  }
}
