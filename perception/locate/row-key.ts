import { type Box, centreOf, type Neighbour, type Target, type UiElement } from '#contract'
import { hasRoomFor } from '../elements/labels.ts'
import { spokenName } from '../elements/names.ts'
import { holdsValue, showsData } from '../elements/roles.ts'
import { placesOf, type Sight } from './sights.ts'

/*
 * Which place is one question, which row is another: “Edit” stands in every row, and after sorting the third row is somebody else's. So
 * when a target has doubles, the words by which its own row is known are remembered as a neighbour with the role `row`, and nothing in
 * another row is ever taken for it. (Structured text does this without false alarms; identity by pixels alone gave 78 %.)
 */
const KEY_ROLE = 'row'

/** The words that tell the target's row from the rows of its doubles; undefined when it has no doubles or no such words. */
export function rowKeyOf(meant: UiElement, elements: UiElement[], sights: Sight[]): Neighbour | undefined {
  const doubles = elements.filter((other) => isDouble(meant, other))
  if (doubles.length === 0) return undefined
  const centre = centreOf(meant.box)
  const shown = hasRoomFor(meant.name, meant.box)
  const mates = sights.filter(({ name, box }) => {
    const letters = name.match(/\p{L}/gu)?.length ?? 0
    return (
      letters >= 2 && !(shown && spokenName(name) === spokenName(meant.name)) && onLine(box, centre.y, meant.box) && isOnce(name, sights)
    )
  })
  // Words that can be seen serve also without accessibility; cells are surer of the row than what else stands on its height.
  const distance = ({ box, role, name }: Sight) =>
    Math.abs(centreOf(box).x - centre.x) + (showsData(role) ? 0 : 400) + (hasRoomFor(name, box) ? 0 : 2000)
  const nearest = mates.sort((a, b) => distance(a) - distance(b))[0]
  if (!nearest) return undefined
  const at = centreOf(nearest.box)
  return { role: KEY_ROLE, name: nearest.name, offset: { x: Math.round(at.x - centre.x), y: Math.round(at.y - centre.y) } }
}

/**
 * Whether a box lies in the target's row: undefined when the target needs none; `unknown` when the row's words are not seen and may yet be.
 */
export function inOwnRow(target: Target, box: Box, sights: Sight[], complete: boolean): 'yes' | 'no' | 'unknown' | undefined {
  const key = target.neighbours.find(({ role }) => role === KEY_ROLE)
  if (!key) return undefined
  const rows = placesOf(key, sights)
  if (rows.length === 0) return complete ? 'no' : 'unknown'
  const middle = centreOf(box).y
  return rows.some((row) => onLine(row, middle + key.offset.y, box)) ? 'yes' : 'no'
}

/**
 * Things that cannot be told apart by what is on them: one name, or, where no name is written on them (check boxes of a list, icons in
 * its rows), one column and one size.
 */
function isDouble(meant: UiElement, other: UiElement): boolean {
  if (meant.source === 'accessibility' && other.source === 'accessibility' && other.role !== meant.role) return false
  if (Math.abs(centreOf(other.box).y - centreOf(meant.box).y) < 0.5 * meant.box.height) return false
  if (meant.name.trim() !== '' && spokenName(other.name) === spokenName(meant.name)) return true
  const alike = Math.abs(other.box.x - meant.box.x) <= 3 && Math.abs(other.box.width - meant.box.width) <= 3
  return alike && !holdsValue(meant.role) && !written(meant) && !written(other)
}

function written({ name, box }: UiElement): boolean {
  return name.trim() !== '' && hasRoomFor(name, box)
}

function onLine(box: Box, middle: number, own: Box): boolean {
  return Math.abs(centreOf(box).y - middle) <= Math.max(5, 0.4 * Math.min(own.height, 40))
}

function isOnce(name: string, sights: Sight[]): boolean {
  const [first, ...more] = sights.filter((sight) => spokenName(sight.name) === spokenName(name))
  // A cell and the words in it are one.
  return first !== undefined && more.every(({ box }) => Math.abs(centreOf(box).y - centreOf(first.box).y) <= 6)
}
