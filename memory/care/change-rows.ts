import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { PageChange, PageId, RecordingId } from '#contract'
import { Share } from '../transition-rows.ts'
import { NamedIn } from './named-pages.ts'

/** Sightings of a page at the moment of its change: what came since is the difference. Variants in the page's order. */
const Counted = z.object({
  id: PageId,
  version: z.number().int(),
  seenCount: z.number().int(),
  lastSeenAt: z.string(),
  recordings: z.array(RecordingId),
  variants: z.array(z.object({ seenCount: z.number().int(), lastSeenAt: z.string(), recordings: z.array(RecordingId) })),
})
export type Counted = z.infer<typeof Counted>

/** What it takes to undo a change exactly. */
export const Undo = z.object({
  /** The pages as they were: their content lies among the older versions. */
  before: z.array(z.object({ id: PageId, version: z.number().int() })),
  /** The pages that it made or changed. */
  after: z.array(Counted),
  /** Ways from and to all of them, before and after; absent when the change left them alone. */
  ways: z.object({ before: z.array(Share), after: z.array(Share) }).optional(),
  /** The pages that Tasks named otherwise since. */
  renamed: z.array(z.object({ from: PageId, to: PageId, in: z.array(NamedIn) })),
})
export type Undo = z.infer<typeof Undo>

export type StoredChange = Omit<PageChange, 'keptBecause'> & { undo: Undo | undefined }

type Row = { id: number; kind: string; by: string; at: string; what: string; pages: string; undone: number; undo: string | null }

export function createChangeRows(database: Database) {
  const put = database.prepare<[string, string, string, string, string, string]>(
    'INSERT INTO page_changes (kind, by, at, what, pages, undo) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const readOne = database.prepare<[number], Row>('SELECT * FROM page_changes WHERE id = ?')
  const readNewest = database.prepare<[number], Row>('SELECT * FROM page_changes ORDER BY id DESC LIMIT ?')
  const readLater = database.prepare<[number], Row>(
    "SELECT * FROM page_changes WHERE id > ? AND undone = 0 AND kind IN ('merge', 'split') ORDER BY id",
  )
  const setUndone = database.prepare<[number]>('UPDATE page_changes SET undone = 1, undo = NULL WHERE id = ?')

  return {
    write(change: Pick<PageChange, 'kind' | 'by' | 'at' | 'what' | 'pages'>, undo: Undo): number {
      const { kind, by, at, what, pages } = change
      return Number(put.run(kind, by, at, what, JSON.stringify(pages), JSON.stringify(undo)).lastInsertRowid)
    },
    read(id: number): StoredChange | undefined {
      const row = readOne.get(id)
      return row && storedOf(row)
    },
    /** Newest first. */
    newest: (limit: number): StoredChange[] => readNewest.all(limit).map(storedOf),
    /** The merges and splits after this one that still hold. */
    laterMoves: (id: number): { id: number; pages: PageId[] }[] =>
      readLater.all(id).map((row) => ({ id: row.id, pages: z.array(PageId).parse(JSON.parse(row.pages)) })),
    /** What it took to undo it is no longer needed. */
    markUndone: (id: number): void => {
      setUndone.run(id)
    },
  }
}
export type ChangeRows = ReturnType<typeof createChangeRows>

function storedOf({ id, kind, by, at, what, pages, undone, undo }: Row): StoredChange {
  const known = PageChange.omit({ keptBecause: true }).parse({ id, kind, by, at, what, pages: JSON.parse(pages), undone: undone === 1 })
  return { ...known, undo: undo === null ? undefined : Undo.parse(JSON.parse(undo)) }
}
