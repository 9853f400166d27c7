import type { Database } from 'better-sqlite3'

/** Where pictures are named: table and column. Journals of runs lie outside of the database. */
const JSON_COLUMNS = [
  ['pages', 'json'],
  ['page_versions', 'json'],
  ['task_revisions', 'json'],
  ['lessons', 'json'],
  ['runs', 'json'],
] as const

/** All pictures that the database names, in any version of anything. Reads row by row. */
export function namedPictures(database: Database): Set<string> {
  const named = new Set<string>()
  for (const [table, column] of JSON_COLUMNS) {
    for (const json of database.prepare<[], string>(`SELECT ${column} FROM ${table}`).pluck().iterate()) {
      for (const id of picturesIn(json)) named.add(id)
    }
  }
  return named
}

/** The ids of pictures in a JSON text. A digest of something else only keeps a picture that could go. */
export function picturesIn(json: string): string[] {
  return [...json.matchAll(/"([0-9a-f]{64})"/g)].flatMap(([, id]) => id ?? [])
}
