import { z } from 'zod'

/** A place on the desktop, in physical pixels of the virtual screen; monitors left of or above the first give negative values. */
export const Point = z.object({ x: z.number(), y: z.number() })
export type Point = z.infer<typeof Point>

/** A rectangle on the desktop, in physical pixels; `x`,`y` is its top left corner. */
export const Box = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number().nonnegative(),
  height: z.number().nonnegative(),
})
export type Box = z.infer<typeof Box>

export function centreOf(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

export function contains(box: Box, point: Point): boolean {
  return point.x >= box.x && point.x < box.x + box.width && point.y >= box.y && point.y < box.y + box.height
}

/** The part that two boxes share; undefined when they do not touch. */
export function intersection(a: Box, b: Box): Box | undefined {
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  const width = Math.min(a.x + a.width, b.x + b.width) - x
  const height = Math.min(a.y + a.height, b.y + b.height) - y
  return width > 0 && height > 0 ? { x, y, width, height } : undefined
}

/** In square pixels. */
export function areaOf({ width, height }: Box): number {
  return width * height
}

/** Shared area over joint area, 0 to 1. */
export function overlap(a: Box, b: Box): number {
  const shared = intersection(a, b)
  return shared ? areaOf(shared) / (areaOf(a) + areaOf(b) - areaOf(shared)) : 0
}

/** The share of `inner` that lies in `outer`, 0 to 1. */
export function shareInside(inner: Box, outer: Box): number {
  const shared = intersection(inner, outer)
  return shared ? areaOf(shared) / areaOf(inner) : 0
}
