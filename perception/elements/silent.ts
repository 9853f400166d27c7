import { type Box, intersection, type Picture, type UiElement } from '#contract'
import { drawnTiles } from '../pixels/drawn-tiles.ts'
import { greyOf } from '../pixels/grey.ts'
import { mergedBoxes } from '../pixels/merged-boxes.ts'
import { isContainer } from './roles.ts'
import { joinedTiles } from './tile-regions.ts'

const SIDE = 16
/** A step of brightness that can be the side of a letter. */
const STROKE = 28
/** When accessibility leaves more than this share of the picture unsaid, all of it is read at once. */
const MOST_PARTS = 0.5

/**
 * Where something like text or an icon is drawn of which accessibility says nothing, as boxes of the desktop. `everything` when it
 * is silent on most of the picture. So a program that speaks is not read from pixels, and its drawing area still is.
 */
export function silentParts(picture: Picture, elements: UiElement[]): Box[] | 'everything' {
  const telling = elements.filter(tells)
  if (telling.length === 0) return 'everything'
  const columns = Math.ceil(picture.width / SIDE)
  const rows = Math.ceil(picture.height / SIDE)
  const drawn = drawnTiles(greyOf(picture), SIDE, STROKE)
  for (const { box } of telling) cover(drawn, columns, rows, { ...box, x: box.x - picture.box.x, y: box.y - picture.box.y })
  // A gap of one tile between words does not part a line.
  const wide = drawn.map((tile, index) =>
    tile || (index % columns > 0 && drawn[index - 1]) || (index % columns < columns - 1 && drawn[index + 1]) ? 1 : 0,
  )
  const tiles = [...wide.keys()].filter((index) => wide[index])
  const boxes = mergedBoxes(joinedTiles(tiles, { side: SIDE, columns, rows }))
  const parts = boxes.flatMap(
    (box) => intersection({ x: box.x, y: box.y - 4, width: box.width, height: box.height + 8 }, whole(picture)) ?? [],
  )
  const area = parts.reduce((sum, part) => sum + part.width * part.height, 0)
  if (area > MOST_PARTS * picture.width * picture.height) return 'everything'
  return parts.map((part) => ({ ...part, x: part.x + picture.box.x, y: part.y + picture.box.y }))
}

/** Whether an element says what stands in its box. */
function tells(element: UiElement): boolean {
  if (isContainer(element.role)) return false
  return element.name.trim() !== '' || element.value !== undefined || element.role === 'password'
}

function whole(picture: Picture): Box {
  return { x: 0, y: 0, width: picture.width, height: picture.height }
}

/** Clears every tile whose middle lies in the box, or almost. */
function cover(tiles: Uint8Array, columns: number, rows: number, box: Box): void {
  const reach = SIDE / 2 - 2
  const first = Math.max(0, Math.ceil((box.x - reach - SIDE / 2) / SIDE))
  const last = Math.min(columns - 1, Math.floor((box.x + box.width + reach - SIDE / 2) / SIDE))
  for (
    let row = Math.max(0, Math.ceil((box.y - reach - SIDE / 2) / SIDE));
    row <= Math.min(rows - 1, Math.floor((box.y + box.height + reach - SIDE / 2) / SIDE));
    row++
  ) {
    for (let column = first; column <= last; column++) tiles[row * columns + column] = 0
  }
}
