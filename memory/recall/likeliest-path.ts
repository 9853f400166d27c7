/** One act that leads from one page to another. */
export type Edge = { from: string; to: string; by: string; cost: number }
export type Path = { edges: Edge[]; cost: number }

/** Of a memory in which everything leads everywhere so many pages are looked at. */
const MAX_PAGES = 20_000

/** Dijkstra's search; pages are asked for their edges when they are reached. Undefined when no path is there. */
export function likeliestPath(
  edgesOf: (page: string) => readonly Edge[],
  from: string,
  to: string,
  without: { withoutEdges?: ReadonlySet<Edge>; withoutPages?: ReadonlySet<string> } = {},
): Path | undefined {
  const reached = new Map<string, { cost: number; by: Edge | undefined }>([[from, { cost: 0, by: undefined }]])
  const done = new Set<string>()
  const queue = createQueue()
  queue.add(from, 0)
  for (let next = queue.take(); next !== undefined && done.size < MAX_PAGES; next = queue.take()) {
    if (next === to) return pathTo(to, reached)
    if (done.has(next)) continue
    done.add(next)
    const cost = reached.get(next)?.cost ?? 0
    for (const edge of edgesOf(next)) {
      if (done.has(edge.to) || without.withoutEdges?.has(edge) || without.withoutPages?.has(edge.to)) continue
      const total = cost + edge.cost
      if (total >= (reached.get(edge.to)?.cost ?? Number.POSITIVE_INFINITY)) continue
      reached.set(edge.to, { cost: total, by: edge })
      queue.add(edge.to, total)
    }
  }
  return undefined
}

function pathTo(to: string, reached: ReadonlyMap<string, { cost: number; by: Edge | undefined }>): Path {
  const edges: Edge[] = []
  for (let edge = reached.get(to)?.by; edge; edge = reached.get(edge.from)?.by) edges.unshift(edge)
  return { edges, cost: reached.get(to)?.cost ?? 0 }
}

/** A binary heap: the page with the lowest cost comes first. */
function createQueue() {
  const heap: { page: string; cost: number }[] = []
  const costAt = (index: number) => heap[index]?.cost ?? Number.POSITIVE_INFINITY
  function swap(one: number, other: number): void {
    const [a, b] = [heap[one], heap[other]]
    if (a && b) [heap[one], heap[other]] = [b, a]
  }
  return {
    add(page: string, cost: number): void {
      let at = heap.push({ page, cost }) - 1
      while (at > 0) {
        const above = (at - 1) >> 1
        if (costAt(above) <= cost) break
        swap(at, above)
        at = above
      }
    },
    take(): string | undefined {
      const [first] = heap
      const last = heap.pop()
      if (!first || !last || heap.length === 0) return first?.page
      heap[0] = last
      let at = 0
      for (;;) {
        const below = costAt(2 * at + 1) <= costAt(2 * at + 2) ? 2 * at + 1 : 2 * at + 2
        if (costAt(below) >= last.cost) break
        swap(at, below)
        at = below
      }
      return first.page
    },
  }
}
