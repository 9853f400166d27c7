import type { Role, Step } from '#contract'
import { isPlainClick } from '../act/plain-click.ts'
import { attemptStep, type Done } from '../run/attempt-step.ts'
import type { Failure } from '../run/failures.ts'
import { targetName } from '../run/failures.ts'
import type { Ended } from '../run/outcome.ts'
import type { Run } from '../run/run.ts'

/** What opens for the next click, and closes when anything comes in between. */
const OPENERS: Role[] = ['combobox', 'menu', 'menu-item']
const OPENED: Role[] = ['menu', 'menu-item', 'list-item']

/**
 * A list or menu that the step before opened closes by itself when a notice or another window takes the front. It is opened again by that step, and this one tried
 * once more. Undefined where nothing was opened for this step.
 */
export async function openAgain(run: Run, step: Step, failure: Failure): Promise<Done | Ended | undefined> {
  const before = run.lastDone
  if (failure.acted || failure.came !== 'wrong-place' || !before || !opensFor(before, step)) return undefined
  await run.say({
    kind: 'recovery',
    stepId: step.id,
    what: `What ${targetName(run, before)} had opened is closed again: opening it once more.`,
  })
  const opened = await attemptStep(run, before)
  run.at = step.id
  return opened.kind === 'done' ? attemptStep(run, step) : undefined
}

function opensFor({ act, target }: Step, step: Step): boolean {
  const [opener, opened] = [target?.role, step.target?.role]
  return isPlainClick(act) && opener !== undefined && OPENERS.includes(opener) && opened !== undefined && OPENED.includes(opened)
}
