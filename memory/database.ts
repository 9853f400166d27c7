import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { damaged, fromTheFuture } from './faults.ts'
import { formatOf, migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'

/** How long a writer waits for another one before it gives up. */
const BUSY_TIMEOUT_MS = 5_000

/**
 * Opens the database for reading and writing, at the newest format. A file that is damaged, from the future or not ours is refused
 * before anything is written to it. Throws what SQLite and the file system throw, and UnderstudyError for the refusals.
 */
export function openDatabase(file: string): Database.Database {
  makePrivate(file)
  if (statSync(file).size > 0) inspect(file)
  const database = new Database(file, { timeout: BUSY_TIMEOUT_MS })
  try {
    database.pragma('journal_mode = WAL')
    // A write that was reported as stored also survives the power going off.
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    database.pragma('trusted_schema = OFF')
    migrate(database, migrations)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** For the user's eyes alone. SQLite gives its log and index files the mode of the database. */
function makePrivate(file: string): void {
  const folder = dirname(file)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  if (existsSync(file)) chmodSync(file, 0o600)
  else closeSync(openSync(file, 'a', 0o600))
}

function inspect(file: string): void {
  const database = new Database(file, { readonly: true, timeout: BUSY_TIMEOUT_MS })
  try {
    const format = formatOf(database)
    if (format > migrations.length) throw fromTheFuture(file, format, migrations.length)
    const firstComplaint = database.prepare('PRAGMA quick_check(1)').pluck().get()
    if (firstComplaint !== 'ok') throw damaged(file, String(firstComplaint))
    const tableCount = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()
    if (format === 0 && tableCount !== 0) throw damaged(file, 'it holds the data of another program')
  } finally {
    database.close()
  }
}
