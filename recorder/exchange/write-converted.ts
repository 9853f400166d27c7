import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RECORDING_VERSION, RecordedEvent, type RecordingId } from '#contract'
import { EVENTS_FILE, UNREAD_FILE } from '../files.ts'
import { gesturesOf } from '../gestures/gestures-of.ts'
import { createLineWriter } from '../lines/event-lines.ts'
import { writeManifestFile } from '../session/recording-folder.ts'
import type { Converted, Unread } from './converted.ts'
import { takeFilm } from './film.ts'

/** Writes what another recorder's log said as a recording, with what was not understood beside it. */
export async function writeConverted(
  converted: Converted,
  to: { folder: string; id: RecordingId; film: string | undefined; ffmpeg: string | undefined },
): Promise<void> {
  const { importedFrom, goal, startedAt, durationMs, platform, displays, unread, videoStartedAtMs } = converted
  const events = converted.events.map((event) => RecordedEvent.parse(event))
  await writeFile(join(to.folder, EVENTS_FILE), events.map(createLineWriter()).join(''), { mode: 0o600, flush: true })
  if (unread.length > 0) await writeFile(join(to.folder, UNREAD_FILE), unread.map(unreadText).join(''), { mode: 0o600 })
  const from = to.film === undefined ? undefined : { file: to.film, box: displays[0]?.box, startedAtMs: videoStartedAtMs }
  const { video, notice } = from ? await takeFilm(from, to.folder, to.ffmpeg) : { video: null, notice: undefined }
  const lines = unread.length === 1 ? 'One entry was' : `${unread.length} entries were`
  await writeManifestFile(to.folder, {
    version: RECORDING_VERSION,
    id: to.id,
    goal,
    startedAt,
    endedAt: new Date(Date.parse(startedAt) + durationMs).toISOString(),
    durationMs,
    platform,
    displays,
    video,
    notices: [
      ...converted.notices,
      ...(notice === undefined ? [] : [notice]),
      ...(unread.length > 0 ? [`${lines} not taken over; ${UNREAD_FILE} beside the recording has them word for word.`] : []),
    ],
    eventCount: events.length,
    gestureCount: gesturesOf(events).length,
    importedFrom,
  })
}

function unreadText({ line, text, why }: Unread): string {
  return `${line}: ${why}\n    ${text}\n`
}
