import { type Box, centreOf, type Point, type Target } from '#contract'

type Size = { width: number; height: number }

/** How far a thing may lie from where it was expected until its place says less than half, in pixels. Similo measured a median move of 41. */
const REACH = 60

/**
 * Where in the window the target may be now, as boxes relative to the window's corner: held by the left or right and the top or
 * bottom edge, stretched between them, in the middle, or in proportion. One box when the window has the recorded size.
 */
export function expectedPlaces(target: Pick<Target, 'place' | 'windowSize'>, now: Size): Box[] {
  const { place, windowSize } = target
  const across = spans(place.x, place.width, windowSize.width, now.width)
  const down = spans(place.y, place.height, windowSize.height, now.height)
  return across.flatMap((x) => down.map((y) => ({ x: x.from, y: y.from, width: x.length, height: y.length })))
}

function spans(from: number, length: number, before: number, now: number): { from: number; length: number }[] {
  const more = now - before
  if (Math.abs(more) < 1 || before <= 0) return [{ from, length }]
  const ratio = now / before
  return [
    { from, length },
    { from: from + more, length },
    { from, length: Math.max(1, length + more) },
    { from: from + more / 2, length },
    { from: from * ratio, length: length * ratio },
  ]
}

/** How well a box (of the desktop) lies where the target is expected, 0 to 1, falling gently. `inRow`: only across, since rows are sorted and scrolled. */
export function placeScore(box: Box, target: Pick<Target, 'place' | 'windowSize'>, window: Box, inRow = false): number {
  const centre = centreOf(box)
  let nearest = Number.POSITIVE_INFINITY
  for (const place of expectedPlaces(target, window)) {
    const expected = centreOf(place)
    nearest = Math.min(nearest, Math.hypot(centre.x - window.x - expected.x, inRow ? 0 : centre.y - window.y - expected.y))
  }
  return Math.exp(-nearest / REACH)
}

/** How well the size fits, 0 to 1: the smaller over the larger side, in each direction, for the likeliest way of stretching. */
export function sizeScore(box: Size, target: Pick<Target, 'place' | 'windowSize'>, window: Size): number {
  let best = 0
  for (const place of expectedPlaces(target, window)) best = Math.max(best, ratio(place.width, box.width) * ratio(place.height, box.height))
  return best
}

function ratio(a: number, b: number): number {
  return Math.max(a, b) > 0 ? Math.min(a, b) / Math.max(a, b) : 1
}

export function boxAround(centre: Point, size: Size): Box {
  return { x: centre.x - size.width / 2, y: centre.y - size.height / 2, width: size.width, height: size.height }
}
