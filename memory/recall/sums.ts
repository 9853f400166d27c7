const BUCKETS = 512

/** Sums by document number, below `size`. */
export function createSums(size: number) {
  const sums = new Float32Array(size)
  const touched: number[] = []
  return {
    /** Weights are above 0. */
    add(numbers: readonly number[], weight: number): void {
      for (const number of numbers) {
        const sum = sums[number] ?? 0
        if (sum === 0) touched.push(number)
        sums[number] = sum + weight
      }
    },
    of: (number: number | undefined): number => (number === undefined ? 0 : (sums[number] ?? 0)),
    /** How many numbers have a sum. */
    count: (): number => touched.length,
    /** The numbers with the highest sums, best first, at most `depth`. Without sorting all. */
    highest(depth: number): number[] {
      let most = 0
      for (const number of touched) most = Math.max(most, sums[number] ?? 0)
      const bucketOf = (number: number) => Math.min(BUCKETS - 1, Math.floor(((sums[number] ?? 0) / most) * BUCKETS))
      const sizes = new Uint32Array(BUCKETS)
      for (const number of touched) sizes[bucketOf(number)] = (sizes[bucketOf(number)] ?? 0) + 1
      let lowest = BUCKETS
      for (let held = 0; lowest > 0 && held < depth; held += sizes[lowest] ?? 0) lowest -= 1
      return touched
        .filter((number) => bucketOf(number) >= lowest)
        .sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || a - b)
        .slice(0, depth)
    },
  }
}
export type Sums = ReturnType<typeof createSums>
