/** A place between a goal and a request: so many units and tokens are behind it; `inside` the value of the slot at `u` or not. */
export type Place = { u: number; t: number; inside: boolean }

export type Lattice = {
  /** The number of a place. Numbers, not objects: a lattice has many places, and one is made for every task and order. */
  outside(u: number, t: number): number
  inside(u: number, t: number): number
  /** There is a step from a place to a later one at this cost. Steps from a place count once all steps to it are known. */
  reach(from: number, to: number, cost: number): void
  /** The steps of the cheapest way from the beginning to the end of both. */
  cheapestWay(): { from: Place; to: Place }[]
  /** What that way costs. */
  cost(): number
}

/** Places and the cheapest way to each. */
export function createLattice(unitCount: number, tokenCount: number): Lattice {
  const row = (tokenCount + 1) * 2
  const end = unitCount * row + tokenCount * 2
  const costs = new Float64Array((unitCount + 1) * row).fill(Number.POSITIVE_INFINITY)
  const previous = new Int32Array(costs.length).fill(-1)
  costs[0] = 0
  const placeOf = (number: number): Place => ({ u: Math.floor(number / row), t: Math.floor((number % row) / 2), inside: number % 2 === 1 })

  return {
    outside: (u, t) => u * row + t * 2,
    inside: (u, t) => u * row + t * 2 + 1,
    reach(from, to, cost) {
      const whole = (costs[from] ?? 0) + cost
      if (whole >= (costs[to] ?? 0)) return
      costs[to] = whole
      previous[to] = from
    },
    cheapestWay() {
      const steps: { from: Place; to: Place }[] = []
      for (let number = end; number > 0; number = previous[number] ?? 0)
        steps.push({ from: placeOf(previous[number] ?? 0), to: placeOf(number) })
      return steps.reverse()
    },
    cost: () => costs[end] ?? 0,
  }
}
