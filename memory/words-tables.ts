import type { Database } from 'better-sqlite3'

/** The names of all full-text indexes. */
export function tablesOfWords(database: Database): string[] {
  return database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%fts5%' ORDER BY name")
    .pluck()
    .all()
}
