import { type Box, centreOf, contains, type Neighbour, type Point, type Target } from '#contract'
import { wordsOf } from '../elements/words.ts'
import { holdsEntity, sameEntity } from './entity.ts'
import { type Scale, withOwnScale } from './neighbours.ts'
import { isOnLine, ROW } from './row-words.ts'
import type { Sight } from './sights.ts'

/** Words by which the target's row is known now, with the values of this run filled in. */
type RowWord = {
  /** All that stood there, with this run's value in its place. */
  text: string
  /** The value alone; the text, when it is not one. */
  entity: string
  offset: Point
  /** Stands beside the target; else it is above, below or apart, as the title of a card. */
  inLine: boolean
  /** How many letters longer or shorter the text is than the one that stood there. */
  growth: number
  /** Whether the text was read from pixels when it was learned. */
  read: boolean
  /** Whether other words stood around the value. */
  isPart: boolean
  /** Without them it is another row; the rest only helps to choose. */
  needed: boolean
}

export type WantedRow = {
  words: RowWord[]
  /** It is the row of somebody else than in the demonstration. */
  other: boolean
  /** It is known by a value of this run. */
  named: boolean
  /** Its words stand beside the target: so it is a row, and no card in a grid. */
  inLine: boolean
}

/** Where the words are seen; `certain` are the words themselves, others only look like them or hold them. */
type Place = { box: Box; certain: boolean }
type Seen = { word: RowWord; places: Place[] }

/** The rows of one window, compared with the one that is looked for. */
export type RowSearch = {
  row: WantedRow
  needed: Seen[]
  others: Seen[]
  sights: Sight[]
  complete: boolean
  /** How much larger things may be than they were. */
  scales: Scale[]
  /** Where the target was. */
  place: Box
}

export function wantedRow({ neighbours, nameParameter, source, place }: Target, values: Record<string, string>): WantedRow | undefined {
  const remembered = neighbours.filter(({ role }) => role === ROW)
  if (remembered.length === 0) return undefined
  const words = remembered.map((word) => ({ word, value: word.parameter === undefined ? undefined : values[word.parameter]?.trim() }))
  const named = words.some(({ value }) => value !== undefined)
  const other = words.some(({ word, value }) => value !== undefined && sameEntity(said(value), said(valueIn(word))) !== 'yes')
  const wanted = words.flatMap(({ word, value }, index): RowWord[] => {
    // What else stood in the row belongs to whom it was then.
    if (value === undefined && (other || nameParameter !== undefined)) return []
    const { before = '', after = '' } = word.parameter === undefined ? {} : word
    const entity = value ?? word.name
    const text = `${before}${entity}${after}`
    return [
      {
        text,
        entity,
        offset: word.offset,
        inLine: isOnLine({ ...word.offset, width: 0, height: 0 }, 0, place),
        growth: Math.abs(text.length - word.name.length),
        read: value === undefined && source !== 'accessibility',
        isPart: `${before}${after}`.trim() !== '',
        needed: named ? value !== undefined : index === 0,
      },
    ]
  })
  return { words: wanted, other, named, inLine: wanted.every(({ inLine }) => inLine) }
}

function valueIn({ name, before = '', after = '' }: Neighbour): string {
  return name.slice(before.length, name.length - after.length)
}

const said = (text: string) => ({ text, read: false })

function isOwn({ offset }: { offset: Point }): boolean {
  return offset.x === 0 && offset.y === 0
}

export function searchRows(row: WantedRow, sights: Sight[], complete: boolean, of: { scales: Scale[]; place: Box }): RowSearch {
  const seen = row.words.map((word) => ({ word, places: placesOfWord(word, sights) }))
  const [needed, others] = [seen.filter(({ word }) => word.needed), seen.filter(({ word }) => !word.needed)]
  return { row, needed, others, sights, complete, ...of }
}

/**
 * Whether a box lies in the target's row: `unknown` while the row's words are not seen and may yet be, `doubtful` when only a look-alike of them is, or
 * they stand in another column than they did, or nothing else of the row is as it was. `shared` is the share of the row's further words that stand
 * there too, `across` how well the box lies where in the row it lay, both 0 to 1.
 */
export type RowAgreement = { is: 'yes' | 'no' | 'unknown' | 'doubtful'; shared: number; across: number }

export function inOwnRow(search: RowSearch, box: Box): RowAgreement {
  let is: 'yes' | 'unknown' | 'doubtful' = 'yes'
  let across = 1
  for (const { word, places } of search.needed) {
    if (places.length === 0) {
      if (search.complete) return ANOTHER
      if (is === 'yes') is = 'unknown'
      continue
    }
    const mates = places.filter((place) => standsBy(word, place.box, box, search))
    if (mates.length === 0) return ANOTHER
    if (!mates.some((place) => place.certain && isInColumn(word, place.box, box, search))) is = 'doubtful'
    across = Math.min(across, Math.max(...mates.map((place) => fitAcross(word, place.box, box, search))))
  }
  const { others, row } = search
  const agreeing = others.filter(({ word, places }) => places.some((place) => place.certain && standsBy(word, place.box, box, search)))
  const shared = others.length === 0 ? 0.5 : agreeing.length / others.length
  // The sender is the same, and nothing else: that is another mail of theirs.
  if (is === 'yes' && !row.named && agreeing.length === 0 && others.some(({ word }) => isTaken(word, box, search))) is = 'doubtful'
  return { is, shared, across }
}

const ANOTHER: RowAgreement = { is: 'no', shared: 0, across: 0 }

/** Whether the row's key alone does not tell which row it is. */
export function isContested({ needed }: RowSearch): boolean {
  return needed.some(({ places }) => places.some(({ box }) => places.some((other) => !isOnLine(other.box, centreOf(box).y, box))))
}

/** How well a box lies where its row's words say it lies across, 0 to 1. */
function fitAcross({ offset }: RowWord, place: Box, box: Box, { scales }: RowSearch): number {
  const reach = 8 + 0.06 * Math.abs(offset.x)
  const nearest = Math.min(...scales.map(({ x }) => Math.abs(centreOf(place).x - centreOf(box).x - offset.x * x)))
  return Math.exp(-(nearest * nearest) / (2 * reach * reach))
}

/** Whether a place of the word is in the same row as the box, or where it stood in the same card. */
function standsBy({ offset, inLine, growth }: RowWord, place: Box, box: Box, { scales, place: was }: RowSearch): boolean {
  if (inLine) return isOnLine(place, centreOf(box).y + offset.y, box)
  const [at, own] = [centreOf(place), centreOf(box)]
  const reach = 14 + 0.25 * Math.hypot(offset.x, offset.y)
  return withOwnScale(scales, was, box).some(
    ({ x, y }) =>
      Math.abs(at.x - own.x - offset.x * x) <= (reach + LETTER_PX * growth) * Math.max(1, x) &&
      Math.abs(at.y - own.y - offset.y * y) <= reach * Math.max(1, y),
  )
}
/** Half a letter's width: a longer word has its middle further off. */
const LETTER_PX = 4

/** Where the target's centre is by the words of its row alone. */
export function centresByRow({ needed, scales }: RowSearch): Point[] {
  return needed.flatMap(({ word: { offset, inLine }, places }) =>
    places
      .filter(({ certain }) => certain)
      .flatMap(({ box }) => {
        const at = centreOf(box)
        const own = isOwn({ offset }) ? scales.slice(0, 1) : scales
        return own.map(({ x, y }) => ({ x: at.x - offset.x * x, y: at.y - offset.y * (inLine ? 1 : y) }))
      }),
  )
}

/** Where a word is seen. The word itself wins over what only holds it or looks like it: that is somebody else, or it was misread. */
function placesOfWord(word: RowWord, sights: Sight[]): Place[] {
  const certain: Box[] = []
  const holding: Box[] = []
  const near: Box[] = []
  for (const sight of sights) {
    for (const { text, box } of piecesOf(sight)) {
      const same = [word.text, word.entity].map((own) => sameEntity({ text: own, read: word.read }, { text, read: sight.read }))
      if (same.includes('yes')) certain.push(box)
      else if (same.includes('near')) near.push(box)
      else if (holdsEntity(text, word.entity)) holding.push(box)
    }
  }
  if (certain.length > 0) return certain.map((box) => ({ box, certain: true }))
  // It stood among other words then too: the only row that has it is the one.
  const lines = holding.filter((box, index) => holding.findIndex((other) => isOnLine(other, centreOf(box).y, box)) === index)
  const only = word.isPart && lines.length === 1 && near.length === 0
  return [...holding.map((box) => ({ box, certain: only })), ...near.map((box) => ({ box, certain: false }))]
}

/** A line that was read may reach over several columns: parted where its words stand a letter's height from each other. */
function piecesOf({ name, box, line }: Sight): { text: string; box: Box }[] {
  if (!line) return [{ text: name, box }]
  const runs: { text: string; box: Box }[] = []
  for (const word of wordsOf(line)) {
    const last = runs.at(-1)
    if (!last || word.box.x - (last.box.x + last.box.width) > line.box.height) runs.push({ text: word.text, box: { ...word.box } })
    else {
      last.text += ` ${word.text}`
      last.box.width = word.box.x + word.box.width - last.box.x
    }
  }
  return runs.length > 1 ? [{ text: line.text, box }, ...runs] : [{ text: line.text, box }]
}

const COLUMN_REACH = 48

/** False when the words stand elsewhere in the row than they did, and something else stands where they did: the customer is not the clerk. */
function isInColumn(word: RowWord, place: Box, box: Box, search: RowSearch): boolean {
  if (!word.inLine || isOwn(word)) return true
  return isInItsColumn(word, place, box, search) || !isTaken(word, box, search)
}

/** Whether these are words of the same row, so that in another size the row was only laid out anew. */
function isOwnWord({ box: at }: Sight, box: Box, { others, scales }: RowSearch): boolean {
  return (
    scales.length > 1 &&
    others.some(({ places }) =>
      places.some(({ certain, box: own }) => certain && isOnLine(own, centreOf(box).y, box) && contains(own, centreOf(at))),
    )
  )
}

/** Whether other words stand in the box's row where this word stood. */
function isTaken(word: RowWord, box: Box, search: RowSearch): boolean {
  if (!word.inLine || !/\p{L}{2}/u.test(word.text)) return false
  const line = centreOf(box).y + word.offset.y
  return search.sights.some(
    (sight) =>
      /\p{L}{2}/u.test(sight.name) &&
      isOnLine(sight.box, line, box) &&
      !contains(sight.box, centreOf(box)) &&
      isInItsColumn(word, sight.box, box, search) &&
      !isOwnWord(sight, box, search) &&
      sameEntity({ text: word.text, read: word.read }, { text: sight.name, read: sight.read }) === 'no',
  )
}

function isInItsColumn({ offset, text }: RowWord, place: Box, box: Box, { scales }: RowSearch): boolean {
  const reach = COLUMN_REACH + 3 * text.length
  const ends = scales.map(({ x }) => offset.x * x)
  const x = centreOf(place).x - centreOf(box).x
  return x >= Math.min(...ends) - reach && x <= Math.max(...ends) + reach
}
