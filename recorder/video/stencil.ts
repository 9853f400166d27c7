import type { Box } from '#contract'

/** A cell of the stencil covers so many pixels each way. Boxes are widened to whole cells, never narrowed. */
export const CELL_PX = 4

/**
 * A stencil lies over the screen's frames: where it is opaque, they are black. It is a small picture of its own (`yuva420p`, one value a
 * cell), so that any number of boxes costs the same.
 */
export type Stencil = { widthCells: number; heightCells: number; bytes: Buffer }

/** The size of a stencil over so many pixels, in cells: even, as its format wants it. It may reach beyond the last row and column. */
export function stencilSize({ width, height }: Pick<Box, 'width' | 'height'>): { widthCells: number; heightCells: number } {
  return { widthCells: 2 * Math.ceil(width / CELL_PX / 2), heightCells: 2 * Math.ceil(height / CELL_PX / 2) }
}

/** A stencil over `over` that hides `boxes`; both in desktop pixels. */
export function cutStencil(over: Box, boxes: readonly Box[]): Stencil {
  const { widthCells, heightCells } = stencilSize(over)
  const cells = widthCells * heightCells
  const bytes = Buffer.alloc(cells * 2.5)
  bytes.fill(BLACK, 0, cells)
  bytes.fill(NO_COLOUR, cells, cells * 1.5)
  const alpha = bytes.subarray(cells * 1.5)
  for (const box of boxes) {
    const left = Math.max(0, Math.floor((box.x - over.x) / CELL_PX))
    const right = Math.min(widthCells, Math.ceil((box.x + box.width - over.x) / CELL_PX))
    const top = Math.max(0, Math.floor((box.y - over.y) / CELL_PX))
    const bottom = Math.min(heightCells, Math.ceil((box.y + box.height - over.y) / CELL_PX))
    for (let row = top; row < bottom && left < right; row++) alpha.fill(OPAQUE, row * widthCells + left, row * widthCells + right)
  }
  return { widthCells, heightCells, bytes }
}

const BLACK = 16
const NO_COLOUR = 128
const OPAQUE = 255
