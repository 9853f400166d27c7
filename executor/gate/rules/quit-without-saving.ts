import type { Verdict } from '#contract'
import { short } from '../../plain-text.ts'
import type { ProposedAct } from '../proposed-act.ts'
import { answersDialog, presses } from '../reading.ts'
import { ASKS_TO_DISCARD, DISCARD, SAVE, STAY } from '../words.ts'

/** Throwing away what was not saved. */
export function quitWithoutSavingRule(act: ProposedAct): Verdict | undefined {
  const name = presses(act, DISCARD)
  if (name !== undefined)
    return { kind: 'ask', rule: 'quit-without-saving', reason: `“${short(name)}” throws away what was not saved.`, undo: 'no' }
  const asked = answersDialog(act, ASKS_TO_DISCARD, [...STAY, ...SAVE])
  if (asked === undefined) return undefined
  return { kind: 'ask', rule: 'quit-without-saving', reason: `Something is not saved yet: “${short(asked)}”.`, undo: 'no' }
}
