import { resolve } from 'node:path'
import { type Recording, RecordingSummary } from '#contract'
import { gesturesOf } from '../gestures/gestures-of.ts'
import { finishRedaction } from '../secrets/replace-files.ts'
import { readEvents } from './read-events.ts'
import { readManifest } from './read-manifest.ts'

export const CUT_SHORT = 'The recording was cut short; it holds what was written until then.'

/**
 * Reads a recording folder back, also one that was cut short by a crash: what could not be read is told in the notices.
 * Errors: `recording-damaged` (not there, or its manifest cannot be read), `from-the-future` (written by a newer Understudy).
 */
export async function readRecording(folder: string): Promise<Recording> {
  await finishRedaction(folder)
  const manifest = await readManifest(folder)
  const { events, notices: lost } = await readEvents(folder)
  const cut = manifest.endedAt === null ? [CUT_SHORT] : []
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
