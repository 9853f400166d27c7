import type { Database } from 'better-sqlite3'
import type { PageId, Way } from '#contract'
import type { TransitionRows } from '../transition-rows.ts'
import { type Edge, likeliestPath, type Path } from './likeliest-path.ts'
import { successOf } from './worth.ts'

const USUAL_LIMIT = 3
const MAX_LIMIT = 50

type Row = { to_page: string; by: string; count: number; success_count: number }

/**
 * The likeliest ways from one page to another: the `limit` likeliest paths that meet no page twice (J. Y. Yen, Management Science 1971), each found by Dijkstra's
 * search with −log of the success as length. Two acts that lead from one page to the same other are two ways. How likely an act is to succeed is the
 * mean of a share of which nothing was known before, (worked + 1) / (tried + 2): what worked once of once is thought less sure than 20 of 20,
 * and what failed once is not impossible. Only the pages on the way are read.
 */
export function createWays(database: Database, transitions: TransitionRows) {
  const leaving = database.prepare<[string], Row>(
    'SELECT to_page, by, count, success_count FROM transitions WHERE from_page = ? ORDER BY to_page, by',
  )

  return (from: PageId, to: PageId, options: { limit?: number } = {}): Way[] => {
    const limit = Math.min(MAX_LIMIT, Math.max(0, Math.floor(options.limit ?? USUAL_LIMIT)))
    if (from === to || limit === 0) return []
    const read = new Map<string, Edge[]>()
    const edgesOf = (page: string): Edge[] => {
      let edges = read.get(page)
      if (!edges) {
        edges = leaving
          .all(page)
          .flatMap((row) =>
            row.to_page === page
              ? []
              : [{ from: page, to: row.to_page, by: row.by, cost: -Math.log(successOf({ worked: row.success_count, tried: row.count })) }],
          )
        read.set(page, edges)
      }
      return edges
    }
    return likeliest(edgesOf, from, to, limit).map(({ edges, cost }) => ({
      transitions: edges.flatMap((edge) => transitions.one(edge) ?? []),
      likelihood: Math.min(1, Math.exp(-cost)),
    }))
  }
}

function likeliest(edgesOf: (page: string) => Edge[], from: string, to: string, limit: number): Path[] {
  const first = likeliestPath(edgesOf, from, to)
  const found: Path[] = first ? [first] : []
  const candidates = new Map<string, Path>()
  while (found.length > 0 && found.length < limit) {
    const last = found.at(-1)
    if (!last) break
    for (const [place, edge] of last.edges.entries()) {
      const root = last.edges.slice(0, place)
      const taken = new Set(
        found.filter(({ edges }) => root.every((each, index) => each === edges[index])).flatMap(({ edges }) => edges[place] ?? []),
      )
      const met = new Set(root.map((each) => each.from))
      const rest = likeliestPath(edgesOf, edge.from, to, { withoutEdges: taken, withoutPages: met })
      if (!rest) continue
      const edges = [...root, ...rest.edges]
      candidates.set(keyOf(edges), { edges, cost: edges.reduce((sum, { cost }) => sum + cost, 0) })
    }
    const next = [...candidates].sort(([a, one], [b, other]) => one.cost - other.cost || (a < b ? -1 : 1))[0]
    if (!next) break
    candidates.delete(next[0])
    found.push(next[1])
  }
  return found
}

function keyOf(edges: readonly Edge[]): string {
  return JSON.stringify(edges.map(({ from, to, by }) => [from, to, by]))
}
