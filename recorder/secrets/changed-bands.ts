import type { Box, Picture } from '#contract'

const TILE_PX = 32
/** The video's own noise stays below. */
const CHANGED_BY = 28
const LEAST_PIXELS = 6

/**
 * Rows of the picture in which something changed: `changed` is the rows themselves, over the whole width, so that a line is read as a
 * whole; `read` has room above and below, so that none is cut.
 */
export function changedBands(before: Picture, after: Picture): { changed: Box; read: Box }[] {
  const { width, height } = after
  if (before.width !== width || before.height !== height) return [{ changed: after.box, read: after.box }]
  const bands: { changed: Box; read: Box }[] = []
  let from: number | undefined
  for (let row = 0; row * TILE_PX <= height; row++) {
    const top = row * TILE_PX
    const isChanged = top < height && rowChanged(before, after, top, Math.min(height, top + TILE_PX))
    if (isChanged) from ??= top
    else if (from !== undefined) {
      const to = Math.min(height, top)
      const [readFrom, readTo] = [Math.max(0, from - TILE_PX), Math.min(height, to + TILE_PX)]
      bands.push({
        changed: { x: 0, y: from, width, height: to - from },
        read: { x: 0, y: readFrom, width, height: readTo - readFrom },
      })
      from = undefined
    }
  }
  if (from !== undefined)
    bands.push({
      changed: { x: 0, y: from, width, height: height - from },
      read: { x: 0, y: Math.max(0, from - TILE_PX), width, height: height - Math.max(0, from - TILE_PX) },
    })
  return bands
}

function rowChanged(before: Picture, after: Picture, top: number, bottom: number): boolean {
  const { width } = after
  const counts = new Uint16Array(Math.ceil(width / TILE_PX))
  for (let y = top; y < bottom; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      const apart =
        Math.abs((before.data[at] ?? 0) - (after.data[at] ?? 0)) + Math.abs((before.data[at + 1] ?? 0) - (after.data[at + 1] ?? 0))
      if (apart < CHANGED_BY) continue
      const tile = (x / TILE_PX) | 0
      const count = (counts[tile] ?? 0) + 1
      if (count >= LEAST_PIXELS) return true
      counts[tile] = count
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
