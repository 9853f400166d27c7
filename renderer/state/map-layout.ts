import type { Page, PageId, Transition } from '#contract'

export type MapNode = { id: PageId; x: number; y: number }
/** A way from one page to another; ways back and ways to the page itself are bent by the drawing. */
export type MapEdge = { from: PageId; to: PageId; count: number; by: string[]; back: boolean }
export type MapLayout = { nodes: MapNode[]; edges: MapEdge[]; width: number; height: number }

export const NODE = { width: 160, height: 144, gapX: 88, gapY: 36 } as const
/** How far below its pages a way back over several columns reaches, at most. */
export const DETOUR = 64

/** Pages in columns by their distance from where people come in, ways between them joined to one arrow a pair. */
export function mapLayout(pages: readonly Page[], transitions: readonly Transition[]): MapLayout {
  const known = new Set(pages.map((page) => page.id))
  const edges = joined(transitions.filter((way) => known.has(way.from) && known.has(way.to)))
  const columnOf = columns(pages, edges)
  const filled: PageId[][] = []
  for (const page of pages) {
    const column = columnOf.get(page.id) ?? 0
    filled[column] ??= []
    filled[column].push(page.id)
  }
  const columnList = filled.filter((column) => column !== undefined)
  const tallest = Math.max(1, ...columnList.map((column) => column.length))
  const height = tallest * (NODE.height + NODE.gapY) - NODE.gapY
  const nodes = columnList.flatMap((column, index) => {
    const own = column.length * (NODE.height + NODE.gapY) - NODE.gapY
    return column.map((id, row) => ({ id, x: index * (NODE.width + NODE.gapX), y: (height - own) / 2 + row * (NODE.height + NODE.gapY) }))
  })
  const xOf = new Map(nodes.map((node) => [node.id, node.x]))
  const wayOn = (edge: Omit<MapEdge, 'back'>) => (xOf.get(edge.to) ?? 0) - (xOf.get(edge.from) ?? 0)
  const detours = edges.some((edge) => -wayOn(edge) > NODE.width + NODE.gapX)
  return {
    nodes,
    edges: edges.map((edge) => ({ ...edge, back: wayOn(edge) <= 0 })),
    width: columnList.length * (NODE.width + NODE.gapX) - NODE.gapX,
    height: height + (detours ? DETOUR : 0),
  }
}

function joined(transitions: readonly Transition[]): Omit<MapEdge, 'back'>[] {
  const byPair = new Map<string, Omit<MapEdge, 'back'>>()
  for (const { from, to, by, count } of transitions) {
    const pair = `${from} ${to}`
    const edge = byPair.get(pair) ?? { from, to, count: 0, by: [] }
    byPair.set(pair, { ...edge, count: edge.count + count, by: edge.by.includes(by) ? edge.by : [...edge.by, by] })
  }
  return [...byPair.values()]
}

/** Breadth first from the pages that nothing leads to; when all are led to, from the one seen first. */
function columns(pages: readonly Page[], edges: readonly Omit<MapEdge, 'back'>[]): Map<PageId, number> {
  const column = new Map<PageId, number>()
  const reached = new Set(edges.filter((edge) => edge.from !== edge.to).map((edge) => edge.to))
  const byAge = pages.toSorted((a, b) => a.firstSeenAt.localeCompare(b.firstSeenAt) || a.id.localeCompare(b.id))
  const starts = byAge.filter((page) => !reached.has(page.id))
  const walk = (start: PageId) => {
    column.set(start, 0)
    const queue = [start]
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      for (const { from, to } of edges) {
        if (from !== id || column.has(to)) continue
        column.set(to, (column.get(id) ?? 0) + 1)
        queue.push(to)
      }
    }
  }
  for (const page of [...starts, ...byAge]) if (!column.has(page.id)) walk(page.id)
  return column
}
