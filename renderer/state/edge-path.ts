import type { Point } from '#contract'
import { DETOUR, type MapEdge, type MapLayout, NODE } from './map-layout.ts'

/** A little air between a page and the arrows that touch it. */
const AIR = 4

/** The line of one way and where its count stands. Ways on leave at the right and come in at the left, a little higher than ways back, which bend the other way. */
export function edgePath(edge: MapEdge, layout: MapLayout): { path: string; middle: Point } | undefined {
  const from = layout.nodes.find((node) => node.id === edge.from)
  const to = layout.nodes.find((node) => node.id === edge.to)
  if (!from || !to) return undefined
  if (from.x === to.x) {
    const down = to.y > from.y
    const x = from.x + (down ? NODE.width * 0.62 : NODE.width * 0.38)
    const start = { x, y: down ? from.y + NODE.height + AIR : from.y - AIR }
    const end = { x, y: down ? to.y - AIR : to.y + NODE.height + AIR }
    const far = Math.abs(to.y - from.y) > NODE.height + NODE.gapY
    const bend = far ? (down ? NODE.width * 0.9 : -NODE.width * 0.9) : 0
    return curve(start, { x: x + bend, y: start.y }, { x: x + bend, y: end.y }, end)
  }
  if (edge.back && from.x - to.x > NODE.width + NODE.gapX) return below(from, to)
  const lane = edge.back ? 0.72 : 0.36
  const start = { x: edge.back ? from.x - AIR : from.x + NODE.width + AIR, y: from.y + NODE.height * lane }
  const end = { x: edge.back ? to.x + NODE.width + AIR : to.x - AIR, y: to.y + NODE.height * lane }
  const reach = Math.max(NODE.gapX / 2, Math.abs(end.x - start.x) / 2) * (edge.back ? -1 : 1)
  return curve(start, { x: start.x + reach, y: start.y }, { x: end.x - reach, y: end.y }, end)
}

/** A way back over several columns goes round below the pages between. */
function below(from: Point, to: Point): { path: string; middle: Point } {
  const start = { x: from.x + NODE.width * 0.4, y: from.y + NODE.height + AIR }
  const end = { x: to.x + NODE.width * 0.6, y: to.y + NODE.height + AIR }
  const deep = Math.max(start.y, end.y) + DETOUR
  return curve(start, { x: start.x, y: deep }, { x: end.x, y: deep }, end)
}

function curve(a: Point, b: Point, c: Point, d: Point): { path: string; middle: Point } {
  const round = (n: number) => Math.round(n * 10) / 10
  const mid = (p: number, q: number, r: number, s: number) => round((p + 3 * q + 3 * r + s) / 8)
  return {
    path: `M${round(a.x)} ${round(a.y)}C${round(b.x)} ${round(b.y)} ${round(c.x)} ${round(c.y)} ${round(d.x)} ${round(d.y)}`,
    middle: { x: mid(a.x, b.x, c.x, d.x), y: mid(a.y, b.y, c.y, d.y) },
  }
}
