import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type CallHandlers,
  type Clock,
  type EmitEvent,
  type Forgotten,
  type Memory,
  type MemoryImported,
  type RecordingId,
  type RunId,
  type Traces,
  UnderstudyError,
} from '#contract'
import { inFile } from '#memory'
import { backupsFolder, type Home } from './home.ts'
import { picturesInJournals, runsNaming } from './journal-words.ts'
import { exportedFile, type RecordingShelf } from './recording-shelf.ts'

export type UpkeepPorts = { home: Home; memory: Memory; clock: Clock; shelf: RecordingShelf; emit: EmitEvent }

/** Keeping everything that Understudy ever kept sound, and taking away what a person wants forgotten. */
export function createUpkeepService({ home, memory, clock, shelf, emit }: UpkeepPorts) {
  const { upkeep } = memory

  async function backup(folder?: string): Promise<{ file: string; bytes: number }> {
    const file = folder ?? join(backupsFolder(home), new Date(clock.nowMs()).toISOString().replaceAll(/[:.]/g, '-'))
    return { file, ...(await upkeep.backup(file)) }
  }

  /**
   * Takes away a recording with all that came from it: first the files outside of memory (its folder, its exports, the journals of runs of what was learned
   * from it), then memory itself; so that what a crash cuts short can be done again. Errors: `recording-busy`, `run-busy`.
   */
  async function forget(recordingId: RecordingId, sure: boolean): Promise<Forgotten> {
    const traces = await upkeep.traces(recordingId)
    const journals = new Set([...traces.runs, ...(await runsNaming(home.runs, wordsOf(recordingId, traces)))])
    if (!sure) return withJournals(await upkeep.forget(recordingId, { sure }), traces, journals)
    const going = (await memory.runs()).find((run) => run.outcome === null && journals.has(run.id))
    if (going)
      throw new UnderstudyError(
        'run-busy',
        `“${going.title}” is being run and came from this recording.`,
        'Stop the run first, then forget the recording.',
      )
    await shelf.delete(recordingId)
    await rm(exportedFile(home.exports, recordingId), { force: true })
    for (const run of journals) await rm(join(home.runs, run), { recursive: true, force: true })
    const forgotten = withJournals(await upkeep.forget(recordingId, { sure }), traces, journals)
    emit('tasks.changed', {})
    emit('pages.changed', {})
    return { ...forgotten, left: [...forgotten.left, ...(await leftOutside(recordingId, traces))] }
  }

  /** Looks for what is left of it in files outside of memory. */
  async function leftOutside(recording: RecordingId, traces: Traces): Promise<string[]> {
    const left: string[] = []
    if ((await readdir(home.recordings)).includes(recording))
      left.push(`The recording’s folder ${join(home.recordings, recording)} is still there.`)
    for (const run of await runsNaming(home.runs, wordsOf(recording, traces))) left.push(`The journal of ${run} still names it.`)
    for (const file of await filesIn(home.exports)) {
      const found = await inFile(file, [recording, ...traces.tasks, ...traces.texts])
      if (found.length > 0) left.push(`${file} was exported before and still holds some of it. Delete it, here and wherever you gave it.`)
    }
    for (const folder of await formerMemories(home)) {
      const found = await inFile(join(folder, 'memory.sqlite'), [recording, ...traces.texts])
      if (found.length > 0)
        left.push(`The copy in ${folder} was made before and still holds it. Delete that folder to have it forgotten there too.`)
    }
    return left
  }

  return {
    health: upkeep.check,
    backup,
    forget,
    /** Pictures that journals show in the history stay. */
    collect: async () => upkeep.collectPictures({ alsoUsed: await picturesInJournals(home.runs) }),
    exportTo: (file: string) => upkeep.exportTo(file),
    async importFrom(file: string): Promise<MemoryImported> {
      const brought = await upkeep.importFrom(file)
      emit('tasks.changed', {})
      emit('pages.changed', {})
      return brought
    },
  }
}
export type UpkeepService = ReturnType<typeof createUpkeepService>

export function upkeepHandlers(service: UpkeepService): Pick<CallHandlers, 'memory.health' | 'memory.backup' | 'memory.forget'> {
  return {
    'memory.health': service.health,
    'memory.backup': () => service.backup(),
    'memory.forget': ({ recordingId, sure }) => service.forget(recordingId, sure),
  }
}

/** What tells that something came from the recording. Typed texts do not: another run may have typed the same by itself. */
function wordsOf(recording: RecordingId, { tasks, pictures }: Traces): string[] {
  return [recording, ...tasks, ...pictures]
}

/** Runs whose journals went without their being runs of what was forgotten count too. */
function withJournals(forgotten: Forgotten, traces: Traces, journals: ReadonlySet<RunId>): Forgotten {
  return { ...forgotten, runs: new Set([...traces.runs, ...journals]).size }
}

/** Backups, and what was set aside when one was restored. */
async function formerMemories(home: Home): Promise<string[]> {
  const inside = async (folder: string) => (await readdir(folder).catch(() => [])).map((name) => join(folder, name))
  const beside = (await inside(home.root)).filter((path) => path.startsWith(`${home.memory}.before-`))
  return [...(await inside(backupsFolder(home))), ...beside]
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}
