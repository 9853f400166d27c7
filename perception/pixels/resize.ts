import type { Grey } from './grey.ts'

/** Another size: the mean of the covered area when it shrinks, bilinear when it grows. */
export function resizeGrey(source: Grey, width: number, height: number): Grey {
  if (width === source.width && height === source.height) return source
  const across = spansOf(source.width, width)
  const down = spansOf(source.height, height)
  // First along the rows, then along the columns: a weight is needed once a row and once a column.
  const narrow = new Float32Array(width * source.height)
  for (let y = 0; y < source.height; y++) {
    for (let x = 0; x < width; x++) {
      const { from, weights } = across[x] as Span
      let sum = 0
      for (let i = 0; i < weights.length; i++) sum += (source.data[y * source.width + from + i] as number) * (weights[i] as number)
      narrow[y * width + x] = sum
    }
  }
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const { from, weights } = down[y] as Span
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let i = 0; i < weights.length; i++) sum += (narrow[(from + i) * width + x] as number) * (weights[i] as number)
      data[y * width + x] = sum + 0.5
    }
  }
  return { width, height, data }
}

/** Half the size, each pixel the mean of four; an odd last row or column is dropped. */
export function halved(source: Grey): Grey {
  const width = source.width >> 1
  const height = source.height >> 1
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    let above = 2 * y * source.width
    let below = above + source.width
    for (let x = 0; x < width; x++, above += 2, below += 2) {
      const sum =
        (source.data[above] as number) +
        (source.data[above + 1] as number) +
        (source.data[below] as number) +
        (source.data[below + 1] as number)
      data[y * width + x] = (sum + 2) >> 2
    }
  }
  return { width, height, data }
}

/** Which source pixels make one target pixel, and how much each counts (sum 1). */
type Span = { from: number; weights: number[] }

function spansOf(sourceLength: number, targetLength: number): Span[] {
  const step = sourceLength / targetLength
  return Array.from({ length: targetLength }, (_, index) => {
    if (step <= 1) {
      const at = Math.min(Math.max((index + 0.5) * step - 0.5, 0), sourceLength - 1)
      const from = Math.min(Math.floor(at), Math.max(0, sourceLength - 2))
      return sourceLength === 1 ? { from: 0, weights: [1] } : { from, weights: [1 - (at - from), at - from] }
    }
    const begin = index * step
    const end = Math.min((index + 1) * step, sourceLength)
    const from = Math.floor(begin)
    const weights: number[] = []
    for (let pixel = from; pixel < end - 1e-9; pixel++) weights.push((Math.min(pixel + 1, end) - Math.max(pixel, begin)) / (end - begin))
    return { from, weights }
  })
}
