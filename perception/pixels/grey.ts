import type { Box, Picture } from '#contract'

/** Brightness only: one byte a pixel, row by row. Places are relative to its own top left corner. */
export type Grey = { width: number; height: number; data: Uint8Array }

/** The brightness of a picture, or of the part of it that `within` names in the picture's own pixels (it must lie inside). */
export function greyOf(picture: Pick<Picture, 'width' | 'height' | 'data'>, within?: Box): Grey {
  const { x: left, y: top, width, height } = within ?? { x: 0, y: 0, width: picture.width, height: picture.height }
  const grey = new Uint8Array(width * height)
  const source = picture.data
  for (let y = 0; y < height; y++) {
    let from = ((top + y) * picture.width + left) * 4
    const row = y * width
    for (let x = 0; x < width; x++, from += 4) {
      // Rec. 601 luma in integers: 77 + 150 + 29 = 256.
      grey[row + x] = ((source[from] as number) * 77 + (source[from + 1] as number) * 150 + (source[from + 2] as number) * 29) >> 8
    }
  }
  return { width, height, data: grey }
}

/** A part of a grey picture, in its own pixels; the part must lie inside. */
export function cropGrey(grey: Grey, box: Box): Grey {
  const data = new Uint8Array(box.width * box.height)
  for (let y = 0; y < box.height; y++) {
    const from = (box.y + y) * grey.width + box.x
    data.set(grey.data.subarray(from, from + box.width), y * box.width)
  }
  return { width: box.width, height: box.height, data }
}

/** How much brightness varies: the standard deviation, 0 to 127.5. */
export function contrastOf(grey: Grey): number {
  let sum = 0
  let squares = 0
  for (const value of grey.data) {
    sum += value
    squares += value * value
  }
  const count = grey.data.length || 1
  const mean = sum / count
  return Math.sqrt(Math.max(0, squares / count - mean * mean))
}
