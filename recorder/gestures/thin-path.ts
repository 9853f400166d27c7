import type { Point } from '#contract'

/** No point that is left out lies farther than this from the thinned path. */
export const THIN_PX = 2

/** The same way with fewer points: Douglas and Peucker's line simplification (1973). Begin, end and direction stay. */
export function thinPath(path: readonly Point[]): Point[] {
  const keep = new Set<number>([0, path.length - 1])
  const spans: [number, number][] = [[0, path.length - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span
    const far = farthest(path, first, last)
    if (!far || far.distance <= THIN_PX) continue
    keep.add(far.index)
    spans.push([first, far.index], [far.index, last])
  }
  return path.filter((_, index) => keep.has(index))
}

function farthest(path: readonly Point[], first: number, last: number): { index: number; distance: number } | undefined {
  const [from, to] = [path[first], path[last]]
  if (!from || !to) return undefined
  let best: { index: number; distance: number } | undefined
  for (let index = first + 1; index < last; index++) {
    const point = path[index]
    if (!point) continue
    const distance = distanceToSegment(point, from, to)
    if (!best || distance > best.distance) best = { index, distance }
  }
  return best
}

/** Pixels from a point to the nearest point between `from` and `to`. */
export function distanceToSegment(point: Point, from: Point, to: Point): number {
  const [wide, high] = [to.x - from.x, to.y - from.y]
  const lengthSquared = wide * wide + high * high
  const along = lengthSquared === 0 ? 0 : ((point.x - from.x) * wide + (point.y - from.y) * high) / lengthSquared
  const share = Math.min(1, Math.max(0, along))
  return Math.hypot(point.x - from.x - share * wide, point.y - from.y - share * high)
}
