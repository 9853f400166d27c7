import { setImmediate as letOthersWork } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { Cancelled, Page, Task } from '#contract'
import { readStored } from '../stored.ts'
import { type Document, documentOfPage, documentOfTask, type Kind } from './documents.ts'

/** Read again in one transaction: a few milliseconds, so that a writer never waits long. */
const BATCH = 200

const FIELDS = ['programs', 'name', 'purpose', 'ways', 'labels'] as const

/** Brings what pages and tasks are found by up to what is stored: reads again what was written down as due. */
export function createIndexKeeper(database: Database, place: string) {
  const readDue = database.prepare<[Kind], string>(`SELECT id FROM recall_due WHERE kind = ? ORDER BY id LIMIT ${BATCH}`).pluck()
  const settle = database.prepare<[Kind, string]>('DELETE FROM recall_due WHERE kind = ? AND id = ?')
  const anyDue = database.prepare<[], number>('SELECT EXISTS (SELECT 1 FROM recall_due)').pluck()
  const readPage = database.prepare<[string], string>('SELECT json FROM pages WHERE id = ?').pluck()
  const readWays = database.prepare<[string], string>('SELECT DISTINCT by FROM transitions WHERE from_page = ? ORDER BY by').pluck()
  const readTask = database
    .prepare<[string], string>(
      'SELECT json FROM task_revisions JOIN tasks ON id = task_id AND tasks.revision = task_revisions.revision WHERE id = ?',
    )
    .pluck()
  const tables = {
    page: tableOf(database, 'page', (id) => {
      const json = readPage.get(id)
      return json === undefined ? undefined : documentOfPage(readStored(Page, json, `the page ${id}`, place), readWays.all(id))
    }),
    task: tableOf(database, 'task', (id) => {
      const json = readTask.get(id)
      return json === undefined ? undefined : documentOfTask(readStored(Task, json, `the task ${id}`, place))
    }),
  }

  const batch = database.transaction((): void => {
    for (const kind of ['page', 'task'] as const) {
      for (const id of readDue.all(kind)) {
        tables[kind].renew(id)
        settle.run(kind, id)
      }
    }
  })

  return {
    /** At once, for callers that cannot wait. */
    now(): void {
      while (anyDue.get() === 1) batch.immediate()
    },
    /** The same, letting others work between batches. Errors: Cancelled. */
    async whole(signal?: AbortSignal): Promise<void> {
      while (anyDue.get() === 1) {
        if (signal?.aborted) throw new Cancelled('bringing the index of the memory up to date')
        batch.immediate()
        await letOthersWork()
      }
    },
  }
}
export type IndexKeeper = ReturnType<typeof createIndexKeeper>

function tableOf(database: Database, kind: Kind, made: (id: string) => Document | undefined) {
  const there = database.prepare<[string], Document>(`SELECT ${FIELDS.join(', ')} FROM recall_${kind}s WHERE id = ?`)
  const drop = database.prepare<[string]>(`DELETE FROM recall_${kind}s WHERE id = ?`)
  const put = database.prepare(`INSERT INTO recall_${kind}s (id, ${FIELDS.join(', ')}) VALUES (?, ?, ?, ?, ?, ?)`)
  return {
    /** What only was seen once more has the same words: its entry and its vectors stay. */
    renew(id: string): void {
      const before = there.get(id)
      const now = made(id)
      if (before && now && FIELDS.every((field) => before[field] === now[field])) return
      if (before) drop.run(id)
      if (now) put.run(id, ...FIELDS.map((field) => now[field]))
    },
  }
}
