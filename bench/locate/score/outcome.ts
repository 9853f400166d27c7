import { type Box, contains, type Located, type Point, type Target } from '#contract'
import type { Truth } from '../set/case.ts'

/**
 * `wrong`: it would have acted on something else. `abstained`: the thing was there and it did not say where. `silent`: the thing was not
 * there (or lay under another window), and nothing was acted on.
 */
export type Outcome = 'right' | 'wrong' | 'abstained' | 'silent'

/** Boxes of toolkits end a pixel sooner or later than what they draw. */
const SLACK_PX = 2

export function outcomeOf(truth: Truth, at: Point | undefined): Outcome {
  if (!at) return truth.kind === 'there' ? 'abstained' : 'silent'
  if (truth.kind === 'absent' || !contains(grown(truth.box), at)) return 'wrong'
  return truth.kind === 'there' ? 'right' : 'silent'
}

/** Where an act goes: at the same share of what was found as of what was learned. */
export function actPoint(target: Target, corner: Point, learnedAt: Point, found: Box): Point {
  const { place } = target
  const share = (at: number, from: number, length: number) => (length > 0 ? Math.min(1, Math.max(0, (at - from) / length)) : 0.5)
  return {
    x: found.x + share(learnedAt.x, corner.x + place.x, place.width) * found.width,
    y: found.y + share(learnedAt.y, corner.y + place.y, place.height) * found.height,
  }
}

export function pointOf(located: Located, target: Target, corner: Point, learnedAt: Point): Point | undefined {
  return located.kind === 'found' ? actPoint(target, corner, learnedAt, located.box) : undefined
}

function grown({ x, y, width, height }: Box): Box {
  return { x: x - SLACK_PX, y: y - SLACK_PX, width: width + 2 * SLACK_PX, height: height + 2 * SLACK_PX }
}
