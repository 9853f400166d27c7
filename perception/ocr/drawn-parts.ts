import type { Box } from '#contract'
import { joinedTiles } from '../elements/tile-regions.ts'
import { drawnTiles } from '../pixels/drawn-tiles.ts'
import { greyOf } from '../pixels/grey.ts'
import { mergedBoxes } from '../pixels/merged-boxes.ts'
import type { Pixels } from './sample.ts'

const SIDE = 16
/** Greyed-out text differs from its background by little. */
const STROKE = 9
/** How far around what is drawn the network looks: it needs to see that a line ends. */
const AROUND_TILES = 2
/** Above this share of the picture one look at all of it costs less. */
const WORTH_PARTING = 0.75

/** The parts of a picture in which something like text is drawn, in its own pixels: detection takes time by area, and windows are mostly empty. */
export function drawnParts(picture: Pixels): Box[] {
  const columns = Math.ceil(picture.width / SIDE)
  const rows = Math.ceil(picture.height / SIDE)
  const drawn = drawnTiles(greyOf(picture), SIDE, STROKE)
  const near: number[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) if (anyAround(drawn, columns, rows, column, row)) near.push(row * columns + column)
  }
  const parts = mergedBoxes(joinedTiles(near, { side: SIDE, columns, rows })).map((box) => ({
    ...box,
    width: Math.min(box.width, picture.width - box.x),
    height: Math.min(box.height, picture.height - box.y),
  }))
  const area = parts.reduce((sum, { width, height }) => sum + width * height, 0)
  return area > WORTH_PARTING * picture.width * picture.height ? [{ x: 0, y: 0, width: picture.width, height: picture.height }] : parts
}

function anyAround(tiles: Uint8Array, columns: number, rows: number, column: number, row: number): boolean {
  for (let y = Math.max(0, row - AROUND_TILES); y <= Math.min(rows - 1, row + AROUND_TILES); y++) {
    for (let x = Math.max(0, column - AROUND_TILES); x <= Math.min(columns - 1, column + AROUND_TILES); x++) {
      if (tiles[y * columns + x]) return true
    }
  }
  return false
}
