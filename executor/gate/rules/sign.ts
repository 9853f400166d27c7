import type { Verdict } from '#contract'
import { short } from '../../plain-text.ts'
import { defaultButton } from '../default-button.ts'
import type { ProposedAct } from '../proposed-act.ts'
import { presses } from '../reading.ts'
import { SIGN } from '../words-trust.ts'

/** Putting the person's name to something, or deciding in it. */
export function signRule(act: ProposedAct): Verdict | undefined {
  const name = presses(act, SIGN)
  if (name !== undefined) return ask(`“${short(name)}” signs or decides in your name.`)
  const button = defaultButton(act, SIGN)
  return button === undefined ? undefined : ask(`Return in this form may press “${short(button)}”, which signs or decides in your name.`)
}

function ask(reason: string): Verdict {
  return { kind: 'ask', rule: 'sign', reason, undo: 'no' }
}
