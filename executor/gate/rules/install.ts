import type { Verdict } from '#contract'
import { short } from '../../plain-text.ts'
import type { ProposedAct } from '../proposed-act.ts'
import { presses } from '../reading.ts'
import { INSTALL } from '../words-trust.ts'

/** Programs that come to the machine, change, or are run although one was warned of them. */
export function installRule(act: ProposedAct): Verdict | undefined {
  const name = presses(act, INSTALL)
  if (name === undefined) return undefined
  return { kind: 'ask', rule: 'install', reason: `“${short(name)}” installs or runs a program.`, undo: 'unknown' }
}
