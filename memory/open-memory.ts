import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { type Clock, type Memory, UnderstudyError } from '#contract'
import { createPageCare } from './care/page-care.ts'
import { openDatabase } from './database.ts'
import { createFacts } from './facts.ts'
import { memoryFault } from './faults.ts'
import { createLessonStore } from './lessons.ts'
import { createPageRows } from './page-rows.ts'
import { createPageStore } from './pages.ts'
import { createPictureStore, type PictureShelf, sweepPictures } from './pictures.ts'
import { createIndexKeeper } from './recall/keep-index.ts'
import { createRecall } from './recall/recall.ts'
import { createWays } from './recall/ways.ts'
import { createRunStore } from './runs.ts'
import { createTaskStore } from './tasks.ts'
import { createTransitionRows } from './transition-rows.ts'
import { newestBackup } from './upkeep/backup.ts'
import { createUpkeep } from './upkeep/upkeep.ts'

/**
 * Opens (or begins) the memory in a folder: `memory.sqlite` and `pictures/`, both for the user's eyes alone. What was saved when a method
 * resolved survives a kill and a power cut. Several programs may have it open at once.
 * Errors: UnderstudyError `memory-damaged` (its advice names the newest of the `backups`), `from-the-future`, `disk-full`, `set-up`; a refused file is left as
 * it was.
 */
export async function openMemory(options: { folder: string; clock: Clock; backups?: string }): Promise<Memory> {
  const file = join(options.folder, 'memory.sqlite')
  const pictures = join(options.folder, 'pictures')
  try {
    await sweepPictures(pictures, options.clock)
    return memoryOver(openDatabase(file), { file, pictures: createPictureStore(pictures), clock: options.clock })
  } catch (error) {
    throw await withNewestBackup(memoryFault(error, file), options.backups)
  }
}

/** The port over an open database at the newest format. Its own function so that tests can hand it one with no room, or one without a file. */
export function memoryOver(database: Database, options: { file: string; pictures: PictureShelf; clock: Clock }): Memory {
  const { file, clock, pictures } = options
  const rows = { pages: createPageRows(database, file), transitions: createTransitionRows(database) }
  const keeper = createIndexKeeper(database, file)
  const tasks = createTaskStore(database, clock, file, keeper)
  const care = createPageCare(database, { ...rows, clock })
  const pages = createPageStore(database, { ...rows, care })
  const runs = createRunStore(database, file)
  const lessons = createLessonStore(database, file)
  const upkeep = createUpkeep({ database, keeper, pictures, clock, file, facts: createFacts(database, file), ...rows })

  /** SQLite answers at once; the port promises, and turns its complaints into faults with advice. */
  const told =
    <Input extends unknown[], Output>(work: (...input: Input) => Output) =>
    async (...input: Input): Promise<Output> => {
      try {
        return work(...input)
      } catch (error) {
        throw memoryFault(error, file)
      }
    }

  const toldLater =
    <Input extends unknown[], Output>(work: (...input: Input) => Promise<Output>) =>
    (...input: Input): Promise<Output> =>
      work(...input).catch((error) => Promise.reject(memoryFault(error, file)))

  return {
    pictures,
    saveTask: told(tasks.saveTask),
    task: told(tasks.task),
    tasks: told(tasks.tasks),
    findTasks: told(tasks.findTasks),
    deleteTask: told(tasks.deleteTask),
    savePage: told(pages.savePage),
    page: told(pages.page),
    pages: told(pages.pages),
    saveTransition: told(pages.saveTransition),
    transitions: told(pages.transitions),
    saveRun: told(runs.saveRun),
    run: told(runs.run),
    runs: told(runs.runs),
    grants: told(runs.grants),
    saveGrant: told(runs.saveGrant),
    deleteGrant: told(runs.deleteGrant),
    taskVersions: told(tasks.taskVersions),
    saveLesson: told(lessons.saveLesson),
    lessons: told(lessons.lessons),
    pageCare: {
      versions: told(care.versions),
      merge: told(care.merge),
      split: told(care.split),
      edit: told(care.edit),
      changes: told(care.changes),
      undo: told(care.undo),
    },
    upkeep: {
      check: toldLater(upkeep.check),
      backup: toldLater(upkeep.backup),
      exportTo: toldLater(upkeep.exportTo),
      importFrom: toldLater(upkeep.importFrom),
      collectPictures: toldLater(upkeep.collectPictures),
      traces: toldLater(upkeep.traces),
      forget: toldLater(upkeep.forget),
    },
    recall: toldLater(createRecall(database, { ...rows, clock, keeper, summary: tasks.summary })),
    ways: told(createWays(database, rows.transitions)),
    async [Symbol.asyncDispose]() {
      database.close()
    },
  }
}

async function withNewestBackup(fault: unknown, backups: string | undefined): Promise<unknown> {
  const newest = backups === undefined ? undefined : await newestBackup(backups)
  if (!(fault instanceof UnderstudyError) || fault.code !== 'memory-damaged' || !newest) return fault
  const advice = `${fault.advice} The newest backup is of ${newest.at}: understudy memory restore ${newest.folder}`
  return new UnderstudyError(fault.code, fault.message, advice, fault.cause)
}
