import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { RECORDING_VERSION, type Recording, RecordingManifest, RecordingSummary, UnderstudyError } from '#contract'
import { MANIFEST_FILE } from '../files.ts'
import { gesturesOf } from '../gestures/gestures-of.ts'
import { readEvents } from './read-events.ts'

/**
 * Reads a recording folder back, also one that was cut short by a crash: what could not be read is told in the notices.
 * Errors: `recording-damaged` (not there, or its manifest cannot be read), `from-the-future` (written by a newer Understudy).
 */
export async function readRecording(folder: string): Promise<Recording> {
  const manifest = await readManifest(folder)
  const { events, notices: lost } = await readEvents(folder)
  const cut = manifest.endedAt === null ? ['The recording was cut short; it holds what was written until then.'] : []
  const notices = [...new Set([...manifest.notices, ...cut, ...lost])]
  return { manifest: { ...manifest, notices, eventCount: events.length }, folder: resolve(folder), events, gestures: gesturesOf(events) }
}

/** What lists show of a recording. A recording that was cut short lasts until its last event. */
export function summaryOf({ manifest, events, gestures }: Recording): RecordingSummary {
  const durationMs = manifest.durationMs ?? Math.max(0, ...events.slice(-1).map((event) => event.atMs))
  return RecordingSummary.parse({ ...manifest, durationMs, gestureCount: gestures.length })
}

/**
 * The same, of one that lies in a folder; its events are only read when its manifest does not tell all. Errors as with
 * `readRecording`.
 */
export async function readSummary(folder: string): Promise<RecordingSummary> {
  const manifest = await readManifest(folder)
  const told = manifest.endedAt !== null && manifest.gestureCount !== undefined
  return told ? RecordingSummary.parse(manifest) : summaryOf(await readRecording(folder))
}

async function readManifest(folder: string): Promise<RecordingManifest> {
  const file = join(folder, MANIFEST_FILE)
  const data = await readFile(file, 'utf8').then(
    (text) => parseJson(text, file),
    (cause: unknown) => {
      throw damaged(`There is no recording in ${folder}: ${MANIFEST_FILE} cannot be read.`, cause)
    },
  )
  const version = z.object({ version: z.number() }).safeParse(data)
  if (version.success && version.data.version > RECORDING_VERSION) {
    throw new UnderstudyError(
      'from-the-future',
      `The recording in ${folder} was made by a newer Understudy (format ${version.data.version}, this one knows ${RECORDING_VERSION}).`,
      'Update Understudy, or open the recording where it was made.',
    )
  }
  const manifest = RecordingManifest.safeParse(data)
  if (!manifest.success) throw damaged(`${file} is not a recording's manifest: ${z.prettifyError(manifest.error)}`, manifest.error)
  return manifest.data
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw damaged(`${file} is damaged: it is no JSON.`, cause)
  }
}

function damaged(message: string, cause: unknown): UnderstudyError {
  return new UnderstudyError('recording-damaged', message, 'Record the task again, or restore the folder from a copy.', cause)
}
