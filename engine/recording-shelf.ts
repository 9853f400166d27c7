import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Clock,
  type Ids,
  type ImportResult,
  type RecordedEvent,
  type Recording,
  type RecordingDetail,
  RecordingId,
  type RecordingSummary,
  type SecretFinding,
  type TextReader,
  UnderstudyError,
  type VideoReader,
} from '#contract'
import {
  exportRecording,
  findSecrets,
  folderBytes,
  importRecording,
  readRecording,
  readSummary,
  redactRecording,
  repairRecording,
  summaryOf,
  writerOf,
} from '#recorder'

/** Where an exported recording lies unless it is said. */
export function exportedFile(exports: string, id: RecordingId): string {
  return join(exports, `${id}.understudy`)
}

export type ShelfPorts = {
  /** The folder that holds the recordings. */
  folder: string
  /** Where exported ones go unless it is said. */
  exports: string
  clock: Clock
  ids: Ids
  ffmpeg: () => Promise<string | undefined>
  /** What reads the pictures of a recording; undefined where they cannot be read. */
  videoReader: () => Promise<VideoReader | undefined>
  textReader: TextReader
  /** The recording that goes on in this process. */
  runningId: () => RecordingId | undefined
}

/** The recordings that have ended, however they did. */
export function createRecordingShelf(ports: ShelfPorts) {
  const { folder, clock } = ports
  const folderOf = (id: RecordingId) => join(folder, id)
  const read = (id: RecordingId): Promise<Recording> => readRecording(folderOf(id))

  /** What was found last in a recording, so that it need not be looked for again to be taken out. */
  const lastFound = new Map<RecordingId, SecretFinding[]>()

  /** Ids that have a folder, newest first. */
  async function ids(): Promise<RecordingId[]> {
    const names = await readdir(folder)
    return names.flatMap((name) => RecordingId.safeParse(name).data ?? []).sort((a, b) => (a < b ? 1 : -1))
  }

  /** True while it goes on, here or in another process. */
  async function isWritten(id: RecordingId): Promise<boolean> {
    const writer = await writerOf(folderOf(id))
    return id === ports.runningId() || (writer !== undefined && writer !== process.pid)
  }

  async function known(id: RecordingId): Promise<string> {
    if (!(await ids()).includes(id)) throw notFound(id)
    return folderOf(id)
  }

  /** Errors: `not-found`; `recording-busy` while it is still being made. */
  async function ended(id: RecordingId): Promise<string> {
    const path = await known(id)
    if (await isWritten(id)) throw new UnderstudyError('recording-busy', `${id} is still being recorded.`, 'Stop the recording first.')
    return path
  }

  async function secrets(id: RecordingId): Promise<SecretFinding[]> {
    await ended(id)
    const found = await findSecrets(await read(id), { video: await ports.videoReader(), reader: ports.textReader })
    lastFound.set(id, found)
    return found
  }

  async function listed(id: RecordingId): Promise<RecordingSummary | undefined> {
    // A folder that cannot be read is left where it is and left out.
    return (await isWritten(id)) ? undefined : readSummary(folderOf(id)).catch(() => undefined)
  }

  return {
    read: async (id: RecordingId): Promise<Recording> => {
      await known(id)
      return read(id)
    },
    /** Newest first. */
    async list(): Promise<RecordingSummary[]> {
      const summaries = await Promise.all((await ids()).map(listed))
      return summaries.filter((summary) => summary !== undefined)
    },
    async get(id: RecordingId): Promise<RecordingDetail> {
      const path = await known(id)
      return detailOf(await read(id), await folderBytes(path))
    },
    /** Closes off what a crash left. */
    async repair(id: RecordingId): Promise<RecordingSummary> {
      return repairRecording(await ended(id), { clock, ffmpeg: await ports.ffmpeg() })
    },
    /** The same for a folder that need not lie on the shelf. */
    async repairFolder(path: string): Promise<RecordingSummary> {
      return repairRecording(path, { clock, ffmpeg: await ports.ffmpeg() })
    },
    /** Writes one file for another machine; `file` is its path. */
    async export(id: RecordingId, to?: string): Promise<{ file: string; bytes: number }> {
      const path = await ended(id)
      if (!to) await mkdir(ports.exports, { recursive: true, mode: 0o700 })
      const file = to ?? exportedFile(ports.exports, id)
      return { file, ...(await exportRecording(path, file)) }
    },
    async import(file: string): Promise<ImportResult> {
      const { recording, unread } = await importRecording(file, {
        parentFolder: folder,
        ids: ports.ids,
        clock,
        ffmpeg: await ports.ffmpeg(),
      })
      return { recording, unread }
    },
    /** What in it looks like a secret. Errors: `not-found`, `recording-busy`. */
    secrets,
    /** Takes findings out, by their ids. Errors: `bad-input` for one that is not (or no longer) there, and those of `secrets`. */
    async redact(id: RecordingId, findings: readonly string[]): Promise<RecordingSummary> {
      const path = await ended(id)
      const found = lastFound.get(id) ?? (await secrets(id))
      const wanted = found.filter((finding) => findings.includes(finding.id))
      const strange = findings.find((finding) => !found.some((each) => each.id === finding))
      if (strange !== undefined) throw noFinding(strange, id)
      const [ffmpeg, video] = [await ports.ffmpeg(), await ports.videoReader()]
      await redactRecording(path, wanted, { ffmpeg, video, reader: ports.textReader, now: () => new Date(clock.nowMs()) })
      lastFound.delete(id)
      return readSummary(path)
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
    pauses: pausesOf(events),
    scope: manifest.scope ?? null,
    bytes,
    programs: [...new Set(used)],
  }
}

function pausesOf(events: readonly RecordedEvent[]): RecordingDetail['pauses'] {
  const pauses: RecordingDetail['pauses'] = []
  for (const event of events) {
    if (event.kind === 'pause') pauses.push({ fromMs: event.atMs, toMs: null, private: event.private ?? false })
    const last = pauses.at(-1)
    if (event.kind === 'resume' && last) last.toMs = event.atMs
  }
  return pauses
}

function noFinding(finding: string, id: RecordingId): UnderstudyError {
  return new UnderstudyError('bad-input', `${id} has no finding ${finding}.`, 'Look for its secrets again, then choose from what is found.')
}

function notFound(id: RecordingId): UnderstudyError {
  return new UnderstudyError('not-found', `There is no recording ${id}.`, '`understudy recordings` lists all of them.')
}
