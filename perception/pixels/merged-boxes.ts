import { type Box, intersection } from '#contract'

/** The box around two. */
export function joined(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y }
}

/** Boxes that touch become one, until none do. */
export function mergedBoxes(boxes: Box[]): Box[] {
  const merged: Box[] = []
  for (const box of boxes) {
    let current = box
    for (let i = 0; i < merged.length; ) {
      const other = merged[i] as Box
      if (intersection(current, other)) {
        current = joined(current, other)
        merged.splice(i, 1)
        i = 0
      } else i++
    }
    merged.push(current)
  }
  return merged
}
