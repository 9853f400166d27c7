import type { UiElement } from '#contract'
import type { ProposedAct } from './proposed-act.ts'
import { nameSays, strikesReturn } from './reading.ts'
import type { Words } from './words.ts'

/** The name of a button of these words that Return in a form's field may press. A toolbar's field (an address bar) belongs to no form. */
export function defaultButton(act: ProposedAct, what: Words): string | undefined {
  const { focused } = act
  if (!strikesReturn(act) || (focused?.role !== 'field' && focused?.role !== 'password' && focused?.role !== 'spinner')) return undefined
  if (inToolbar(focused) || hasLines(act, focused)) return undefined
  const buttons = act.seen.filter((element) => element.role === 'button' && element.enabled !== false && !inToolbar(element))
  return buttons.find((button) => nameSays(button.name, what, 'button'))?.name
}

/** So tall are several lines, and so much taller than the other fields of the form. */
const LINES_PX = 60
const LINES_RATIO = 1.8

/** A place for several lines: Return begins a new one there. */
function hasLines({ seen }: ProposedAct, { role, value, box }: UiElement): boolean {
  if (role !== 'field') return false
  const lowest = Math.min(...seen.filter((element) => element.role === 'field').map((element) => element.box.height))
  return /\n/u.test(value?.trim() ?? '') || (box.height >= LINES_PX && box.height >= LINES_RATIO * lowest)
}

function inToolbar(element: UiElement): boolean {
  return (
    (element.path ?? []).some((part) => part.toLowerCase().startsWith('toolbar')) ||
    /^address and search bar$|^adress- und suchleiste$/iu.test(element.name)
  )
}
