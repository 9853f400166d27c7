import type { Point } from '#contract'
import type { Chance } from '../../capture/chance.ts'

/** How far to the side of the straight way a hand bends it, as a share of its length. */
const LARGEST_BEND = 0.18

/** The points of a hand's way: bent to one side, slow at both ends; the last one is `to` itself. */
export function curve(from: Point, to: Point, chance: Chance, pxAMove: number): Point[] {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy)
  const bend = (chance.between(-100, 100) / 100) * LARGEST_BEND
  const middle = { x: from.x + dx / 2 - dy * bend, y: from.y + dy / 2 + dx * bend }
  const count = Math.max(3, Math.ceil(length / pxAMove))
  return Array.from({ length: count }, (_, index) => {
    const share = eased((index + 1) / count)
    const [a, b, c] = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2]
    return { x: Math.round(a * from.x + b * middle.x + c * to.x), y: Math.round(a * from.y + b * middle.y + c * to.y) }
  })
}

function eased(share: number): number {
  return share * share * (3 - 2 * share)
}
