import type { Role, Verdict } from '#contract'
import { isBrowser } from '#contract'
import type { ProposedAct } from '../proposed-act.ts'
import { harmlessWayOut } from '../way-out.ts'

/** What nobody showed is asked, but for helps that change nothing: scrolling, bringing a window forward, a task's own program, the way out of a notice or an offer. */
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
  // In an open menu Escape closes the menu, and nothing else.
  if (action.kind === 'press') return action.key === 'Escape' && action.modifiers.length === 0 && isInMenu(act)
  if (action.kind !== 'click' || action.button !== 'left' || action.count !== 1 || action.modifiers.length > 0) return false
  // Putting the cursor into the place that the step types into.
  if (act.step.act.kind === 'type' && !PRESSED.includes(target?.role ?? 'unknown')) return true
  return leavesUnasked(act)
}

/** A notice, an offer: in a window of its own or as part of the page (then only what is in it is `seen`), and the button that leaves it without harm. */
function leavesUnasked({ window, seen, target }: ProposedAct): boolean {
  const apart = window?.kind === 'dialog'
  if (!window || !target || (!apart && !seen.some(({ role }) => role === 'dialog' || role === 'alert'))) return false
  const out = harmlessWayOut(apart ? window.title : '', seen)
  return out !== undefined && target.names.length > 0 && target.names.every((name) => name === out.name)
}

/** A menu is a window of its own, or a page draws it; where the page has a dialog open, Escape would be an answer to that. */
function isInMenu({ window, seen }: ProposedAct): boolean {
  if (window?.kind === 'menu') return true
  return isBrowser(window?.program) && seen.some(({ role }) => role === 'menu-item') && !seen.some(({ role }) => role === 'dialog')
}
