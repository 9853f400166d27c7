import type { Grey } from './grey.ts'

/** Below this standard deviation a picture says nothing: it would correlate with every flat area. */
export const LEAST_CONTRAST = 4

/** Sums over any rectangle in four reads. */
type Integral = { width: number; sums: Float64Array; squares: Float64Array }

export function integralOf(grey: Grey): Integral {
  const width = grey.width + 1
  const sums = new Float64Array(width * (grey.height + 1))
  const squares = new Float64Array(sums.length)
  for (let y = 0; y < grey.height; y++) {
    let sum = 0
    let square = 0
    for (let x = 0; x < grey.width; x++) {
      const value = grey.data[y * grey.width + x] as number
      sum += value
      square += value * value
      const at = (y + 1) * width + x + 1
      sums[at] = (sums[at - width] as number) + sum
      squares[at] = (squares[at - width] as number) + square
    }
  }
  return { width, sums, squares }
}

function rectangle(table: Float64Array, tableWidth: number, x: number, y: number, width: number, height: number): number {
  const above = y * tableWidth + x
  const below = above + height * tableWidth
  return (table[below + width] as number) - (table[below] as number) - (table[above + width] as number) + (table[above] as number)
}

/** A picture made ready to be looked for. */
export type Template = { grey: Grey; mean: number /** √Σ(value − mean)². */; spread: number }

/** Undefined when the picture is too flat to be told from anything. */
export function templateOf(grey: Grey): Template | undefined {
  let sum = 0
  let squares = 0
  for (const value of grey.data) {
    sum += value
    squares += value * value
  }
  const count = grey.data.length
  const spread = Math.sqrt(Math.max(0, squares - (sum * sum) / count))
  return count > 0 && spread >= LEAST_CONTRAST * Math.sqrt(count) ? { grey, mean: sum / count, spread } : undefined
}

/**
 * Normalised cross-correlation of a template laid on an image at (x, y), −1 to 1; it ignores brightness and contrast.
 * The template must lie inside the image. 0 where the image is flat.
 */
export function correlation(image: Grey, integral: Integral, template: Template, x: number, y: number): number {
  const { width, height, data } = template.grey
  const count = width * height
  const sum = rectangle(integral.sums, integral.width, x, y, width, height)
  const variance = rectangle(integral.squares, integral.width, x, y, width, height) - (sum * sum) / count
  if (variance < LEAST_CONTRAST * LEAST_CONTRAST * count * 0.25) return 0
  let dot = 0
  for (let row = 0, at = 0; row < height; row++) {
    let from = (y + row) * image.width + x
    for (let column = 0; column < width; column++, at++, from++) dot += (data[at] as number) * (image.data[from] as number)
  }
  return (dot - template.mean * sum) / (template.spread * Math.sqrt(variance))
}
