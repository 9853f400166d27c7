import type { Box } from '#contract'
import type { Grey } from '../pixels/grey.ts'
import type { Shape } from '../pixels/shapes.ts'

const THUMB = { thinnest: 5, thickest: 32 }
/** Neighbouring pixels of one colour differ by less. */
const EVEN = 10
/** Where a strip ends its colour changes by this much or more: in dark themes there is hardly a step. */
const OTHER = 4

/**
 * Scroll bars in the image’s own pixels: a thumb of one colour, longer than it is broad, on a strip with nothing else but arrows at its
 * ends, along the right or lower edge of the image or of a frame. A thumb that fills its strip cannot be told from a line and is left out.
 */
export function findScrollbars(grey: Grey, shapes: Shape[]): Box[] {
  const frames = [
    { x: 0, y: 0, width: grey.width, height: grey.height },
    ...shapes.filter(({ look }) => look === 'frame').map(({ box }) => box),
  ]
  // The nearest frame is the bar’s own, where it has one.
  frames.sort((a, b) => a.width * a.height - b.width * b.height)
  const turned = { width: grey.height, height: grey.width, data: new Uint8Array(0) }
  const found: Box[] = []
  for (const { box } of shapes) {
    const upright = box.height >= box.width
    const bar = upright ? barAround(box, frames, looker(grey)) : barAround(flip(box), frames.map(flip), looker(grey, turned))
    if (bar) found.push(upright ? bar : flip(bar))
  }
  return found
}

type At = (x: number, y: number) => number

function looker(grey: Grey, turned?: Grey): At {
  return turned ? (x, y) => grey.data[x * grey.width + y] as number : (x, y) => grey.data[y * grey.width + x] as number
}

function flip({ x, y, width, height }: Box): Box {
  return { x: y, y: x, width: height, height: width }
}

function barAround(thumb: Box, frames: Box[], at: At): Box | undefined {
  const { thinnest, thickest } = THUMB
  if (thumb.width < thinnest || thumb.width > thickest || thumb.height < 1.6 * thumb.width || !isEven(thumb, at)) return undefined
  for (const frame of frames) {
    const right = frame.x + frame.width
    const gap = right - (thumb.x + thumb.width)
    const holds = frame.x <= thumb.x && frame.y <= thumb.y && frame.y + frame.height >= thumb.y + thumb.height
    if (!holds || gap < -1 || gap > 0.8 * thumb.width + 6 || frame.width < 0.9 * thumb.width || frame.height < 1.3 * thumb.height) continue
    const strip = stripAround(thumb, frame, at)
    if (strip) return strip
  }
  return undefined
}

/** Whether the inside of a box is of one colour, but for its rounded ends. */
function isEven(box: Box, at: At): boolean {
  const inset = Math.max(2, Math.floor(0.3 * box.width))
  const ends = Math.max(3, Math.ceil(0.5 * box.width))
  const middle = at(box.x + (box.width >> 1), box.y + (box.height >> 1))
  for (let y = box.y + ends; y < box.y + box.height - ends; y++)
    for (let x = box.x + inset; x < box.x + box.width - inset; x++) if (Math.abs(at(x, y) - middle) > EVEN) return false
  return true
}

/** The strip that a thumb runs on: even rows above and below it up to the frame’s ends, save an arrow at either end. */
function stripAround(thumb: Box, frame: Box, at: At): Box | undefined {
  const above = runFrom(thumb.y - 1, -1, frame.y + 1, thumb, at)
  const below = runFrom(thumb.y + thumb.height, 1, frame.y + frame.height - 2, thumb, at)
  if (!above || !below) return undefined
  const ground = above.ground ?? below.ground
  const inside = at(thumb.x + (thumb.width >> 1), thumb.y + (thumb.height >> 1))
  if (ground === undefined || Math.abs(ground - inside) < 2 * EVEN) return undefined
  if (above.ground !== undefined && below.ground !== undefined && Math.abs(above.ground - below.ground) > EVEN) return undefined
  const height = below.end - above.end + 1
  if (height < 4 * thumb.width || height - thumb.height < 0.5 * thumb.width) return undefined
  const x = thumb.x - 2
  return { x, y: above.end, width: Math.min(thumb.width + 4, frame.x + frame.width - x), height }
}

/** How far a strip goes on from a thumb, and its colour; undefined when more than an arrow lies on it. */
function runFrom(from: number, step: 1 | -1, last: number, thumb: Box, at: At): { end: number; ground?: number } | undefined {
  let ground: number | undefined
  let drawn = 0
  let end = from
  for (let y = from; step > 0 ? y <= last : y >= last; y += step) {
    const values = Array.from({ length: thumb.width }, (_, x) => at(thumb.x + x, y))
    const [first] = values as [number]
    const even = Math.max(...values) - Math.min(...values) <= EVEN
    ground ??= even && Math.abs(y - from) > 2 ? first : undefined
    // A line across, or another colour, is the strip’s end.
    if (even && ground !== undefined && Math.abs(first - ground) >= OTHER) break
    if (!even) drawn++
    end = y
  }
  return drawn > 1.6 * thumb.width + 4 ? undefined : { end, ...(ground !== undefined && { ground }) }
}
