import { before, behind, type Way } from './automaton.ts'

/** What the alignment says, in order: a known step (`row`) and a shown one (`at`) are one; one of them has no partner; a way was taken. */
export type Op =
  | { kind: 'match'; row: number; at: number }
  | { kind: 'missing'; row: number }
  | { kind: 'extra'; at: number }
  | { kind: 'skip' | 'again' | 'arm'; block: string }

export type Costs = {
  /** `match[row][at]`: how little they are one step; infinite when they are not. */
  match: readonly (readonly number[])[]
  /** What it costs that a known, a shown step has no partner. */
  missing: readonly number[]
  extra: readonly number[]
}

/** Ways are free but for this, so that of two equal alignments the straight one is taken. */
const WAY_COST = 0.001

/**
 * The cheapest alignment of a sequence of shown steps with the known steps and their blocks: an edit distance (R. A. Wagner and M. J. Fischer, 1974)
 * against an automaton in place of a string, found as Viterbi's algorithm finds a path (A. J. Viterbi, 1967; for regular expressions E. W. Myers and
 * W. Miller, 1989): for each number of shown steps done, the cheapest way to each place.
 */
export function align(ways: readonly (readonly Way[])[], costs: Costs): { ops: Op[]; cost: number } {
  const shown = costs.extra.length
  const table = createTable(shown, ways.length)
  table.reach({ at: 0, node: before(0) }, 0, undefined)
  for (let at = 0; at <= shown; at += 1) {
    goWithoutShown(at, ways, costs, table)
    if (at < shown) doShown(at, ways.length, costs, table)
  }
  const end = { at: shown, node: behind(costs.missing.length - 1) }
  return { ops: table.pathTo(end), cost: table.cost(end) }
}

/** So many shown steps are done, and one stands here. */
type Place = { at: number; node: number }
type Table = ReturnType<typeof createTable>

function createTable(shown: number, nodes: number) {
  const cost = Array.from({ length: shown + 1 }, () => new Array<number>(nodes).fill(Number.POSITIVE_INFINITY))
  const came = Array.from({ length: shown + 1 }, () => new Array<(Place & { op?: Op }) | undefined>(nodes).fill(undefined))
  return {
    cost: ({ at, node }: Place) => cost[at]?.[node] ?? Number.POSITIVE_INFINITY,
    /** True when it is cheaper to come there from here. */
    reach({ at, node }: Place, total: number, from: (Place & { op?: Op }) | undefined): boolean {
      const [costs, origins] = [cost[at], came[at]]
      if (!costs || !origins || total >= (costs[node] ?? 0) - 1e-9) return false
      costs[node] = total
      origins[node] = from
      return true
    },
    pathTo(end: Place): Op[] {
      const ops: Op[] = []
      let here: Place | undefined = end
      while (here) {
        const from: (Place & { op?: Op }) | undefined = came[here.at]?.[here.node]
        if (from?.op) ops.push(from.op)
        here = from
      }
      return ops.reverse()
    },
  }
}

/** Known steps left out, and ways, until nothing gets cheaper. */
function goWithoutShown(at: number, ways: readonly (readonly Way[])[], costs: Costs, table: Table): void {
  const open = ways.map((_, node) => node).filter((node) => Number.isFinite(table.cost({ at, node })))
  for (let node = open.shift(); node !== undefined; node = open.shift()) {
    const from = { at, node }
    const total = table.cost(from)
    for (const way of ways[node] ?? []) {
      const op: Op | undefined = way.kind === 'on' || way.block === undefined ? undefined : { kind: way.kind, block: way.block }
      if (table.reach({ at, node: way.to }, total + (op ? WAY_COST : 0), { ...from, op })) open.push(way.to)
    }
    const row = node / 2
    const next = behind(row)
    if (node % 2 === 0 && table.reach({ at, node: next }, total + (costs.missing[row] ?? 0), { ...from, op: { kind: 'missing', row } }))
      open.push(next)
  }
}

/** The next shown step: as the known one that one stands before, or without a partner. */
function doShown(at: number, nodes: number, costs: Costs, table: Table): void {
  for (let node = 0; node < nodes; node += 1) {
    const total = table.cost({ at, node })
    if (!Number.isFinite(total)) continue
    const row = node / 2
    const match = node % 2 === 0 ? (costs.match[row]?.[at] ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
    if (Number.isFinite(match)) table.reach({ at: at + 1, node: behind(row) }, total + match, { at, node, op: { kind: 'match', row, at } })
    table.reach({ at: at + 1, node }, total + (costs.extra[at] ?? 0), { at, node, op: { kind: 'extra', at } })
  }
}
