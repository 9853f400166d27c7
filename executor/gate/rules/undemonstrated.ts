import type { Role, Verdict } from '#contract'
import type { ProposedAct } from '../proposed-act.ts'
import { isOneOf } from '../reading.ts'
import { NOTICE } from '../words.ts'

/** What nobody showed is asked, but for helps that change nothing: scrolling, bringing a window forward, a task's own program, a notice's only button. */
export function undemonstratedRule(act: ProposedAct): Verdict | undefined {
  if (act.origin === 'demonstrated' || helps(act)) return undefined
  return { kind: 'ask', rule: 'undemonstrated', reason: 'You did not show this act; it would help to go on.', undo: 'unknown' }
}

/** What a click would set off. */
const PRESSED: Role[] = [
  'button',
  'toggle',
  'link',
  'menu-item',
  'menu',
  'tab',
  'checkbox',
  'radio',
  'slider',
  'scrollbar',
  'icon',
  'image',
]

function helps(act: ProposedAct): boolean {
  const { action, target } = act
  if (action.kind === 'scroll' || action.kind === 'focus-window' || action.kind === 'start-program' || action.kind === 'wait') return true
  if (action.kind !== 'click' || action.button !== 'left' || action.count !== 1 || action.modifiers.length > 0) return false
  // Putting the cursor into the place that the step types into.
  if (act.step.act.kind === 'type' && !PRESSED.includes(target?.role ?? 'unknown')) return true
  const buttons = act.seen.filter((element) => element.role === 'button' && element.name !== '')
  return (
    act.window?.kind === 'dialog' &&
    buttons.length === 1 &&
    target !== undefined &&
    target.names.length > 0 &&
    target.names.every((name) => isOneOf(name, NOTICE))
  )
}
