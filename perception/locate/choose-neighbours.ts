import { type Box, centreOf, intersection, type Neighbour, shareInside } from '#contract'
import { spokenName } from '../elements/names.ts'
import { holdsValue, showsData } from '../elements/roles.ts'
import type { Sight } from './sights.ts'

/** How many are remembered at most. */
export const MOST_NEIGHBOURS = 12
/** So that not all stand on one side: a vote from one side cannot tell a shift from a scale. */
const MOST_A_SIDE = 5

/**
 * Picks what is remembered around a target: only names that occur once (a double could vote for two places), near ones and lasting
 * ones first.
 */
export function chooseNeighbours(box: Box, sights: Sight[]): Neighbour[] {
  const counts = new Map<string, number>()
  for (const { name } of distinctSights(sights)) counts.set(spokenName(name), (counts.get(spokenName(name)) ?? 0) + 1)
  const centre = centreOf(box)
  const candidates = distinctSights(sights)
    .filter((sight) => counts.get(spokenName(sight.name)) === 1 && spokenName(sight.name).length > 0 && !belongsTo(sight.box, box))
    .map((sight) => {
      const at = centreOf(sight.box)
      const offset = { x: Math.round(at.x - centre.x), y: Math.round(at.y - centre.y) }
      return { sight, offset, worth: lasting(sight) / (60 + Math.hypot(offset.x, offset.y)) }
    })
    .sort((a, b) => b.worth - a.worth)
  const sides = new Map<string, number>()
  const chosen: Neighbour[] = []
  for (const { sight, offset } of candidates) {
    const side = Math.abs(offset.x) > Math.abs(offset.y) ? (offset.x < 0 ? 'left' : 'right') : offset.y < 0 ? 'above' : 'below'
    if ((sides.get(side) ?? 0) >= MOST_A_SIDE) continue
    sides.set(side, (sides.get(side) ?? 0) + 1)
    chosen.push({ role: sight.role, name: sight.name, offset })
    if (chosen.length === MOST_NEIGHBOURS) break
  }
  return chosen
}

/** How likely it is still there, and called the same, another day: words on the interface more than data. */
function lasting({ role, name, read }: Sight): number {
  let worth = read ? 0.7 : 1
  if (holdsValue(role) || role === 'text') worth *= 0.8
  if (showsData(role)) worth *= 0.3
  if (/\d/u.test(name)) worth *= 0.4
  if (name.length > 40) worth *= 0.5
  if (name.length === 1) worth *= 0.8
  return worth
}

/** A thing in the target, or around it, moves and changes with it. */
function belongsTo(sight: Box, target: Box): boolean {
  return shareInside(sight, target) > 0.5 || shareInside(target, sight) > 0.9
}

/** One thing told twice (a link and the text in it, a label and the line read from it) is one sight. */
function distinctSights(sights: Sight[]): Sight[] {
  const kept: Sight[] = []
  for (const sight of sights) {
    const name = spokenName(sight.name)
    const twin = kept.some((other) => spokenName(other.name) === name && intersection(other.box, sight.box) !== undefined)
    if (!twin) kept.push(sight)
  }
  return kept
}
