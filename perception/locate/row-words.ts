import { type Box, centreOf, contains, type Neighbour, type UiElement } from '#contract'
import { hasRoomFor } from '../elements/labels.ts'
import { spokenName } from '../elements/names.ts'
import { holdsValue, showsData } from '../elements/roles.ts'
import type { Sight } from './sights.ts'

/*
 * Which place is one question, which row is another: “Edit” stands in every row, and after sorting the third row is somebody else's. So
 * the words of its row are remembered as neighbours with the role `row`, the first of which tells it from other rows, and nothing in
 * another row is ever taken for it. (Structured text does this without false alarms; identity by pixels alone gave 78 %.)
 */
export const ROW = 'row'

/** Besides the key; they tell look-alike rows apart, and one of them may be the value that the task is about. */
const MOST_WORDS = 4

/**
 * The words of the row that a thing stands in: the key first, then the nearest others. Empty for what stands in no row: it shows no data, none
 * stands beside it, and it has no doubles.
 */
export function rowWordsOf(meant: UiElement, elements: UiElement[], sights: Sight[]): Neighbour[] {
  const around = areaOfRow(meant, elements)
  const mates = sights.filter(
    (sight) =>
      isBeside(sight.box, meant) && isOnLine(sight.box, centreOf(meant.box).y, meant.box) && (!around || inside(sight.box, around)),
  )
  const inRow = showsData(meant.role) || mates.some(({ role }) => showsData(role)) || elements.some((other) => isDouble(meant, other))
  if (!inRow) return []
  const own = showsData(meant.role) && identifies(meant.name) && isOnce(meant.name, sights)
  const shown = hasRoomFor(meant.name, meant.box)
  const keys = mates.filter(
    ({ name }) => identifies(name) && !(shown && spokenName(name) === spokenName(meant.name)) && isOnce(name, sights),
  )
  // Words that can be seen serve also without accessibility; cells are surer of the row than what else stands on its height.
  const distance = ({ box, role, name }: Sight) =>
    Math.abs(centreOf(box).x - centreOf(meant.box).x) + (showsData(role) ? 0 : 400) + (hasRoomFor(name, box) ? 0 : 2000)
  const nearest = keys.sort((a, b) => distance(a) - distance(b))[0]
  const key: Neighbour | undefined = own
    ? { role: ROW, name: meant.name.trim(), offset: { x: 0, y: 0 } }
    : nearest && { role: ROW, name: nearest.name, offset: offsetFrom(meant.box, nearest.box) }
  if (!key) return []
  const others = mates
    .filter(({ role, read, name }) => (showsData(role) || role === 'text' || read) && /[\p{L}\p{N}]/u.test(name) && name !== key.name)
    .sort((a, b) => distance(a) - distance(b))
    .filter(({ name }, index, all) => all.findIndex((other) => other.name === name) === index)
    .slice(0, MOST_WORDS)
  return [key, ...others.map((sight): Neighbour => ({ role: ROW, name: sight.name, offset: offsetFrom(meant.box, sight.box) }))]
}

/** Whether a box lies on the line through `middle`, as things of one row do. */
export function isOnLine(box: Box, middle: number, own: Box): boolean {
  return Math.abs(centreOf(box).y - middle) <= Math.max(5, 0.4 * Math.min(own.height, 40))
}

/** Where the words of the row may stand: the row as accessibility tells it, or else the list or table; undefined when it tells neither. */
function areaOfRow(meant: UiElement, elements: UiElement[]): Box | undefined {
  const holding = (roles: UiElement['role'][]) =>
    elements
      .filter(({ role, box }) => roles.includes(role) && contains(box, centreOf(meant.box)) && box.width > meant.box.width)
      .sort((a, b) => a.box.width * a.box.height - b.box.width * b.box.height)[0]?.box
  return meant.source === 'accessibility' ? (holding(['row']) ?? holding(['table', 'list', 'tree'])) : undefined
}

function inside(box: Box, outer: Box): boolean {
  return contains(outer, centreOf(box))
}

/** Neither the thing itself nor the row around it; what is written on a thing is beside it only when it shows data. */
function isBeside(box: Box, { box: own, role }: UiElement): boolean {
  if (contains(box, centreOf(own))) return box.width < own.width && showsData(role)
  return showsData(role) ? box.x !== own.x || box.width !== own.width : !contains(own, centreOf(box))
}

/** Words of letters name somebody or something; amounts, sizes and counts do not, and change. */
function identifies(name: string): boolean {
  const letters = name.match(/\p{L}/gu)?.length ?? 0
  return letters >= 2 && (!/^[\p{N}\p{P}\p{S}\s]*\p{N}\s*\p{L}{1,3}$/u.test(name) || letters > 3)
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

function isOnce(name: string, sights: Sight[]): boolean {
  const [first, ...more] = sights.filter((sight) => spokenName(sight.name) === spokenName(name))
  // A cell and the words in it are one.
  return first !== undefined && more.every(({ box }) => Math.abs(centreOf(box).y - centreOf(first.box).y) <= 6)
}

function offsetFrom(box: Box, other: Box) {
  const [from, to] = [centreOf(box), centreOf(other)]
  return { x: Math.round(to.x - from.x), y: Math.round(to.y - from.y) }
}
