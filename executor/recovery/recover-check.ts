import type { Step, StepAct, WindowInfo } from '#contract'
import { isPlainClick } from '../act/plain-click.ts'
import { bringForward } from '../place/ready-window.ts'
import { isPassing } from '../place/windows.ts'
import { short } from '../plain-text.ts'
import type { Run } from '../run/run.ts'
import { isAsBefore } from '../verify/ticked.ts'
import { type Before, pixelsChanged } from '../verify/verify.ts'
import { leaveUnasked } from './leave-unasked.ts'
import type { Recovery } from './recover-place.ts'

/** `again`: check anew. `act-again`: the act is known not to have happened, or harmless to repeat. */
export type CheckRecovery = Recovery | { kind: 'act-again' }

/** What may help when an act had no visible effect; each at most once a step. */
export async function recoverCheck(run: Run, step: Step, before: Before, tried: Set<string>): Promise<CheckRecovery> {
  const left = await leaveUnasked(run, step, tried)
  if (left.kind !== 'no-help') return left
  if (!tried.has('check-focus')) {
    tried.add('check-focus')
    const brought = await windowLost(run, step, before)
    if (brought.kind !== 'no-help') return brought
  }
  if (!tried.has('retry') && (await repeatable(run, step, before))) {
    tried.add('retry')
    await run.say({ kind: 'recovery', stepId: step.id, what: 'It had no effect and is harmless to repeat: trying once more.' })
    return { kind: 'act-again' }
  }
  return { kind: 'no-help' }
}

/** Another program's window came to the front by itself: what was expected may lie behind it. */
async function windowLost(run: Run, step: Step, before: Before): Promise<Recovery> {
  const windows = await run.desktop.windows()
  const ours = windows.find((window) => window.id === before.sight?.window.id)
  const front = windows.find((window) => window.active)
  if (!ours || isPassing(ours) || ours.active || front?.program === ours.program) return { kind: 'no-help' }
  await run.say({ kind: 'recovery', stepId: step.id, what: `Another window came to the front: bringing “${short(ours.title)}” back.` })
  const ready = await bringForward(run, step, ours)
  return ready.kind === 'ended' ? ready : ready.kind === 'ready' ? { kind: 'again' } : { kind: 'no-help' }
}

const CURSOR_ROLES = ['field', 'password', 'document', 'tab']

async function repeatable(run: Run, step: Step, before: Before): Promise<boolean> {
  const { act } = step
  if (act.kind === 'focus-window') return true
  if (act.kind === 'click') {
    if (await isAsBefore(run, step, before)) return true
    const role = before.sight?.found?.role
    return isPlainClick(act) && role !== undefined && CURSOR_ROLES.includes(role)
  }
  if (act.kind === 'press') return keyLost(run, step, act, before)
  // Typed text may come late: only where the field and the screen both are as before is it safe to type again.
  return act.kind === 'type' && (act.replaces || ((await fieldAsBefore(run, before)) && (await screenAsBefore(run, before))))
}

/** Expectations that say for sure whether a key had its effect. */
const TELLS: Step['expectation']['kind'][] = ['window-gone', 'window-present', 'element-present']
/** Keys that send, order and delete: that nothing is seen of them may only mean that the far side is slow. */
const COMMITS = ['Return', 'KP_Enter', 'space', 'Delete', 'KP_Delete']

/**
 * A program may swallow a key: its shortcut while it is still building a window, a Return in a dialog while a list of suggestions opens. It
 * is struck again where the program answers and nothing lasting is another than before.
 */
async function keyLost(run: Run, step: Step, { key, modifiers }: Extract<StepAct, { kind: 'press' }>, before: Before): Promise<boolean> {
  if (!TELLS.includes(step.expectation.kind) || !(await fieldAsBefore(run, before))) return false
  if (!COMMITS.includes(key)) return screenAsBefore(run, before)
  const enter = modifiers.length === 0 && (key === 'Return' || key === 'KP_Enter')
  if (!enter || before.sight?.window.kind !== 'dialog' || before.focused?.role !== 'field') return false
  const lasting = (windows: WindowInfo[]) =>
    JSON.stringify(windows.filter((window) => !isPassing(window)).map(({ id, title, active }) => [id, title, active]))
  return lasting(await run.desktop.windows()) === lasting(before.windows)
}

async function fieldAsBefore(run: Run, before: Before): Promise<boolean> {
  const focused = await run.desktop.focusedElement()
  return before.focused?.value !== undefined && focused?.value === before.focused.value && focused.name === before.focused.name
}

async function screenAsBefore(run: Run, before: Before): Promise<boolean> {
  const { scene } = before.sight ?? {}
  return scene !== undefined && !(await pixelsChanged(run, scene))
}
