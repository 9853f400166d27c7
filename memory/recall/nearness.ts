import type { Database } from 'better-sqlite3'

/** Farther is not near; and of a program in which everything leads everywhere so many pages are looked at. */
const MAX_STEPS = 3
const MAX_PAGES = 400

/** How many transitions lead from a page to others: only those that succeeded at least once. */
export function createNearness(database: Database): (from: string) => Map<string, number> {
  const next = database
    .prepare<[string], string>('SELECT DISTINCT to_page FROM transitions WHERE from_page = ? AND success_count > 0')
    .pluck()
  return (from) => {
    const steps = new Map([[from, 0]])
    // A Map's entries are walked in the order in which they come, also those that come on the way: breadth first.
    for (const [page, far] of steps) {
      if (far === MAX_STEPS || steps.size >= MAX_PAGES) break
      for (const to of next.all(page)) if (!steps.has(to)) steps.set(to, far + 1)
    }
    return steps
  }
}
