import type { Action, Step } from '#contract'
import type { ProposedAct } from '../gate/proposed-act.ts'
import { takesTyping } from '../gate/reading.ts'
import type { Sight } from '../place/sight.ts'
import { missingValueFailure, nowhereFailure } from '../run/failures.ts'
import { type Ended, failed, notLetThrough } from '../run/outcome.ts'
import type { Run } from '../run/run.ts'
import { fillSlots } from '../values.ts'
import { type Acted, carryOut } from './act.ts'
import { compose } from './compose.ts'
import { readStep } from './read-step.ts'
import { askForSecrets } from './secrets.ts'

/** The step's act: composed with values, and each Action of it carried out through the gate. */
export async function actStep(
  run: Run,
  step: Step,
  sight: Sight | undefined,
): Promise<Extract<Acted, { kind: 'acted' | 'moved' }> | Ended> {
  if (step.act.kind === 'read') return readStep(run, step, step.act.into, sight)
  if (step.act.kind === 'hand-over') {
    run.control.pause(`Now you: ${fillSlots(step.act.what, run.values)}`, 'hand-over')
    await run.pace.passage()
    return { kind: 'acted' }
  }
  const missing = await askForSecrets(run, step)
  if (missing !== undefined) return failed(step, missingValueFailure([missing], step))
  const actions = compose(step, sight, run.values)
  if (!actions) return failed(step, nowhereFailure())
  for (const action of await atItsPace(run, actions)) {
    const acted = await carryOut(run, step, action, sight, originOf(step))
    if (acted.kind === 'refused' || acted.kind === 'blocked') return notLetThrough(step, acted)
    if (acted.kind === 'moved') return acted
  }
  return { kind: 'acted' }
}

/** Longer texts are no row of commands. */
const LONGEST_COMMANDS = 60

/** What has the keyboard and is no text takes each key as a command of its own. */
async function atItsPace(run: Run, actions: Action[]): Promise<Action[]> {
  if (!actions.some(({ kind }) => kind === 'type')) return actions
  const focused = await run.desktop.focusedElement()
  if (!focused || takesTyping(focused.role)) return actions
  return actions.map((action) => (action.kind === 'type' && action.text.length <= LONGEST_COMMANDS ? { ...action, slow: true } : action))
}

/** A step that no demonstration shows is judged as what it is: put together, proposed. What the person showed in a run, they showed. */
function originOf({ origin }: Step): ProposedAct['origin'] {
  return origin === undefined || origin === 'person' ? 'demonstrated' : 'proposed'
}
