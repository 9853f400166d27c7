import type { Verdict } from '#contract'
import { short } from '../../plain-text.ts'
import { defaultButton } from '../default-button.ts'
import type { ProposedAct } from '../proposed-act.ts'
import { answersDialog, presses } from '../reading.ts'
import { NO, STAY } from '../words.ts'
import { ASKS_FOR_LEAVE, DENY, PERMIT } from '../words-trust.ts'

/** Giving people, sites or programs leave to read or to act: sharing, consent, prompts for the administrator. */
export function permissionsRule(act: ProposedAct): Verdict | undefined {
  const name = presses(act, PERMIT)
  if (name !== undefined) return ask(`“${short(name)}” gives others leave to read or to act.`)
  const asked = answersDialog(act, ASKS_FOR_LEAVE, [...STAY, ...NO, ...DENY])
  if (asked !== undefined) return ask(`The dialog asks for leave: “${short(asked)}”.`)
  const button = defaultButton(act, PERMIT)
  return button === undefined ? undefined : ask(`Return in this form may press “${short(button)}”, which gives leave to act.`)
}

function ask(reason: string): Verdict {
  return { kind: 'ask', rule: 'permissions', reason, undo: 'unknown' }
}
