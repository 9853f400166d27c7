import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Recording, type RecordingDetail, RecordingId, type RecordingSummary, UnderstudyError } from '#contract'
import { folderBytes, readRecording, readSummary, summaryOf } from '#recorder'

export type ShelfPorts = {
  /** The folder that holds the recordings. */
  folder: string
  /** The recording that goes on now, here or in another process: `unknown` when it is not told which. */
  running: () => RecordingId | 'unknown' | undefined
}

/** The recordings that have ended, however they did. */
export function createRecordingShelf(ports: ShelfPorts) {
  const { folder, running } = ports
  const folderOf = (id: RecordingId) => join(folder, id)
  const read = (id: RecordingId): Promise<Recording> => readRecording(folderOf(id))

  /** Ids that have a folder, newest first. */
  async function ids(): Promise<RecordingId[]> {
    const names = await readdir(folder)
    return names.flatMap((name) => RecordingId.safeParse(name).data ?? []).sort((a, b) => (a < b ? 1 : -1))
  }

  /** Errors: `not-found`; `recording-busy` while it is still being made. */
  async function ended(id: RecordingId): Promise<string> {
    if (!(await ids()).includes(id)) throw notFound(id)
    const now = running()
    const mayRun = now === id || (now === 'unknown' && (await readSummary(folderOf(id)).catch(() => undefined))?.endedAt === null)
    if (mayRun) throw new UnderstudyError('recording-busy', `${id} is still being recorded.`, 'Stop the recording first.')
    return folderOf(id)
  }

  return {
    read,
    /** Newest first. A folder that cannot be read is left where it is and left out. */
    async list(): Promise<RecordingSummary[]> {
      const read = await Promise.allSettled((await ids()).filter((id) => id !== running()).map((id) => readSummary(folderOf(id))))
      return read.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    },
    async get(id: RecordingId): Promise<RecordingDetail> {
      if (!(await ids()).includes(id)) throw notFound(id)
      return detailOf(await read(id), await folderBytes(folderOf(id)))
    },
    /** False when there is none. Errors: `recording-busy`. */
    async delete(id: RecordingId): Promise<boolean> {
      if (!(await ids()).includes(id)) return false
      await rm(await ended(id), { recursive: true })
      return true
    },
  }
}
export type RecordingShelf = ReturnType<typeof createRecordingShelf>

function detailOf(recording: Recording, bytes: number): RecordingDetail {
  const { manifest, events, gestures } = recording
  const used = events.flatMap((event) => (event.kind === 'window' && event.window?.program ? [event.window.program] : []))
  return {
    summary: summaryOf(recording),
    gestures,
    markers: events.flatMap((event) =>
      event.kind === 'marker' ? [{ atMs: event.atMs, note: event.note, milestone: event.milestone ?? false }] : [],
    ),
    scope: manifest.scope ?? null,
    bytes,
    programs: [...new Set(used)],
  }
}

function notFound(id: RecordingId): UnderstudyError {
  return new UnderstudyError('not-found', `There is no recording ${id}.`, '`understudy recordings` lists all of them.')
}
