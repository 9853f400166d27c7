const BUCKETS = 512

/** The places of the highest sums among those that were touched, best first, about `count` of them and never less when there are. Without sorting all. */
export function highest(sums: Float32Array, touched: readonly number[], count: number): number[] {
  let most = 0
  for (const place of touched) most = Math.max(most, sums[place] ?? 0)
  if (most <= 0) return []
  const bucketOf = (place: number) => Math.min(BUCKETS - 1, Math.floor(((sums[place] ?? 0) / most) * BUCKETS))
  const sizes = new Uint32Array(BUCKETS)
  for (const place of touched) sizes[bucketOf(place)] = (sizes[bucketOf(place)] ?? 0) + 1
  let [lowest, held] = [BUCKETS, 0]
  while (lowest > 0 && held < count) {
    lowest -= 1
    held += sizes[lowest] ?? 0
  }
  return touched
    .filter((place) => bucketOf(place) >= lowest)
    .sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || a - b)
    .slice(0, count)
}
