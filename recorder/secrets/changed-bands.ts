import type { Box, Picture } from '#contract'

const TILE_PX = 32
/** The video's own noise stays below. */
const CHANGED_BY = 40
const LEAST_PIXELS = 8
/** What is no wider is a caret that blinks. A letter may be as narrow; two are not. */
const CARET_PX = 3

/** `changed`: rows in which something changed, over the whole width, so that a line is read as a whole; `read`: with room above and below, so that none is cut. */
export type Band = { changed: Box; read: Box }

/** The rows of the picture in which something changed. Of two unequal in size, all. */
export function changedBands(before: Picture, after: Picture): Band[] {
  const { width, height } = after
  if (before.width !== width || before.height !== height) return [{ changed: after.box, read: after.box }]
  const bands: Band[] = []
  let from: number | undefined
  // One row of tiles more than there is ends the last band.
  for (let top = 0; top <= height + TILE_PX; top += TILE_PX) {
    const isChanged = top < height && rowsChanged(before, after, top, Math.min(height, top + TILE_PX))
    if (isChanged) from ??= top
    else if (from !== undefined) {
      const to = Math.min(height, top)
      const readFrom = Math.max(0, from - TILE_PX)
      const read = { x: 0, y: readFrom, width, height: Math.min(height, to + TILE_PX) - readFrom }
      bands.push({ changed: { x: 0, y: from, width, height: to - from }, read })
      from = undefined
    }
  }
  return bands
}

function rowsChanged(before: Picture, after: Picture, top: number, bottom: number): boolean {
  const { width } = after
  let [count, left, right] = [0, width, -1]
  for (let y = top; y < bottom; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      const apart =
        Math.abs((before.data[at] ?? 0) - (after.data[at] ?? 0)) + Math.abs((before.data[at + 1] ?? 0) - (after.data[at + 1] ?? 0))
      if (apart < CHANGED_BY) continue
      count++
      if (x < left) left = x
      if (x > right) right = x
      if (count >= LEAST_PIXELS && right - left >= CARET_PX) return true
    }
  }
  return false
}

/** A part of a picture, copied. `box` in the picture's own pixels. */
export function cropped({ width, data }: Picture, box: Box): Picture {
  const pixels = new Uint8Array(box.width * box.height * 4)
  for (let row = 0; row < box.height; row++) {
    const from = ((box.y + row) * width + box.x) * 4
    pixels.set(data.subarray(from, from + box.width * 4), row * box.width * 4)
  }
  return { width: box.width, height: box.height, data: pixels, box }
}

/** Takes whole rows over from another picture of the same size. */
export function takeRows(into: Picture, from: Picture, { y, height }: Box): void {
  const [begin, end] = [y * into.width * 4, (y + height) * into.width * 4]
  into.data.set(from.data.subarray(begin, end), begin)
}
