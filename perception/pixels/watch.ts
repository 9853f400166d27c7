import { type Box, intersection, type Picture, type Watch } from '#contract'
import { componentsOf } from './components.ts'
import { grown } from './crop.ts'
import { differingPixels } from './difference.ts'

const SIDE = 16
/** A caret is a line; a block caret is as large as a letter. It counts nowhere, also not in the field that it stands in. */
const CARET = { width: 4, height: 80 }
/** A spinner, a clock, a progress bar: small against the window, and it has stirred in so many earlier looks. */
const RESTLESS_LOOKS = 3
const RESTLESS_SHARE = 0.03
/** What lies nearer than this to what the step needs counts, however restless. */
const NEAR_PX = 8

/**
 * Looks at one window again and again. Tiles remember in how many looks they changed, so that what stirs for ever in a small place is known
 * after a few looks and then left out; what stirs once, or widely, never is.
 */
export function createWatch(): Watch {
  let last: Picture | undefined
  let looks = new Uint16Array(0)
  return {
    stirring(picture, around) {
      const before = last
      last = picture
      if (!before || before.width !== picture.width || before.height !== picture.height) {
        looks = new Uint16Array(Math.ceil(picture.width / SIDE) * Math.ceil(picture.height / SIDE))
        return before ? [picture.box] : []
      }
      const columns = Math.ceil(picture.width / SIDE)
      const most = RESTLESS_SHARE * picture.width * picture.height
      const near = around && grown(around, NEAR_PX)
      const stirring: Box[] = []
      for (const box of stirredBoxes(before, picture)) {
        const tiles = tilesUnder(box, columns)
        const restless = box.width * box.height <= most && tiles.every((tile) => (looks[tile] ?? 0) >= RESTLESS_LOOKS)
        for (const tile of tiles) looks[tile] = (looks[tile] ?? 0) + 1
        const onDesktop = { ...box, x: box.x + picture.box.x, y: box.y + picture.box.y }
        const needed = near !== undefined && intersection(near, onDesktop) !== undefined
        if (!isCaret(box) && (needed || !restless)) stirring.push(onDesktop)
      }
      return stirring
    },
  }
}

function isCaret({ width, height }: Box): boolean {
  return width <= CARET.width && height <= CARET.height
}

/** Boxes around what differs, in the picture's own pixels; what lies within a few pixels is one. */
function stirredBoxes(before: Picture, now: Picture): Box[] {
  const { mask, any } = differingPixels(before, now)
  if (!any) return []
  const cell = 4
  const columns = Math.ceil(now.width / cell)
  const cells = new Uint8Array(columns * Math.ceil(now.height / cell))
  for (let y = 0, at = 0; y < now.height; y++) {
    const row = Math.floor(y / cell) * columns
    for (let x = 0; x < now.width; x++, at++) if (mask[at]) cells[row + Math.floor(x / cell)] = 1
  }
  return componentsOf(cells, columns, cells.length / columns).boxes.map((box) => {
    const coarse = { x: box.x * cell, y: box.y * cell, width: box.width * cell, height: box.height * cell }
    return tight(mask, now, coarse)
  })
}

function tight(mask: Uint8Array, { width, height }: Picture, box: Box): Box {
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = box.y; y < Math.min(height, box.y + box.height); y++) {
    for (let x = box.x; x < Math.min(width, box.x + box.width); x++) {
      if (!mask[y * width + x]) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
    }
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 }
}

function tilesUnder(box: Box, columns: number): number[] {
  const tiles: number[] = []
  for (let row = Math.floor(box.y / SIDE); row <= Math.floor((box.y + box.height - 1) / SIDE); row++) {
    for (let column = Math.floor(box.x / SIDE); column <= Math.floor((box.x + box.width - 1) / SIDE); column++)
      tiles.push(row * columns + column)
  }
  return tiles
}
