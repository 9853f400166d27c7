import { type Box, centreOf, contains, type Neighbour, type Point, type Target } from '#contract'
import { wordsOf } from '../elements/words.ts'
import { holdsEntity, sameEntity } from './entity.ts'
import { isOnLine, ROW } from './row-words.ts'
import type { Sight } from './sights.ts'

/** Words by which the target's row is known now, with the values of this run filled in. */
export type RowWord = {
  /** All that stood there, with this run's value in its place. */
  text: string
  /** The value alone; the text, when it is not one. */
  entity: string
  offset: Point
  /** Whether the text was read from pixels when it was learned. */
  read: boolean
  /** Whether other words stood around the value. */
  isPart: boolean
  /** Without them it is another row; the rest only helps to choose. */
  needed: boolean
}

export type WantedRow = { words: RowWord[] /** It is the row of somebody else than in the demonstration. */; other: boolean }

/** Where the words are seen; `certain` are the words themselves, others only look like them or hold them. */
type Place = { box: Box; certain: boolean }

/** The rows of one window, compared with the one that is looked for. */
export type RowSearch = {
  needed: { word: RowWord; places: Place[] }[]
  others: { word: RowWord; places: Place[] }[]
  sights: Sight[]
  complete: boolean
  /** How much wider the window is now. */
  stretch: number
}

export function wantedRow({ neighbours, nameParameter, source }: Target, values: Record<string, string>): WantedRow | undefined {
  const remembered = neighbours.filter(({ role }) => role === ROW)
  if (remembered.length === 0) return undefined
  const words = remembered.map((word) => ({ word, value: word.parameter === undefined ? undefined : values[word.parameter]?.trim() }))
  const named = words.some(({ value }) => value !== undefined)
  const other = words.some(({ word, value }) => value !== undefined && sameEntity(said(value), said(valueIn(word))) !== 'yes')
  return {
    other,
    words: words.flatMap(({ word, value }, index): RowWord[] => {
      // What else stood in the row belongs to whom it was then.
      if (value === undefined && (other || (nameParameter !== undefined && isOwn(word)))) return []
      const { before = '', after = '' } = word.parameter === undefined ? {} : word
      const entity = value ?? word.name
      const isPart = `${before}${after}`.trim() !== ''
      const read = value === undefined && source !== 'accessibility'
      return [
        {
          text: `${before}${entity}${after}`,
          entity,
          offset: word.offset,
          read,
          isPart,
          needed: named ? value !== undefined : index === 0,
        },
      ]
    }),
  }
}

function valueIn({ name, before = '', after = '' }: Neighbour): string {
  return name.slice(before.length, name.length - after.length)
}

const said = (text: string) => ({ text, read: false })

export function isOwn({ offset }: { offset: Point }): boolean {
  return offset.x === 0 && offset.y === 0
}

export function searchRows(row: WantedRow, sights: Sight[], complete: boolean, stretch: number): RowSearch {
  const seen = row.words.map((word) => ({ word, places: placesOfWord(word, sights) }))
  return { needed: seen.filter(({ word }) => word.needed), others: seen.filter(({ word }) => !word.needed), sights, complete, stretch }
}

/**
 * Whether a box lies in the target's row: `unknown` while the row's words are not seen and may yet be, `doubtful` when only a look-alike of them is, or
 * they stand in another column than they did. `shared` is the share of the row's further words that stand there too, `across` how well the box lies where in the row it lay, both 0 to 1.
 */
export function inOwnRow(search: RowSearch, box: Box): { is: 'yes' | 'no' | 'unknown' | 'doubtful'; shared: number; across: number } {
  let is: 'yes' | 'unknown' | 'doubtful' = 'yes'
  let across = 1
  for (const { word, places } of search.needed) {
    if (places.length === 0) {
      if (search.complete) return ANOTHER
      if (is === 'yes') is = 'unknown'
      continue
    }
    const mates = places.filter((place) => isOnLine(place.box, centreOf(box).y + word.offset.y, box))
    if (mates.length === 0) return ANOTHER
    if (!mates.some((place) => place.certain && isInColumn(word, place.box, box, search))) is = 'doubtful'
    across = Math.min(across, Math.max(...mates.map((place) => fitAcross(word, place.box, box, search.stretch))))
  }
  const agreeing = search.others.filter(({ word, places }) =>
    places.some((place) => place.certain && isOnLine(place.box, centreOf(box).y + word.offset.y, box)),
  )
  return { is, shared: search.others.length === 0 ? 0.5 : agreeing.length / search.others.length, across }
}

const ANOTHER = { is: 'no', shared: 0, across: 0 } as const

/** How well a box lies where its row's words say it lies across, 0 to 1. */
function fitAcross({ offset }: RowWord, place: Box, box: Box, stretch: number): number {
  const reach = 8 + 0.06 * Math.abs(offset.x)
  const off = (scale: number) => Math.abs(centreOf(place).x - centreOf(box).x - offset.x * scale)
  const nearest = Math.min(off(1), off(stretch))
  return Math.exp(-(nearest * nearest) / (2 * reach * reach))
}

/** Where the target's centre is by the words of its row alone. */
export function centresByRow({ needed, stretch }: RowSearch): Point[] {
  return needed.flatMap(({ word, places }) =>
    places
      .filter(({ certain }) => certain)
      .flatMap(({ box }) => {
        const at = centreOf(box)
        const by = (scale: number) => ({ x: at.x - word.offset.x * scale, y: at.y - word.offset.y })
        return Math.abs(stretch - 1) < 0.02 || word.offset.x === 0 ? [by(1)] : [by(1), by(stretch)]
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
function isInColumn({ offset, text }: RowWord, place: Box, box: Box, { sights, stretch }: RowSearch): boolean {
  if (isOwn({ offset })) return true
  const reach = COLUMN_REACH + 3 * text.length
  const ends = [offset.x, offset.x * stretch]
  const [from, to] = [Math.min(...ends) - reach, Math.max(...ends) + reach]
  const isThere = (other: Box) => {
    const x = centreOf(other).x - centreOf(box).x
    return x >= from && x <= to
  }
  if (isThere(place)) return true
  const line = centreOf(place).y
  return !sights.some(
    (sight) =>
      isOnLine(sight.box, line, place) && !contains(sight.box, centreOf(box)) && isThere(sight.box) && /\p{L}{2}/u.test(sight.name),
  )
}
