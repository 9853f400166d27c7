import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Memory, Page, Task, Transition } from '#contract'
import { createSystemClock } from '../../engine/clock.ts'
import { openDatabase } from '../../memory/database.ts'
import { memoryOver } from '../../memory/open-memory.ts'
import { createPictureStore } from '../../memory/pictures.ts'
import { createVectorIndex } from '../../memory/recall/vectors.ts'
import { createStandInEmbedder, DIMENSIONS } from './stand-in-embedder.ts'

const BATCH = 2_000

export type Filled = {
  memory: Memory
  database: ReturnType<typeof openDatabase>
  /** Of the file: without vectors, and with them. */
  bytes: number
  bytesWithVectors: number
  /** How long saving, indexing and making vectors took for one page or task, on the mean. */
  fillMs: { save: number; index: number; vectors: number }
}

/** A memory in a folder that holds these things through its own port, indexed, with vectors of the stand-in. Many saves share one transaction, for time. */
export async function fillMemory(folder: string, given: { pages: Page[]; tasks: Task[]; transitions: Transition[] }): Promise<Filled> {
  const file = join(folder, 'memory.sqlite')
  const database = openDatabase(file)
  const memory = memoryOver(database, { file, pictures: createPictureStore(join(folder, 'pictures')), clock: createSystemClock() })
  const things = given.pages.length + given.tasks.length
  const started = performance.now()
  await inBatches(database, given.pages, (page) => memory.savePage(page))
  await inBatches(database, given.tasks, (task) => memory.saveTask(task))
  await inBatches(database, given.transitions, (transition) => memory.saveTransition(transition))
  const saved = performance.now()
  await memory.recall({ request: 'nothing', subGoal: '', programs: [], limit: 1 })
  const indexed = performance.now()
  const bytes = bytesOf(database, file)
  for (const kind of ['page', 'task'] as const) {
    await createVectorIndex(database, kind).embedNew(createStandInEmbedder(), { dimensions: DIMENSIONS, most: Number.POSITIVE_INFINITY })
  }
  const fillMs = { save: (saved - started) / things, index: (indexed - saved) / things, vectors: (performance.now() - indexed) / things }
  return { memory, database, bytes, bytesWithVectors: bytesOf(database, file), fillMs }
}

async function inBatches<Thing>(
  database: Filled['database'],
  things: readonly Thing[],
  save: (thing: Thing) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < things.length; from += BATCH) {
    database.exec('BEGIN IMMEDIATE')
    for (const thing of things.slice(from, from + BATCH)) await save(thing)
    database.exec('COMMIT')
  }
}

function bytesOf(database: Filled['database'], file: string): number {
  database.pragma('wal_checkpoint(TRUNCATE)')
  return existsSync(file) ? statSync(file).size : 0
}
