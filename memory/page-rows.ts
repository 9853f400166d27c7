import type { Database } from 'better-sqlite3'
import { Page, type PageId } from '#contract'
import { readStored } from './stored.ts'

/** The rows of pages and of their older versions. What changes pages goes through here, inside a transaction of its own. */
export function createPageRows(database: Database, place: string) {
  const putPage = database.prepare<[string, string, number, string]>(
    `INSERT INTO pages (id, program, last_seen_at_ms, json) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
      program = excluded.program, last_seen_at_ms = excluded.last_seen_at_ms, json = excluded.json`,
  )
  const dropPage = database.prepare<[string]>('DELETE FROM pages WHERE id = ?')
  const readPage = database.prepare<[string], string>('SELECT json FROM pages WHERE id = ?').pluck()
  const readAll = database.prepare<[], string>('SELECT json FROM pages ORDER BY last_seen_at_ms DESC, id DESC').pluck()
  const readOfProgram = database
    .prepare<[string], string>('SELECT json FROM pages WHERE program = ? ORDER BY last_seen_at_ms DESC, id DESC')
    .pluck()
  const putOlder = database.prepare<[string, number, string]>(
    `INSERT INTO page_versions (page_id, version, json) VALUES (?, ?, ?) ON CONFLICT (page_id, version) DO UPDATE SET json = excluded.json`,
  )
  const readOlder = database.prepare<[string, number], string>('SELECT json FROM page_versions WHERE page_id = ? AND version = ?').pluck()
  const readAllOlder = database.prepare<[string], string>('SELECT json FROM page_versions WHERE page_id = ? ORDER BY version DESC').pluck()
  const dropOlder = database.prepare<[string, number]>('DELETE FROM page_versions WHERE page_id = ? AND version >= ?')

  const parsed = (json: string) => readStored(Page, json, 'a page', place)

  return {
    read(id: PageId): Page | undefined {
      const json = readPage.get(id)
      return json === undefined ? undefined : parsed(json)
    },
    /** Last seen first. */
    all: (program?: string): Page[] => (program === undefined ? readAll.all() : readOfProgram.all(program)).map(parsed),
    write(page: Page): void {
      putPage.run(page.id, page.look.window.program, Date.parse(page.lastSeenAt), JSON.stringify(page))
    },
    /** The page and its ways; its older versions stay. */
    remove(id: PageId): void {
      dropPage.run(id)
    },
    keepAsOlder(page: Page): void {
      putOlder.run(page.id, page.version, JSON.stringify(page))
    },
    older(id: PageId, version: number): Page | undefined {
      const json = readOlder.get(id, version)
      return json === undefined ? undefined : parsed(json)
    },
    /** Newest first, without the page as it is now. */
    allOlder: (id: PageId): Page[] => readAllOlder.all(id).map(parsed),
    forgetOlder: (id: PageId, fromVersion = 0): void => {
      dropOlder.run(id, fromVersion)
    },
  }
}
export type PageRows = ReturnType<typeof createPageRows>
