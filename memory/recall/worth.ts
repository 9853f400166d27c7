import type { Database } from 'better-sqlite3'

/** What is known of the use of a page or task. Times in ms since the epoch; `tried` and `worked` are counts. */
export type Use = { tried: number; worked: number; lastAtMs: number }

const DAY_MS = 86_400_000
/** What was not used for so long counts half; it never counts nothing, and is never deleted for it. */
const HALF_LIFE_DAYS = 180
/** How much each sign can move what the words say, as a share of it: they decide between what fits about equally well. */
const WEIGHTS = { success: 0.1, rare: 0.03, near: 0.1, fresh: 0.05 } as const
const MOST = 1 + WEIGHTS.success / 2 + WEIGHTS.rare + WEIGHTS.near

/** How often a page was come to, or a task run, and how that went. */
export function createUseOf(database: Database) {
  const ofPage = database.prepare<[{ id: string }], Use>(
    `SELECT coalesce(sum(count), 0) AS tried, coalesce(sum(success_count), 0) AS worked,
      (SELECT last_seen_at_ms FROM pages WHERE id = @id) AS lastAtMs FROM transitions WHERE to_page = @id`,
  )
  const ofTask = database.prepare<[{ id: string }], Use>(
    `SELECT count(*) AS tried, coalesce(sum(succeeded), 0) AS worked,
      coalesce(max(started_at_ms), (SELECT saved_at_ms FROM tasks WHERE id = @id)) AS lastAtMs FROM runs WHERE task_id = @id`,
  )
  return { page: (id: string) => ofPage.get({ id }), task: (id: string) => ofTask.get({ id }) }
}

/**
 * What use, place and time add to what the words say, as a factor up to 1. Recall = likeness + past success + a bonus for the rarely used (MIA, arXiv
 * 2604.04503); the weights are ours.
 * - Success: (worked + 1) / (tried + 2), the mean of a share about which nothing was known before (Laplace): once of once is no certainty.
 * - Rarely used: without a bonus what was recalled once would always be recalled again, and what is better but never used would never be tried.
 * - Near: few transitions from where the desktop is.
 * - Fading: half after half a year, down to a floor.
 */
export function worthOf(use: Use, options: { nowMs: number; steps: number | undefined }): number {
  const success = successOf(use) - 0.5
  const rare = 1 / (1 + use.tried)
  const near = options.steps === undefined ? 0 : 1 / (1 + options.steps)
  const faded = 1 - freshness(use, options.nowMs)
  return (1 + WEIGHTS.success * success + WEIGHTS.rare * rare + WEIGHTS.near * near - WEIGHTS.fresh * faded) / MOST
}

export function successOf({ worked, tried }: Pick<Use, 'worked' | 'tried'>): number {
  return (worked + 1) / (tried + 2)
}

function freshness(use: Use, nowMs: number): number {
  return 0.5 ** (idleDays(use, nowMs) / HALF_LIFE_DAYS)
}

export function idleDays({ lastAtMs }: Use, nowMs: number): number {
  return Math.max(0, (nowMs - lastAtMs) / DAY_MS)
}
