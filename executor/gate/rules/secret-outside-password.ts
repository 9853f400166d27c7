import type { Verdict } from '#contract'
import { isTerminal } from '#contract'
import type { ProposedAct } from '../proposed-act.ts'

/** A secret goes into a password field and nowhere else: elsewhere it could be read, stored or sent. */
export function secretOutsidePasswordRule(act: ProposedAct): Verdict | undefined {
  if (act.action.kind !== 'type' || !act.action.secret || act.focused?.role === 'password') return undefined
  const rule = 'secret-outside-password'
  // A terminal asks for passwords without a field of that role, and some programs tell nothing of theirs.
  if (act.focused === undefined || isTerminal(act.window?.program)) {
    return { kind: 'ask', rule, reason: 'It types a secret, and cannot see whether this is a password field.', undo: 'no' }
  }
  return { kind: 'block', rule, reason: 'It would type a secret into something that is not a password field.', undo: 'no' }
}
