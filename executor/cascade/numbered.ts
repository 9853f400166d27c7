import type { Box, Role, UiElement, WindowInfo } from '#contract'
import { ACTIONABLE_ROLES, areaOf, intersection, overlap } from '#contract'

/** A thing in the window by the number under which a model is shown it, from 1. */
export type Numbered = { number: number; element: UiElement }

/** More than these, and neither the picture nor the list can be read. */
const MOST = 80

/** What can be acted on, be it a text that is typed into or a picture; `text` and the like only where room is left, since pages have much of it. */
const ACTED_ON: Role[] = [...ACTIONABLE_ROLES, 'document', 'image']
const READ: Role[] = ['text', 'label', 'heading', 'alert', 'unknown']
/** What lies almost on top of another thing is the same thing told twice. */
const SAME_SHARE = 0.9

/** The things of a window that can be acted on, in the order in which they are read: rows from the top, each from the left. */
export function numbered(elements: readonly UiElement[], window: WindowInfo): Numbered[] {
  const shown = elements.filter(({ box }) => areaOf(box) > 0 && intersection(box, window.box) !== undefined)
  const chosen: UiElement[] = []
  for (const roles of [ACTED_ON, READ]) {
    const fitting = (element: UiElement) =>
      roles.includes(element.role) && (roles === ACTED_ON ? !isBarePage(element) : element.name.trim() !== '')
    for (const element of shown.filter(fitting)) {
      if (chosen.length < MOST && !chosen.some((other) => overlap(other.box, element.box) > SAME_SHARE)) chosen.push(element)
    }
  }
  return chosen.sort((a, b) => inReadingOrder(a.box, b.box)).map((element, index) => ({ number: index + 1, element }))
}

/** A document that is typed into tells what it holds; one that is only read is the ground on which all else stands. */
function isBarePage({ role, value }: UiElement): boolean {
  return role === 'document' && value === undefined
}

const ROW_PX = 8

function inReadingOrder(a: Box, b: Box): number {
  return Math.round(a.y / ROW_PX) - Math.round(b.y / ROW_PX) || a.x - b.x
}
