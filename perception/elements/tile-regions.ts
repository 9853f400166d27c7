import type { Box } from '#contract'
import { componentsOf } from '../pixels/components.ts'

/** Boxes around tiles that touch, in pixels of the picture the tiles were cut from. */
export function joinedTiles(tiles: Iterable<number>, grid: { side: number; columns: number; rows: number }): Box[] {
  const mask = new Uint8Array(grid.columns * grid.rows)
  for (const tile of tiles) mask[tile] = 1
  const { side } = grid
  return componentsOf(mask, grid.columns, grid.rows).boxes.map((box) => ({
    x: box.x * side,
    y: box.y * side,
    width: box.width * side,
    height: box.height * side,
  }))
}
