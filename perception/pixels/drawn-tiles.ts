import type { Grey } from './grey.ts'

/** Tiles (1, row by row; sides of at most 32) in which brightness steps sideways by `stroke` in several columns and rows: letters and icons do, borders and flat areas do not. */
export function drawnTiles(grey: Grey, side: number, stroke: number): Uint8Array {
  const columns = Math.ceil(grey.width / side)
  const rows = Math.ceil(grey.height / side)
  const tiles = new Uint8Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const right = Math.min((column + 1) * side, grey.width)
      const bottom = Math.min((row + 1) * side, grey.height)
      let stepColumns = 0
      let stepRows = 0
      for (let y = row * side; y < bottom; y++) {
        let any = 0
        for (let x = column * side + 1; x < right; x++) {
          const at = y * grey.width + x
          if (Math.abs((grey.data[at] as number) - (grey.data[at - 1] as number)) < stroke) continue
          any = 1
          stepColumns |= 1 << (x % side)
        }
        stepRows += any
      }
      tiles[row * columns + column] = stepRows >= 4 && bits(stepColumns) >= 3 ? 1 : 0
    }
  }
  return tiles
}

function bits(mask: number): number {
  let count = 0
  for (let rest = mask; rest; rest &= rest - 1) count++
  return count
}
