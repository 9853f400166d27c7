import type { Box } from '#contract'
import type { Pixels } from './sample.ts'

/** Brightness in steps of this: a gradient stays one ground. */
const STEP = 8
/** Grounds differ by more than that; the faintest buttons lie about 20 above the window behind them. */
const OTHER_GROUND = 16

/**
 * Parts a line where it runs from one ground to another (a button beside a disabled one, a selected cell beside a plain one): what is ink can
 * only be told on one ground. The ground at a place is the commonest brightness around it, as far to either side as the line is half high.
 */
export function splitAtGrounds(picture: Pixels, box: Box): Box[] {
  const reach = Math.round(box.height / 2)
  const columns = histogramsOf(picture, box)
  const around = new Int32Array(256 / STEP)
  const add = (x: number, sign: 1 | -1) => {
    for (const [bin, count] of (columns[x] ?? []).entries()) around[bin] = (around[bin] as number) + sign * count
  }
  const parts: { from: number; to: number; ground: number }[] = []
  for (let x = 0; x < reach; x++) add(x, 1)
  for (let x = 0; x < box.width; x++) {
    add(x + reach, 1)
    add(x - reach - 1, -1)
    const ground = around.indexOf(Math.max(...around)) * STEP
    const last = parts.at(-1)
    if (last && Math.abs(last.ground - ground) <= OTHER_GROUND) last.to = x + 1
    else parts.push({ from: x, to: x + 1, ground })
  }
  // Where letters are dense or a border stands, something else is commonest for a few columns.
  const wide = parts.filter(({ from, to }) => to - from >= box.height)
  const grounds = wide.filter((part, index) => index === 0 || Math.abs(part.ground - (wide[index - 1]?.ground ?? 0)) > OTHER_GROUND)
  if (grounds.length < 2) return [box]
  return grounds.map(({ from }, index) => {
    const [left, right] = [index === 0 ? 0 : from, grounds[index + 1]?.from ?? box.width]
    return { ...box, x: box.x + left, width: right - left }
  })
}

/** Between these shares of the height, from above and from below, lie rows that neither borders nor the bodies of bold letters fill. */
const ROWS = { from: 0.1, to: 0.25 }

/** Of each column of a box, how often each brightness occurs above and below the letters. */
function histogramsOf({ data, width }: Pixels, box: Box): Uint16Array[] {
  const [from, to] = [Math.floor(box.height * ROWS.from), Math.ceil(box.height * ROWS.to)]
  const rows = Array.from({ length: to - from }, (_, index) => [from + index, box.height - 1 - from - index]).flat()
  return Array.from({ length: box.width }, (_, x) => {
    const histogram = new Uint16Array(256 / STEP)
    for (const y of rows) {
      const at = ((box.y + y) * width + box.x + x) * 4
      const value = ((data[at] as number) * 77 + (data[at + 1] as number) * 150 + (data[at + 2] as number) * 29) >> 8
      const bin = Math.floor(value / STEP)
      histogram[bin] = (histogram[bin] as number) + 1
    }
    return histogram
  })
}
