import type { Database } from 'better-sqlite3'
import { Page, type PageId, Transition } from '#contract'
import { readStored } from './stored.ts'

type TransitionRow = { from_page: string; to_page: string; by: string; count: number; success_count: number }

/** Pages, the words on them, and the transitions between them. Every method is one transaction. */
export function createPageStore(database: Database, place: string) {
  const putPage = database.prepare<[string, string, number, string]>(
    `INSERT INTO pages (id, program, last_seen_at_ms, json) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
      program = excluded.program, last_seen_at_ms = excluded.last_seen_at_ms, json = excluded.json`,
  )
  const clearWords = database.prepare<[string]>('DELETE FROM page_words WHERE page_id = ?')
  const putWords = database.prepare<[string, string, string, string]>(
    'INSERT INTO page_words (page_id, name, purpose, elements) VALUES (?, ?, ?, ?)',
  )
  const readPage = database.prepare<[string], string>('SELECT json FROM pages WHERE id = ?').pluck()
  const readAll = database.prepare<[], string>('SELECT json FROM pages ORDER BY last_seen_at_ms DESC, id DESC').pluck()
  const readOfProgram = database
    .prepare<[string], string>('SELECT json FROM pages WHERE program = ? ORDER BY last_seen_at_ms DESC, id DESC')
    .pluck()
  const addTransition = database.prepare<[string, string, string, number, number]>(
    `INSERT INTO transitions (from_page, to_page, by, count, success_count) VALUES (?, ?, ?, ?, ?) ON CONFLICT (from_page, to_page, by) DO UPDATE
      SET count = count + excluded.count, success_count = success_count + excluded.success_count`,
  )
  const columns = 'SELECT from_page, to_page, by, count, success_count FROM transitions'
  const order = 'ORDER BY count DESC, from_page, to_page, by'
  const allTransitions = database.prepare<[], TransitionRow>(`${columns} ${order}`)
  const transitionsOf = database.prepare<[string, string], TransitionRow>(`${columns} WHERE from_page = ? OR to_page = ? ${order}`)

  const save = database.transaction((given: Page) => {
    const page = Page.parse(given)
    putPage.run(page.id, page.look.window.program, Date.parse(page.lastSeenAt), JSON.stringify(page))
    clearWords.run(page.id)
    putWords.run(page.id, page.name, page.purpose, page.look.elements.map((element) => element.name).join('\n'))
  })

  const saveTransition = database.transaction((given: Transition) => {
    const { from, to, by, count, successCount } = Transition.parse(given)
    if (readPage.get(from) === undefined || readPage.get(to) === undefined) {
      throw new Error(`The pages ${from} and ${to} must be saved before the transition between them.`)
    }
    addTransition.run(from, to, by, count, successCount)
  })

  return {
    savePage: (page: Page): void => save.immediate(page),
    page: (id: PageId): Page | undefined => {
      const json = readPage.get(id)
      return json === undefined ? undefined : readStored(Page, json, `the page ${id}`, place)
    },
    pages: (program?: string): Page[] =>
      (program === undefined ? readAll.all() : readOfProgram.all(program)).map((json) => readStored(Page, json, 'a page', place)),
    saveTransition: (transition: Transition): void => saveTransition.immediate(transition),
    transitions: (page?: PageId): Transition[] =>
      (page === undefined ? allTransitions.all() : transitionsOf.all(page, page)).map((row) =>
        Transition.parse({ from: row.from_page, to: row.to_page, by: row.by, count: row.count, successCount: row.success_count }),
      ),
  }
}
