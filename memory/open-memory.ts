import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { Clock, Memory } from '#contract'
import { openDatabase } from './database.ts'
import { memoryFault } from './faults.ts'
import { createPageStore } from './pages.ts'
import { createPictureStore, sweepPictures } from './pictures.ts'
import { createRunStore } from './runs.ts'
import { createTaskStore } from './tasks.ts'

/**
 * Opens (or begins) the memory in a folder: `memory.sqlite` and `pictures/`, both for the user's eyes alone. What was saved when a method
 * resolved survives a kill and a power cut. Several programs may have it open at once.
 * Errors: UnderstudyError `memory-damaged`, `from-the-future`, `disk-full`, `set-up`; a refused file is left as it was.
 */
export async function openMemory(options: { folder: string; clock: Clock }): Promise<Memory> {
  const file = join(options.folder, 'memory.sqlite')
  const pictures = join(options.folder, 'pictures')
  try {
    await sweepPictures(pictures, options.clock)
    return memoryOver(openDatabase(file), { file, pictures, clock: options.clock })
  } catch (error) {
    throw memoryFault(error, file)
  }
}

/** The port over an open database. Its own function so that tests can hand it a database with no room. */
export function memoryOver(database: Database, options: { file: string; pictures: string; clock: Clock }): Memory {
  const { file, clock } = options
  const tasks = createTaskStore(database, clock, file)
  const pages = createPageStore(database, file)
  const runs = createRunStore(database, file)

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

  return {
    pictures: createPictureStore(options.pictures),
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
    async [Symbol.asyncDispose]() {
      database.close()
    },
  }
}
