import type { Box } from '#contract'
import { componentsOf } from './components.ts'
import type { Grey } from './grey.ts'
import { isSlider } from './troughs.ts'

/** Something drawn: its box in the image's own pixels, and what it looks like. */
export type Shape = { box: Box; look: 'frame' | 'slider' | 'blob' }

/** A step of brightness between neighbouring pixels from which on it is an edge: light grey borders on white have 20 to 40. */
const EDGE = 14

/**
 * Finds widgets without text: connected runs of edges and the boxes around them. A `frame` has edges along most of its outline (a
 * field, a button, a check box), a `slider` is a thin bar with a knob, a `blob` is anything else (an icon, a letter). Boxes smaller than `least` pixels or larger than most of the image are left out.
 */
export function findShapes(grey: Grey, least = 8): Shape[] {
  const edges = edgesOf(grey)
  const { labels, boxes } = componentsOf(edges, grey.width, grey.height)
  const shapes: Shape[] = []
  for (const [index, box] of boxes.entries()) {
    if (box.width < least || box.height < least) continue
    if (box.width > grey.width * 0.95 && box.height > grey.height * 0.95) continue
    const look = isSlider({ labels }, grey.width, index + 1, box) ? 'slider' : 'blob'
    shapes.push({ box, look: outlineShare(labels, grey.width, index + 1, box) > 0.7 ? 'frame' : look })
  }
  return shapes
}

/** 1 where brightness steps to the right or down, grown by a pixel to the left and up so that thin lines hold together. */
function edgesOf(grey: Grey): Uint8Array {
  const { width, height, data } = grey
  const edges = new Uint8Array(width * height)
  for (let y = 0; y < height - 1; y++) {
    for (let x = 0; x < width - 1; x++) {
      const at = y * width + x
      const here = data[at] as number
      const right = Math.abs((data[at + 1] as number) - here) >= EDGE
      const down = Math.abs((data[at + width] as number) - here) >= EDGE
      if (right) edges[at] = edges[at + 1] = 1
      if (down) edges[at] = edges[at + width] = 1
    }
  }
  return edges
}

/** The share of a box's outline that belongs to its component, looked for up to two pixels inwards (rounded corners). */
function outlineShare(labels: Int32Array, width: number, label: number, box: Box): number {
  const depth = Math.min(3, Math.floor(Math.min(box.width, box.height) / 2))
  const has = (x: number, y: number) => labels[y * width + x] === label
  let hits = 0
  for (let x = box.x; x < box.x + box.width; x++) {
    let above = false
    let below = false
    for (let i = 0; i < depth; i++) {
      above ||= has(x, box.y + i)
      below ||= has(x, box.y + box.height - 1 - i)
    }
    hits += Number(above) + Number(below)
  }
  for (let y = box.y; y < box.y + box.height; y++) {
    let left = false
    let right = false
    for (let i = 0; i < depth; i++) {
      left ||= has(box.x + i, y)
      right ||= has(box.x + box.width - 1 - i, y)
    }
    hits += Number(left) + Number(right)
  }
  return hits / (2 * (box.width + box.height))
}
