import Database from 'better-sqlite3'
import { type Forgotten, PictureId, type RecordingId, type Traces } from '#contract'
import type { PageRows } from '../page-rows.ts'
import type { PictureShelf } from '../pictures.ts'
import type { IndexKeeper } from '../recall/keep-index.ts'
import type { TransitionRows } from '../transition-rows.ts'
import { tablesOfWords } from '../words-tables.ts'
import { type ForgottenPages, forgetPages } from './forget-pages.ts'
import { type ForgottenTasks, forgetTasks } from './forget-tasks.ts'
import { inFile, inNoRow } from './left.ts'
import { namedPictures } from './named-pictures.ts'

export type ForgettingSource = {
  database: Database.Database
  pictures: PictureShelf
  pages: PageRows
  transitions: TransitionRows
  keeper: IndexKeeper
  /** The database's file. */
  file: string
}

type Gone = ForgottenTasks & { pages: ForgottenPages; pictures: PictureId[]; texts: string[] }

/** Thrown to take a trial back. */
class OnlyTried extends Error {}

export function createForgetting(source: ForgettingSource) {
  const { database, pictures, file } = source

  /** Takes all rows away, or (without `sure`) only looks what would go. */
  function takeAway(recording: RecordingId, sure: boolean): Gone {
    let gone: Gone | undefined
    const work = database.transaction(() => {
      const before = namedPictures(database)
      const tasks = forgetTasks(database, recording, file)
      const pages = forgetPages(source, recording, tasks.texts)
      // What pages and tasks are found by must not hold a word of it when this transaction ends.
      source.keeper.now()
      const after = namedPictures(database)
      const unnamed = [...before].filter((id) => !after.has(id)).map((id) => PictureId.parse(id))
      gone = { ...tasks, pages, pictures: unnamed, texts: inNoRow(database, [...new Set(tasks.texts)]) }
      if (!sure) throw new OnlyTried()
    })
    try {
      work.immediate()
    } catch (error) {
      if (!(error instanceof OnlyTried)) throw error
    }
    if (!gone) throw new Error('A transaction that ended has told what it did.')
    return gone
  }

  async function picturesThere(ids: readonly PictureId[]): Promise<PictureId[]> {
    const there = await Promise.all(ids.map(async (id) => ((await pictures.has(id)) ? [id] : [])))
    return there.flat()
  }

  /** Looks in the rows, in the bytes of the files and among the pictures. */
  async function whatIsLeft(recording: RecordingId, gone: Gone): Promise<string[]> {
    const left = inNoRow(database, [recording]).length === 0 ? [`The memory still names ${recording}.`] : []
    for (const place of [file, `${file}-wal`]) {
      const found = await inFile(place, [recording, ...gone.texts])
      if (found.length > 0) {
        left.push(
          `${place} still holds ${found.length === 1 ? 'a text' : `${found.length} texts`} of it: close other copies of Understudy, see to it that the disk has room for a copy of the file, and forget it again.`,
        )
      }
    }
    const stayed = await picturesThere(gone.pictures)
    if (stayed.length > 0) left.push(`${stayed.length} of its pictures are still there.`)
    return left
  }

  return {
    async traces(recording: RecordingId): Promise<Traces> {
      const { tasks, runs, pictures, texts } = takeAway(recording, false)
      return { tasks: tasks.filter(({ whole }) => whole).map(({ id }) => id), runs, pictures, texts }
    },
    async forget(recording: RecordingId, { sure }: { sure: boolean }): Promise<Forgotten> {
      const gone = takeAway(recording, sure)
      const there = await picturesThere(gone.pictures)
      if (sure) {
        for (const id of there) await pictures.remove(id, Number.POSITIVE_INFINITY)
        wipe(database)
      }
      return {
        tasks: gone.tasks,
        ...gone.pages,
        runs: gone.runs.length,
        pictures: there.length,
        left: sure ? await whatIsLeft(recording, gone) : [],
      }
    },
  }
}

/** Deleted rows stay readable in a file until their room is used again, words in an index until it is built anew: both are done now. */
function wipe(database: Database.Database): void {
  try {
    for (const table of tablesOfWords(database)) {
      try {
        database.prepare(`INSERT INTO ${table} (${table}) VALUES ('rebuild')`).run()
      } catch {
        // An index without content of its own cannot be built from it: its parts are merged instead, which drops what was deleted.
        database.prepare(`INSERT INTO ${table} (${table}) VALUES ('optimize')`).run()
      }
    }
    database.exec('VACUUM')
    database.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    // Another program is at work, or there is no room for a second copy. The rows are gone; the search for what is left tells of the bytes.
    if (!(error instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED|FULL)/.test(error.code))) throw error
  }
}
