import type { UiElement } from '#contract'
import { overlap } from '#contract'

/** Two answers of accessibility that are about one element. */
export function sameThing(a: UiElement, b: UiElement): boolean {
  return a.role === b.role && overlap(a.box, b.box) > 0.5
}
