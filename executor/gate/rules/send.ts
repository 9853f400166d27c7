import type { Verdict } from '#contract'
import { isBrowser, isChat, isMail } from '#contract'
import { programName, short } from '../../plain-text.ts'
import { defaultButton } from '../default-button.ts'
import type { ProposedAct } from '../proposed-act.ts'
import { isKey, presses, strikesReturn } from '../reading.ts'
import { SEND } from '../words.ts'

/** What leaves this machine for other people: mails, posts, forms. */
export function sendRule(act: ProposedAct): Verdict | undefined {
  const name = presses(act, SEND)
  if (name !== undefined) return ask(`“${short(name)}” sends what is filled in here.`)
  const program = act.window?.program
  if (isKey(act, ['Return', 'KP_Enter'], ['ctrl']) && (isMail(program) || isBrowser(program) || isChat(program)))
    return ask(`Ctrl+Return sends the message in ${programName(program ?? '')}.`)
  if (strikesReturn(act) && isChat(program)) return ask(`Return sends the message in ${programName(program ?? '')}.`)
  const button = defaultButton(act, SEND)
  return button === undefined ? undefined : ask(`Return in this form may press “${short(button)}”, which sends it.`)
}

function ask(reason: string): Verdict {
  return { kind: 'ask', rule: 'send', reason, undo: 'no' }
}
