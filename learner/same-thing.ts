import type { UiElement } from '#contract'
import { overlap } from '#contract'

/** Two answers of accessibility that are about one element. On the next page another field may lie at the same place: its name tells. */
export function sameThing(a: UiElement, b: UiElement): boolean {
  return a.role === b.role && a.name === b.name && overlap(a.box, b.box) > 0.5
}
