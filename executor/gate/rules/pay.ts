import type { Verdict } from '#contract'
import { short } from '../../plain-text.ts'
import { defaultButton } from '../default-button.ts'
import type { ProposedAct } from '../proposed-act.ts'
import { presses } from '../reading.ts'
import { PAY } from '../words.ts'

/** What costs money. */
export function payRule(act: ProposedAct): Verdict | undefined {
  const name = presses(act, PAY)
  if (name !== undefined) return { kind: 'ask', rule: 'pay', reason: `“${short(name)}” may order or pay for something.`, undo: 'no' }
  const button = defaultButton(act, PAY)
  if (button === undefined) return undefined
  return { kind: 'ask', rule: 'pay', reason: `Return in this form may press “${short(button)}”, which may order or pay.`, undo: 'no' }
}
