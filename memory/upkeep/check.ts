import type { Database } from 'better-sqlite3'
import type { z } from 'zod'
import { Lesson, type MemoryHealth, Page, PictureId, RunSummary, Task } from '#contract'
import { tablesOfWords } from '../words-tables.ts'
import { type BackupSource, lastBackupAt } from './backup.ts'
import { namedPictures } from './named-pictures.ts'

/** How many problems are told; the rest is counted. */
const TOLD = 20

/** Looks at everything: the file, each JSON in it, the pictures that it names. Takes seconds with a large memory. */
export async function checkMemory({ database, pictures, facts }: BackupSource): Promise<MemoryHealth> {
  const problems = [...fileProblems(database), ...jsonProblems(database)]
  let [pictureCount, pictureBytes] = [0, 0]
  const there = new Set<string>()
  for await (const { id, bytes } of pictures.list()) {
    there.add(id)
    pictureCount += 1
    pictureBytes += bytes
    await pictures
      .png(id)
      .catch((error: Error) => problems.push(`${error.message} Learn its recording again, or take the picture from a backup.`))
  }
  const lost = [...namedPictures(database)].filter((id) => !there.has(PictureId.parse(id)))
  if (lost.length > 0) {
    problems.push(
      `${lost.length === 1 ? 'A picture is' : `${lost.length} pictures are`} named but not there. Take them from a backup, or learn the recording again.`,
    )
  }
  const count = (table: string) => Number(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
  const counts = {
    tasks: count('tasks'),
    pages: count('pages'),
    transitions: count('transitions'),
    runs: count('runs'),
    pictures: pictureCount,
  }
  const databaseBytes = Number(database.pragma('page_count', { simple: true })) * Number(database.pragma('page_size', { simple: true }))
  return {
    ok: problems.length === 0,
    problems: [...problems.slice(0, TOLD), ...(problems.length > TOLD ? [`And ${problems.length - TOLD} more.`] : [])],
    ...{ counts, databaseBytes, pictureBytes, lastBackupAt: lastBackupAt(facts) },
  }
}

function fileProblems(database: Database): string[] {
  const said = database.prepare<[], string>('PRAGMA integrity_check(20)').pluck().all()
  const lost = database.prepare<[], { table: string }>('PRAGMA foreign_key_check').all()
  const indexes = tablesOfWords(database).flatMap((table) => {
    try {
      database.prepare(`INSERT INTO ${table} (${table}) VALUES ('integrity-check')`).run()
      return []
    } catch {
      return [`The words of ${table} do not fit what they were made from. Take the memory from a backup.`]
    }
  })
  return [
    ...said.filter((line) => line !== 'ok').map((line) => `The database is damaged: ${line}. Take it from a backup.`),
    ...(lost.length > 0
      ? [
          `${lost.length} rows name something that is gone (${[...new Set(lost.map(({ table }) => table))].join(', ')}). Take the memory from a backup.`,
        ]
      : []),
    ...indexes,
  ]
}

const STORED: readonly { table: string; name: string; what: string; schema: z.ZodType }[] = [
  { table: 'pages', name: 'id', what: 'page', schema: Page },
  { table: 'page_versions', name: 'page_id', what: 'older version of the page', schema: Page },
  { table: 'task_revisions', name: 'task_id', what: 'task', schema: Task },
  { table: 'runs', name: 'id', what: 'run', schema: RunSummary },
  { table: 'lessons', name: 'id', what: 'lesson', schema: Lesson },
]

/** What is not as its schema says, one sentence each. Reads row by row. */
export function jsonProblems(database: Database): string[] {
  const problems: string[] = []
  for (const { table, name, what, schema } of STORED) {
    for (const row of database.prepare<[], { name: string; json: string }>(`SELECT ${name} AS name, json FROM ${table}`).iterate()) {
      if (!fits(schema, row.json)) problems.push(`The ${what} ${row.name} is not as it was stored. Delete it, or take it from a backup.`)
    }
  }
  return problems
}

function fits(schema: z.ZodType, json: string): boolean {
  try {
    return schema.safeParse(JSON.parse(json)).success
  } catch {
    return false
  }
}
