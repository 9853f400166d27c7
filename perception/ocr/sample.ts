import type { Box } from '#contract'

/** RGBA rows without a place on the desktop. */
export type Pixels = { width: number; height: number; data: Uint8Array }

export type Sampling = {
  picture: Pixels
  /** The part to sample, in the picture's pixels; outside of the picture its edge goes on. */
  from: Box
  /** The size it gets. */
  width: number
  height: number
  /** Where it goes in a planar tensor: numbers between rows, place of the first number, numbers between colour planes. */
  stride: number
  offset: number
  plane: number
  mean: number[]
  deviation: number[]
}

/** Resizes a part of a picture (bilinear) into a tensor's three planes. They hold blue, green, red: the order the networks were trained with. */
export function sampleInto(target: Float32Array, sampling: Sampling): void {
  const { picture, from, width, height, stride, offset, plane, mean, deviation } = sampling
  const { data } = picture
  const columns = weightsOf(from.x, from.width, width, picture.width)
  const rows = weightsOf(from.y, from.height, height, picture.height)
  const factors = [0, 1, 2].map((channel) => 1 / (255 * (deviation[channel] ?? 1)))
  const shifts = [0, 1, 2].map((channel) => (mean[channel] ?? 0) / (deviation[channel] ?? 1))
  for (let channel = 0; channel < 3; channel++) {
    const colour = 2 - channel
    const factor = factors[channel] as number
    const shift = shifts[channel] as number
    for (let y = 0; y < height; y++) {
      const above = (rows.first[y] as number) * picture.width
      const below = (rows.second[y] as number) * picture.width
      const down = rows.weight[y] as number
      let to = offset + channel * plane + y * stride
      for (let x = 0; x < width; x++, to++) {
        const left = columns.first[x] as number
        const right = columns.second[x] as number
        const across = columns.weight[x] as number
        const topLeft = data[(above + left) * 4 + colour] as number
        const bottomLeft = data[(below + left) * 4 + colour] as number
        const top = topLeft + ((data[(above + right) * 4 + colour] as number) - topLeft) * across
        const bottom = bottomLeft + ((data[(below + right) * 4 + colour] as number) - bottomLeft) * across
        target[to] = (top + (bottom - top) * down) * factor - shift
      }
    }
  }
}

function weightsOf(from: number, length: number, count: number, limit: number) {
  const first = new Int32Array(count)
  const second = new Int32Array(count)
  const weight = new Float32Array(count)
  const step = length / count
  for (let i = 0; i < count; i++) {
    const at = Math.min(Math.max(from + (i + 0.5) * step - 0.5, 0), limit - 1)
    const low = Math.floor(at)
    first[i] = low
    second[i] = Math.min(low + 1, limit - 1)
    weight[i] = at - low
  }
  return { first, second, weight }
}
