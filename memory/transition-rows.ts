import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { type PageId, RecordingId, Transition } from '#contract'

/** What the same recordings showed of one way; a Transition is the sum of them. `took`: times from act to page, the newest ones. */
export const Share = Transition.omit({ tookMs: true }).extend({ took: z.array(z.number().nonnegative()) })
export type Share = z.infer<typeof Share>

/** How many times of a way are kept for its median. */
const MAX_TIMES = 51

type Row = {
  from_page: string
  to_page: string
  by: string
  recordings: string
  count: number
  success_count: number
  last_at: string | null
}

/** The rows of transitions. What changes them goes through here, inside a transaction of its own. */
export function createTransitionRows(database: Database) {
  const columns = 'from_page, to_page, by, recordings, count, success_count, last_at'
  const order = 'ORDER BY count DESC, from_page, to_page, by'
  const readAll = database.prepare<[], Row & { took_ms: number | null }>(`SELECT ${columns}, took_ms FROM transitions ${order}`)
  const readOf = database.prepare<[string, string], Row & { took_ms: number | null }>(
    `SELECT ${columns}, took_ms FROM transitions WHERE from_page = ? OR to_page = ? ${order}`,
  )
  const readBetween = database.prepare<[string, string], Row & { took_ms: number | null }>(
    `SELECT ${columns}, took_ms FROM transitions
      WHERE from_page IN (SELECT value FROM json_each(?)) AND to_page IN (SELECT value FROM json_each(?)) ${order}`,
  )
  const readOne = database.prepare<[string, string, string], Row & { took_ms: number | null }>(
    `SELECT ${columns}, took_ms FROM transitions WHERE from_page = ? AND to_page = ? AND by = ?`,
  )
  const sharesOf = database.prepare<[string, string], Row & { took: string }>(
    `SELECT ${columns}, took FROM transition_shares WHERE from_page = ? OR to_page = ? ORDER BY from_page, to_page, by, recordings`,
  )
  const sharesOfWay = database.prepare<[string, string, string], Row & { took: string }>(
    `SELECT ${columns}, took FROM transition_shares WHERE from_page = ? AND to_page = ? AND by = ? ORDER BY recordings`,
  )
  const sharesNaming = database.prepare<[string], Row & { took: string }>(
    `SELECT ${columns}, took FROM transition_shares WHERE instr(recordings, ?) > 0`,
  )
  const dropShare = database.prepare<[string, string, string, string]>(
    'DELETE FROM transition_shares WHERE from_page = ? AND to_page = ? AND by = ? AND recordings = ?',
  )
  const countAll = database.prepare<[], number>('SELECT count(*) FROM transitions').pluck()
  const begin = database.prepare<[string, string, string]>(
    'INSERT INTO transitions (from_page, to_page, by, count, success_count) VALUES (?, ?, ?, 0, 0) ON CONFLICT DO NOTHING',
  )
  const putShare = database.prepare<[string, string, string, string, number, number, string | null, string]>(
    `INSERT INTO transition_shares (${columns}, took) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (from_page, to_page, by, recordings) DO UPDATE SET
      count = excluded.count, success_count = excluded.success_count, last_at = excluded.last_at, took = excluded.took`,
  )
  const putSum = database.prepare<[string, number, number, string | null, number | null, string, string, string]>(
    `UPDATE transitions SET recordings = ?, count = ?, success_count = ?, last_at = ?, took_ms = ? WHERE from_page = ? AND to_page = ? AND by = ?`,
  )
  const drop = database.prepare<[string, string]>('DELETE FROM transitions WHERE from_page = ? OR to_page = ?')
  const dropWay = database.prepare<[string, string, string]>('DELETE FROM transitions WHERE from_page = ? AND to_page = ? AND by = ?')

  function sumUp(way: Pick<Share, 'from' | 'to' | 'by'>): void {
    const sum = sumOf(sharesOfWay.all(way.from, way.to, way.by).map(shareOf))
    if (!sum) dropWay.run(way.from, way.to, way.by)
    else {
      const { recordings, count, successCount, lastAt = null, tookMs = null } = sum
      putSum.run(JSON.stringify(recordings), count, successCount, lastAt, tookMs, way.from, way.to, way.by)
    }
  }

  return {
    all: (page?: PageId): Transition[] => (page === undefined ? readAll.all() : readOf.all(page, page)).map(transitionOf),
    /** Those that lead from one of these pages to another of them. */
    between: (pages: readonly PageId[]): Transition[] => {
      const ids = JSON.stringify(pages)
      return readBetween.all(ids, ids).map(transitionOf)
    },
    one: ({ from, to, by }: { from: string; to: string; by: string }): Transition | undefined => {
      const row = readOne.get(from, to, by)
      return row && transitionOf(row)
    },
    /** All shares of the ways from and to these pages. */
    shares: (pages: readonly PageId[]): Share[] => {
      const found = pages.flatMap((page) => sharesOf.all(page, page).map(shareOf))
      return [...new Map(found.map((share) => [keyOf(share), share])).values()]
    },
    add(share: Share): void {
      begin.run(share.from, share.to, share.by)
      const there = sharesOfWay.all(share.from, share.to, share.by).map(shareOf)
      const {
        from,
        to,
        by,
        recordings,
        count,
        successCount,
        lastAt = null,
        took,
      } = joined(
        there.find((other) => keyOf(other) === keyOf(share)),
        share,
      )
      putShare.run(from, to, by, JSON.stringify(recordings), count, successCount, lastAt, JSON.stringify(took))
      sumUp(share)
    },
    /** Takes a recording out of all ways; tells how many are gone with it. Counts that others share with it stay. */
    forget(recording: RecordingId): number {
      const before = countAll.get() ?? 0
      for (const share of sharesNaming.all(JSON.stringify(recording)).map(shareOf)) {
        dropShare.run(share.from, share.to, share.by, JSON.stringify(share.recordings))
        const recordings = share.recordings.filter((each) => each !== recording)
        if (recordings.length > 0) this.add({ ...share, recordings })
        else sumUp(share)
      }
      return before - (countAll.get() ?? 0)
    },
    /** All ways from and to a page. */
    removeOf: (page: PageId): void => {
      drop.run(page, page)
    },
  }
}
export type TransitionRows = ReturnType<typeof createTransitionRows>

/** What a saved Transition adds. */
export function shareFrom({ tookMs, ...transition }: Transition): Share {
  return { ...transition, recordings: sorted(transition.recordings), took: tookMs === undefined ? [] : [tookMs] }
}

/** Which share it is; those of one key add up. */
export function keyOf({ from, to, by, recordings }: Share): string {
  return JSON.stringify([from, to, by, sorted(recordings)])
}

export function joined(one: Share | undefined, other: Share): Share {
  if (!one) return other
  return {
    ...other,
    count: one.count + other.count,
    successCount: one.successCount + other.successCount,
    ...lastOf([one, other]),
    took: [...one.took, ...other.took].slice(-MAX_TIMES),
  }
}

function sumOf(shares: Share[]): Transition | undefined {
  const [first] = shares
  if (!first) return undefined
  const times = shares.flatMap(({ took }) => took).sort((a, b) => a - b)
  const middle = (times.length - 1) / 2
  const median = ((times[Math.floor(middle)] ?? 0) + (times[Math.ceil(middle)] ?? 0)) / 2
  return {
    ...{ from: first.from, to: first.to, by: first.by },
    count: shares.reduce((sum, { count }) => sum + count, 0),
    successCount: shares.reduce((sum, { successCount }) => sum + successCount, 0),
    recordings: sorted(shares.flatMap(({ recordings }) => recordings)),
    ...lastOf(shares),
    ...(times.length > 0 ? { tookMs: median } : {}),
  }
}

function lastOf(shares: readonly Share[]): { lastAt?: string } {
  const lastAt = shares
    .flatMap((share) => share.lastAt ?? [])
    .sort()
    .at(-1)
  return lastAt === undefined ? {} : { lastAt }
}

function sorted(recordings: readonly RecordingId[]): RecordingId[] {
  return [...new Set(recordings)].sort()
}

function shareOf({ took, ...row }: Row & { took: string }): Share {
  return Share.parse({ ...wordsOf(row), took: JSON.parse(took) })
}

function transitionOf({ took_ms, ...row }: Row & { took_ms: number | null }): Transition {
  return Transition.parse({ ...wordsOf(row), ...(took_ms === null ? {} : { tookMs: took_ms }) })
}

function wordsOf(row: Row) {
  const { from_page, to_page, by, count, success_count, last_at } = row
  const recordings = z.array(RecordingId).parse(JSON.parse(row.recordings))
  return { from: from_page, to: to_page, by, count, successCount: success_count, recordings, ...(last_at ? { lastAt: last_at } : {}) }
}
