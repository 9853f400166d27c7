import { type Box, centreOf, contains, intersection, type Neighbour, overlap, readDate, type UiElement } from '#contract'
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
 * The words of the row that a thing stands in: the key first, then others, rare ones before common ones. Where doubles do not stand in rows (cards in
 * a grid), it is the words that are nearer to the thing than to any double. Empty for what shows no data, has no data beside it, and no doubles.
 */
export function rowWordsOf(meant: UiElement, elements: UiElement[], sights: Sight[]): Neighbour[] {
  const around = areaOfRow(meant, elements)
  const mates = sights.filter(
    (sight) =>
      isBeside(sight.box, meant) && isOnLine(sight.box, centreOf(meant.box).y, meant.box) && (!around || inside(sight.box, around)),
  )
  const doubles = elements.filter((other) => isDouble(meant, other))
  const inRow = showsData(meant.role) || mates.some(({ role }) => showsData(role)) || doubles.some((other) => !isLevel(meant, other))
  const own = showsData(meant.role) && written(meant) && identifies(meant.name) && countOf(meant.name, sights) === 1
  const ownWord: Neighbour = { role: ROW, name: meant.name.trim(), offset: { x: 0, y: 0 } }
  const words = inRow ? keyFirst(meant, mates, sights, own) : []
  if (own) return [ownWord, ...words.slice(0, MOST_WORDS)]
  const [first] = words
  if (first && identifies(first.name) && (countOf(first.name, sights) === 1 || words.length > 1)) return words.slice(0, MOST_WORDS + 1)
  const near = sights.filter((sight) => isBeside(sight.box, meant) && isNearestTo(sight.box, meant.box, doubles))
  const group = doubles.length > 0 ? keyFirst(meant, near, sights, false) : []
  return group[0] && identifies(group[0].name) && countOf(group[0].name, sights) === 1 ? group.slice(0, MOST_WORDS + 1) : []
}

/** How far words may stand from a spot that they tell from others, in pixels. */
const SPOT_REACH = 40

/** Of a spot where nothing is known (a box of characters in a terminal): the words that stand right beside it, and go where it goes. */
export function wordsBesideSpot(spot: Box, sights: Sight[]): Neighbour[] {
  const gap = ({ x, width }: Box) => Math.max(0, x - (spot.x + spot.width), spot.x - (x + width))
  return sights
    .filter(({ box }) => gap(box) <= SPOT_REACH && isOnLine(box, centreOf(spot).y, { ...spot, height: Math.min(spot.height, box.height) }))
    .filter(({ name }) => identifies(name) && countOf(name, sights) === 1)
    .sort((a, b) => gap(a.box) - gap(b.box))
    .slice(0, 1)
    .map(({ name, box }) => ({ role: ROW, name, offset: offsetFrom(spot, box) }))
}

/** Words, the one that tells most whose row it is first: what is there once, of letters, near, and can be seen. */
function keyFirst(meant: UiElement, mates: Sight[], sights: Sight[], own: boolean): Neighbour[] {
  const shown = hasRoomFor(meant.name, meant.box)
  const cost = ({ box, role, name }: Sight) =>
    Math.hypot(centreOf(box).x - centreOf(meant.box).x, centreOf(box).y - centreOf(meant.box).y) +
    // Words that can be seen serve also without accessibility; cells are surer of the row than what else stands on its height.
    (showsData(role) ? 0 : 400) +
    (hasRoomFor(name, box) ? 0 : 2000) +
    (identifies(name) ? 0 : 4000) +
    8000 * Math.min(9, countOf(name, sights) - 1)
  return mates
    .filter(
      ({ role, name }) =>
        !PRESSED.has(role) && /[\p{L}\p{N}]/u.test(name) && !((shown || own) && spokenName(name) === spokenName(meant.name)),
    )
    .sort((a, b) => cost(a) - cost(b))
    .filter(({ name }, index, all) => all.findIndex((other) => other.name === name) === index)
    .map((sight) => ({ role: ROW, name: sight.name, offset: offsetFrom(meant.box, sight.box) }))
}

/** What stands in every row and tells nothing of it. */
const PRESSED: ReadonlySet<UiElement['role']> = new Set([
  'button',
  'toggle',
  'checkbox',
  'radio',
  'icon',
  'menu',
  'combobox',
  'field',
  'spinner',
])

/** A word belongs to a thing when it stands clearly nearer to it than to any double. */
function isNearestTo(word: Box, own: Box, doubles: UiElement[]): boolean {
  const distance = (box: Box) => Math.hypot(centreOf(word).x - centreOf(box).x, centreOf(word).y - centreOf(box).y)
  return distance(own) <= FARTHEST_WORD && doubles.every(({ box }) => distance(own) < 0.65 * distance(box))
}
const FARTHEST_WORD = 260

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
  return meant.source === 'accessibility' ? (holding(['row', 'list-item', 'tree-item']) ?? holding(['table', 'list', 'tree'])) : undefined
}

function inside(box: Box, outer: Box): boolean {
  return contains(outer, centreOf(box))
}

/** Neither the thing itself nor the row around it; what is written on a thing is beside it only when it shows data. */
function isBeside(box: Box, { box: own, role }: UiElement): boolean {
  if (contains(box, centreOf(own))) return box.width < own.width && showsData(role)
  return showsData(role) ? box.x !== own.x || box.width !== own.width : !contains(own, centreOf(box))
}

/** Words and codes (`R-1042`) name somebody or something; amounts, dates, sizes and counts do not, and change. */
function identifies(name: string): boolean {
  const letters = name.match(/\p{L}/gu)?.length ?? 0
  if (/^\p{N}[\p{N}.,]*\s\p{L}{1,6}$/u.test(name)) return false
  if (letters >= 4) return true
  const figures = name.match(/\p{N}/gu)?.length ?? 0
  const amount = /^[\p{S}\s]*[+-]?\p{N}[\p{N}.,:\s]*\s*(?:\p{L}{1,3}|[\p{S}%])?$/u.test(name) || readDate(name) !== undefined
  return !amount && (letters >= 2 || (letters >= 1 && figures >= 2))
}

/**
 * Things that cannot be told apart by what is on them: one name, or, where no name is written on them (check boxes of a list, icons in
 * its rows), one column and one size.
 */
function isDouble(meant: UiElement, other: UiElement): boolean {
  if (meant.source === 'accessibility' && other.source === 'accessibility' && other.role !== meant.role) return false
  if (overlap(meant.box, other.box) > 0.2) return false
  if (meant.name.trim() !== '' && spokenName(other.name) === spokenName(meant.name)) return true
  const alike = Math.abs(other.box.x - meant.box.x) <= 3 && Math.abs(other.box.width - meant.box.width) <= 3 && !isLevel(meant, other)
  const otherwise = meant.name.trim() !== '' && other.name.trim() !== '' && other.source === 'accessibility'
  return alike && !otherwise && !holdsValue(meant.role) && !written(meant) && !written(other)
}

function isLevel(a: UiElement, b: UiElement): boolean {
  return Math.abs(centreOf(a.box).y - centreOf(b.box).y) < 0.5 * a.box.height
}

function written({ name, box }: UiElement): boolean {
  return name.trim() !== '' && hasRoomFor(name, box)
}

/** How often a name is there. A cell and the words in it are one. */
function countOf(name: string, sights: Sight[]): number {
  const places: Box[] = []
  for (const sight of sights) {
    if (spokenName(sight.name) !== spokenName(name)) continue
    if (places.every((box) => intersection(box, sight.box) === undefined)) places.push(sight.box)
  }
  return places.length
}

function offsetFrom(box: Box, other: Box) {
  const [from, to] = [centreOf(box), centreOf(other)]
  return { x: Math.round(to.x - from.x), y: Math.round(to.y - from.y) }
}
