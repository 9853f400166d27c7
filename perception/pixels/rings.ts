import type { Box } from '#contract'
import type { Grey } from './grey.ts'

const DIRECTIONS = 32
/** A step of brightness from which on the outline begins. */
const STEP = 14
/** A dot in the middle stands out from the disc around it by so much. */
const DOT_CONTRAST = 40

/** A round outline: how strongly it is drawn against what is around, whether there is a dot in its middle, and whether it is one plain disc. */
export type Ring = { contrast: number; marked: boolean; filled: boolean }

/**
 * Looks whether what a box holds is a circle that looks the same in every direction: undefined for a square (its corners stand further
 * out), an oval, and a sign.
 */
export function ringIn(grey: Grey, box: Box): Ring | undefined {
  if (Math.abs(box.width - box.height) > Math.max(1, 0.08 * box.width)) return undefined
  const radius = (box.width + box.height) / 4
  const middle = { x: box.x + (box.width - 1) / 2, y: box.y + (box.height - 1) / 2 }
  const rays = raysFrom(grey, middle, radius + 3)
  if (!rays) return undefined
  const ground = median(rays.map((ray) => ray.at(-1) as number))
  const reaches = rays.map((ray) => ray.findLastIndex((value) => Math.abs(value - ground) >= STEP) / PER_PIXEL)
  const ordered = [...reaches].sort((a, b) => a - b)
  const spread = (ordered.at(-1) as number) - (ordered[0] as number)
  if ((ordered[0] as number) < 0.7 * radius || spread > Math.max(2, 0.16 * radius)) return undefined
  if (cornersOf(reaches) > Math.max(0.35, 0.05 * radius)) return undefined
  // Along every circle inside, what is drawn is of one brightness.
  const profile = alongRadius(rays, Math.floor((radius - 2.5) * PER_PIXEL))
  if (!profile) return undefined
  const inner = profile[0] as number
  const disc = profile[Math.round(0.62 * radius * PER_PIXEL)] ?? inner
  const marked = Math.abs(inner - disc) >= DOT_CONTRAST
  const contrast = median(rays.map((ray) => Math.max(...ray.map((value) => Math.abs(value - ground)))))
  // The rim of an empty ring stands out more than its inside.
  return { contrast, marked, filled: !marked && Math.abs(inner - ground) > 0.7 * contrast }
}

const PER_PIXEL = 4

/** How much further an outline reaches along the diagonals than straight, in pixels: the fourth harmonic of its reaches. */
function cornersOf(reaches: number[]): number {
  const sum = reaches.reduce((total, reach, direction) => total + reach * Math.cos((8 * Math.PI * direction) / DIRECTIONS), 0)
  return Math.abs((2 * sum) / DIRECTIONS)
}

/** Brightness from the middle outwards, some samples a pixel; undefined when a ray leaves the picture. */
function raysFrom(grey: Grey, middle: { x: number; y: number }, length: number): number[][] | undefined {
  const inside =
    middle.x - length >= 0 && middle.y - length >= 0 && middle.x + length + 1 < grey.width && middle.y + length + 1 < grey.height
  if (!inside) return undefined
  return Array.from({ length: DIRECTIONS }, (_, direction) => {
    const angle = (2 * Math.PI * direction) / DIRECTIONS
    return Array.from({ length: Math.floor(length * PER_PIXEL) + 1 }, (_, step) =>
      between(grey, middle.x + (Math.cos(angle) * step) / PER_PIXEL, middle.y + (Math.sin(angle) * step) / PER_PIXEL),
    )
  })
}

/** The median brightness of each circle up to a step; undefined when one of them is not of one brightness. */
function alongRadius(rays: number[][], steps: number): number[] | undefined {
  const profile: number[] = []
  let uneven = 0
  for (let step = 0; step <= steps; step++) {
    const circle = rays.map((ray) => ray[step] as number)
    const usual = median(circle)
    uneven += circle.filter((value) => Math.abs(value - usual) > 48).length
    profile.push(usual)
  }
  return uneven <= 0.06 * (steps + 1) * DIRECTIONS ? profile : undefined
}

function between({ data, width }: Grey, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const [right, down] = [x - left, y - top]
  const at = top * width + left
  const upper = (data[at] as number) * (1 - right) + (data[at + 1] as number) * right
  const lower = (data[at + width] as number) * (1 - right) + (data[at + width + 1] as number) * right
  return upper * (1 - down) + lower * down
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number
}
