import { type Box, intersection, type Picture, type TextLine, type TextReader, UnderstudyError } from '#contract'
import { cropPicture } from '../pixels/crop.ts'
import { type Tiles, tilesOf } from '../pixels/difference.ts'
import { joined, mergedBoxes } from '../pixels/merged-boxes.ts'
import { joinedTiles } from './tile-regions.ts'
import { movedLine } from './words.ts'

/** Reading text with a memory: what has not changed is not read again. */
export interface Reading {
  /** False without a reader, and once its models could not be loaded: then nothing is ever read. */
  able(): boolean
  /** The lines in a part of a picture; remembered by the part's content. */
  part(picture: Picture, box: Box): Promise<TextLine[]>
  /** All lines of a picture; of one of the last pictures of this size only the changed tiles are read. */
  whole(picture: Picture): Promise<TextLine[]>
}

const PARTS_KEPT = 300
const PICTURES_KEPT = 6
/** When more than this share of the tiles changed, the whole is read: one large reading costs less than many small ones. */
const MOST_CHANGED = 0.35

type WholeReading = { width: number; height: number; tiles: Tiles /** Relative to the picture. */; lines: TextLine[] }

export function createReading(given: TextReader | undefined): Reading {
  let reader = given && forgiving(given)
  /** A machine on which the models do not load still has accessibility, pictures and places; `doctor` says what is wrong. */
  function forgiving({ read }: TextReader): TextReader {
    return {
      read: (picture) =>
        read(picture).catch((error: unknown) => {
          if (!(error instanceof UnderstudyError) || error.code !== 'set-up') throw error
          reader = undefined
          return []
        }),
    }
  }
  const parts = new Map<string, Promise<TextLine[]>>()
  const wholes: WholeReading[] = []

  const part = async (picture: Picture, box: Box): Promise<TextLine[]> => {
    const crop = reader && cropPicture(picture, box)
    if (!reader || !crop) return []
    const key = `${crop.width}×${crop.height}:${tilesOf(crop).marks.join(',')}`
    let lines = parts.get(key)
    if (lines) parts.delete(key)
    else {
      lines = reader.read(crop).then((read) => read.map((line) => movedLine(line, -crop.box.x, -crop.box.y)))
      // A reading that failed is not an answer to keep.
      lines.catch(() => parts.delete(key))
    }
    parts.set(key, lines)
    const oldest = parts.keys().next().value
    if (parts.size > PARTS_KEPT && oldest !== undefined) parts.delete(oldest)
    return (await lines).map((line) => movedLine(line, crop.box.x, crop.box.y))
  }

  const whole = async (picture: Picture): Promise<TextLine[]> => {
    if (!reader) return []
    const tiles = tilesOf(picture)
    const known = nearest(wholes, picture, tiles)
    const changed = known ? changedTiles(known.tiles, tiles) : undefined
    let lines: TextLine[]
    if (known && changed && changed.length <= tiles.marks.length * MOST_CHANGED) {
      lines = changed.length === 0 ? known.lines : await refreshed(reader, picture, known, changed)
    } else {
      lines = (await reader.read(picture)).map((line) => movedLine(line, -picture.box.x, -picture.box.y))
    }
    if (known) wholes.splice(wholes.indexOf(known), 1)
    wholes.push({ width: picture.width, height: picture.height, tiles, lines })
    if (wholes.length > PICTURES_KEPT) wholes.shift()
    return lines.map((line) => movedLine(line, picture.box.x, picture.box.y))
  }
  return { able: () => reader !== undefined, part, whole }
}

/** Reads the changed tiles with every line that reaches into them, and keeps the other lines. */
async function refreshed(reader: TextReader, picture: Picture, known: WholeReading, changed: number[]): Promise<TextLine[]> {
  const regions = joinedTiles(changed, known.tiles).map((region) => {
    let grown = region
    for (const { box } of known.lines) if (intersection(box, region)) grown = joined(grown, box)
    return padded(grown, 6, picture)
  })
  const kept = known.lines.filter(({ box }) => !regions.some((region) => intersection(box, region)))
  const read: TextLine[] = []
  for (const region of mergedBoxes(regions)) {
    const crop = cropPicture(picture, { ...region, x: region.x + picture.box.x, y: region.y + picture.box.y })
    if (crop) read.push(...(await reader.read(crop)).map((line) => movedLine(line, -picture.box.x, -picture.box.y)))
  }
  return [...kept, ...read]
}

function nearest(wholes: WholeReading[], picture: Picture, tiles: Tiles): WholeReading | undefined {
  const sameSize = wholes.filter(({ width, height }) => width === picture.width && height === picture.height)
  return sameSize.sort((a, b) => changedTiles(a.tiles, tiles).length - changedTiles(b.tiles, tiles).length)[0]
}

function changedTiles(a: Tiles, b: Tiles): number[] {
  const changed: number[] = []
  for (let i = 0; i < b.marks.length; i++) if (a.marks[i] !== b.marks[i]) changed.push(i)
  return changed
}

function padded(box: Box, by: number, within: { width: number; height: number }): Box {
  const x = Math.max(0, box.x - by)
  const y = Math.max(0, box.y - by)
  return { x, y, width: Math.min(within.width, box.x + box.width + by) - x, height: Math.min(within.height, box.y + box.height + by) - y }
}
