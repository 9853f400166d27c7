import type { Picture } from '#contract'

/** A channel that moves by less is taken for noise of video compression or of a fading cursor. */
const VISIBLE = 24

/** The share of pixels that differ visibly, 0 to 1; pictures of unequal size differ wholly. */
export function changedShare(a: Picture, b: Picture): number {
  if (a.width !== b.width || a.height !== b.height) return 1
  const count = a.width * a.height
  if (count === 0) return 0
  const first = wordsOf(a)
  const second = wordsOf(b)
  let changed = 0
  for (let i = 0; i < count; i++) {
    const one = first[i] as number
    const other = second[i] as number
    if (one !== other && differs(one, other)) changed++
  }
  return changed / count
}

/** Which pixels of two pictures of one size differ visibly (1), and whether any does. */
export function differingPixels(a: Picture, b: Picture): { mask: Uint8Array; any: boolean } {
  const [first, second] = [wordsOf(a), wordsOf(b)]
  const mask = new Uint8Array(first.length)
  let any = false
  for (let i = 0; i < first.length; i++) {
    const one = first[i] as number
    const other = second[i] as number
    if (one !== other && differs(one, other)) {
      mask[i] = 1
      any = true
    }
  }
  return { mask, any }
}

/** One number a tile of `side` pixels; equal pixels give equal numbers. Tiles run row by row; the last may be narrower. */
export type Tiles = { side: number; columns: number; rows: number; marks: Uint32Array }

/** Marks the content of every tile (FNV-1a over whole pixels), to know later which parts must be read again. */
export function tilesOf(picture: Picture, side = 32): Tiles {
  const columns = Math.ceil(picture.width / side)
  const rows = Math.ceil(picture.height / side)
  const marks = new Uint32Array(columns * rows).fill(0x811c9dc5)
  const words = wordsOf(picture)
  for (let y = 0; y < picture.height; y++) {
    const line = y * picture.width
    for (let column = 0; column < columns; column++) {
      const tile = Math.floor(y / side) * columns + column
      const end = line + Math.min((column + 1) * side, picture.width)
      let mark = marks[tile] as number
      for (let i = line + column * side; i < end; i++) mark = Math.imul(mark ^ (words[i] as number), 0x01000193)
      marks[tile] = mark ^ (mark >>> 15)
    }
  }
  return { side, columns, rows, marks }
}

function wordsOf(picture: Picture): Uint32Array {
  const { data } = picture
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice()
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >> 2)
}

function differs(one: number, other: number): boolean {
  return (
    Math.abs((one & 255) - (other & 255)) >= VISIBLE ||
    Math.abs(((one >>> 8) & 255) - ((other >>> 8) & 255)) >= VISIBLE ||
    Math.abs(((one >>> 16) & 255) - ((other >>> 16) & 255)) >= VISIBLE
  )
}
