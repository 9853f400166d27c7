import type { TreeNode } from '../../../executor/monitors/classifier.ts'

/** `weight`: how much a row counts. */
export type Row = { values: readonly number[]; yes: boolean; weight: number }
export type Boosting = {
  trees: number
  depth: number
  rate: number
  leastWeight: number
  calm: number
  /** Features by place that no split may ask for. */
  leftOut?: ReadonlySet<number>
}
export type Boosted = { base: number; trees: TreeNode[][] }

type Slope = { g: number; h: number }

/**
 * Gradient boosted trees for a yes or no, with Newton steps and exact splits (J. H. Friedman, 2001; T. Chen and C. Guestrin, arXiv 1603.02754). No chance is in it:
 * the same rows give the same trees, to the last digit.
 */
export function boost(rows: readonly Row[], { trees, leftOut = new Set(), ...growing }: Boosting): Boosted {
  const all = rows.reduce((sum, { weight }) => sum + weight, 0)
  const yes = rows.reduce((sum, row) => sum + (row.yes ? row.weight : 0), 0)
  const share = Math.min(0.99, Math.max(0.01, all === 0 ? 0 : yes / all))
  const base = rounded(Math.log(share / (1 - share)))
  const scores = rows.map(() => base)
  const orders = sortedByFeature(rows, leftOut)
  const grown: TreeNode[][] = []
  for (let round = 0; round < trees; round++) {
    const slopes = rows.map(({ yes: is, weight }, at): Slope => {
      const p = 1 / (1 + Math.exp(-(scores[at] ?? 0)))
      return { g: weight * ((is ? 1 : 0) - p), h: weight * p * (1 - p) }
    })
    const tree = grow(rows, slopes, orders, growing)
    if (tree.length === 1) break
    grown.push(tree)
    for (const [at, { values }] of rows.entries()) scores[at] = (scores[at] ?? 0) + leafOf(tree, values)
  }
  return { base, trees: grown }
}

function sortedByFeature(rows: readonly Row[], leftOut: ReadonlySet<number>): number[][] {
  const features = rows[0]?.values.length ?? 0
  const places = rows.map((_, at) => at)
  return Array.from({ length: features }, (_, feature) =>
    leftOut.has(feature) ? [] : places.toSorted((a, b) => value(rows, a, feature) - value(rows, b, feature) || a - b),
  )
}

function value(rows: readonly Row[], at: number, feature: number): number {
  return rows[at]?.values[feature] ?? 0
}

type Growing = Omit<Boosting, 'trees' | 'leftOut'>

function grow(rows: readonly Row[], slopes: readonly Slope[], orders: readonly number[][], growing: Growing): TreeNode[] {
  const tree: TreeNode[] = []
  const members = new Set(rows.keys())
  addNode(members, 0)
  return tree

  function addNode(inside: ReadonlySet<number>, depth: number): number {
    const at = tree.length
    const sum = sumOf(inside, slopes)
    const says = rounded((growing.rate * sum.g) / (sum.h + growing.calm))
    tree.push([-1, 0, 0, 0, says])
    const split = depth < growing.depth ? bestSplit(rows, slopes, orders, inside, sum, growing) : undefined
    if (!split) return at
    const low = new Set<number>()
    const high = new Set<number>()
    for (const row of inside) (value(rows, row, split.feature) <= split.upTo ? low : high).add(row)
    tree[at] = [split.feature, split.upTo, addNode(low, depth + 1), addNode(high, depth + 1), says]
    return at
  }
}

function sumOf(inside: ReadonlySet<number>, slopes: readonly Slope[]): Slope {
  const sum = { g: 0, h: 0 }
  for (const at of inside) {
    sum.g += slopes[at]?.g ?? 0
    sum.h += slopes[at]?.h ?? 0
  }
  return sum
}

/** What is gained below this is noise. */
const LEAST_GAIN = 1e-3

function bestSplit(
  rows: readonly Row[],
  slopes: readonly Slope[],
  orders: readonly number[][],
  inside: ReadonlySet<number>,
  all: Slope,
  { calm, leastWeight }: Growing,
): { feature: number; upTo: number } | undefined {
  const worth = (g: number, h: number) => (g * g) / (h + calm)
  let best: { feature: number; upTo: number; gain: number } | undefined
  for (const [feature, order] of orders.entries()) {
    let g = 0
    let h = 0
    let before: number | undefined
    for (const at of order) {
      if (!inside.has(at)) continue
      const now = value(rows, at, feature)
      // A split that rounding would put onto its own upper neighbour is none.
      const upTo = before === undefined ? now : rounded((before + now) / 2)
      if (before !== undefined && before <= upTo && upTo < now && h >= leastWeight && all.h - h >= leastWeight) {
        const gain = worth(g, h) + worth(all.g - g, all.h - h) - worth(all.g, all.h)
        if (gain > (best?.gain ?? LEAST_GAIN) + 1e-12) best = { feature, upTo, gain }
      }
      g += slopes[at]?.g ?? 0
      h += slopes[at]?.h ?? 0
      before = now
    }
  }
  return best
}

function leafOf(tree: readonly TreeNode[], values: readonly number[]): number {
  let node = tree[0]
  while (node && node[0] >= 0) node = tree[(values[node[0]] ?? 0) <= node[1] ? node[2] : node[3]]
  return node?.[4] ?? 0
}

function rounded(number: number): number {
  return Number(number.toPrecision(6))
}
