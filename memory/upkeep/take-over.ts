import type { Database } from 'better-sqlite3'
import type { MemoryImported } from '#contract'
import { openDatabase } from '../database.ts'
import { damaged } from '../faults.ts'
import { jsonProblems } from './check.ts'

/** Tables in the order in which their rows may be written. Rows of a kind of thing that is here already stay as they are. */
const TABLES = [
  { table: 'pages', of: 'page', by: 'id' },
  { table: 'page_versions', of: 'page', by: 'page_id' },
  { table: 'tasks', of: 'task', by: 'id' },
  { table: 'task_revisions', of: 'task', by: 'task_id' },
  { table: 'lessons', of: 'task', by: 'task_id' },
  { table: 'grants', of: 'task', by: 'task_id' },
  { table: 'runs', of: 'run', by: 'id' },
  { table: 'transitions', of: 'way', by: undefined },
  { table: 'transition_shares', of: 'way', by: undefined },
] as const

type Table = (typeof TABLES)[number]

/**
 * Takes over rows of another memory's database, which is brought to the newest format first (so it must be a copy): Tasks, pages and runs whose ids are not
 * here, whole, and ways that are not here. One transaction; rows are read one by one. Changes of pages stay behind: they could not be undone here.
 * Errors: `memory-damaged` and `from-the-future` of the other file.
 */
export function takeOver({ database }: { database: Database }, file: string): Omit<MemoryImported, 'pictures'> {
  const other = openDatabase(file)
  try {
    const [problem] = jsonProblems(other)
    if (problem) throw damaged(file, problem)
    const work = database.transaction(() => {
      const known = { page: idsOf(database, 'pages'), task: idsOf(database, 'tasks'), run: idsOf(database, 'runs'), way: waysOf(database) }
      for (const table of TABLES) copyRows(database, other, table, known[table.of])
      const counts = (['tasks', 'pages', 'runs'] as const).map((table) => [table, added(other, table, known[ofTable(table)])] as const)
      const { tasks = 0, pages = 0, runs = 0 } = Object.fromEntries(counts)
      const there = count(other, 'tasks') + count(other, 'pages') - tasks - pages
      return { tasks, pages, runs, there }
    })
    return work.immediate()
  } finally {
    other.close()
  }
}

function copyRows(database: Database, other: Database, { table, by }: Table, known: ReadonlySet<string>): void {
  const columns = other.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}')`).pluck().all()
  const put = database.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`,
  )
  const places = (by === undefined ? ['from_page', 'to_page', 'by'] : [by]).map((column) => columns.indexOf(column))
  for (const row of other
    .prepare<[], unknown[]>(`SELECT ${columns.join(', ')} FROM ${table}`)
    .raw()
    .iterate()) {
    if (!known.has(places.map((place) => row[place]).join('\n'))) put.run(...row)
  }
}

function ofTable(table: 'tasks' | 'pages' | 'runs'): 'task' | 'page' | 'run' {
  return table === 'tasks' ? 'task' : table === 'pages' ? 'page' : 'run'
}

function added(other: Database, table: string, known: ReadonlySet<string>): number {
  let sum = 0
  for (const id of other.prepare<[], string>(`SELECT id FROM ${table}`).pluck().iterate()) sum += known.has(id) ? 0 : 1
  return sum
}

function idsOf(database: Database, table: string): Set<string> {
  return new Set(database.prepare<[], string>(`SELECT id FROM ${table}`).pluck().iterate())
}

function waysOf(database: Database): Set<string> {
  const rows = database.prepare<[], string[]>('SELECT from_page, to_page, by FROM transitions').raw().iterate()
  return new Set([...rows].map((row) => row.join('\n')))
}

function count(database: Database, table: string): number {
  return Number(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
}
