/**
 * Reciprocal rank fusion (Cormack, Clarke, Büttcher, SIGIR 2009): each list gives its n-th entry weight / (60 + n); entries that several
 * lists hold add up. Returned as a share of the best possible sum, 0 to 1.
 */
export function fuseRanks(lists: readonly { ids: readonly string[]; weight: number }[]): Map<string, number> {
  const damping = 60
  const best = lists.reduce((sum, { weight }) => sum + weight, 0) / (damping + 1)
  const sums = new Map<string, number>()
  for (const { ids, weight } of lists) {
    for (const [index, id] of ids.entries()) sums.set(id, (sums.get(id) ?? 0) + weight / (damping + index + 1))
  }
  return new Map([...sums].map(([id, sum]) => [id, sum / best]))
}
