import { rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Clock, type RecordedEvent, type RecordingManifest, type RecordingSummary, UnderstudyError } from '#contract'
import { MANIFEST_FILE, PART, RESERVE_FILE, VIDEO_FILE, WRITING_FILE } from '../files.ts'
import { gesturesOf } from '../gestures/gestures-of.ts'
import { readEvents } from '../read/read-events.ts'
import { CUT_SHORT, readRecording, summaryOf } from '../read/read-recording.ts'
import { asDiskError } from '../session/disk.ts'
import { writeManifestFile } from '../session/recording-folder.ts'
import { probeVideo, type VideoFacts } from '../video/probe.ts'
import { markWriting, writerOf } from '../writing-mark.ts'
import { closeVideo, LEFT_OPEN, type VideoRepair } from './close-video.ts'
import { cutEvents } from './cut-events.ts'
import { lastFrameMs, type ManifestLeft, manifestLeft, rebuiltManifest, setAsideManifest } from './rebuild-manifest.ts'

/**
 * Closes off what a crash left of a recording, and tells in its notices what was done; a recording that is whole is not
 * touched. Nothing is thrown away: what cannot be read is kept beside it, and the video stays until its closed copy is seen to
 * hold the same. May be interrupted and begun again. Errors: `recording-busy` while it is still being written,
 * `recording-damaged` when no recording is there, `from-the-future`, `disk-full`.
 */
export async function repairRecording(folder: string, options: { clock: Clock; ffmpeg?: string }): Promise<RecordingSummary> {
  const path = resolve(folder)
  if (!(await stat(path).catch(() => undefined))?.isDirectory()) {
    throw new UnderstudyError('not-found', `There is no folder ${path}.`, '`understudy recordings` lists all recordings.')
  }
  const writer = await writerOf(path)
  if (writer !== undefined) {
    throw new UnderstudyError('recording-busy', `The recording is still being written (process ${writer}).`, 'Stop it first.')
  }
  const left = await manifestLeft(path)
  try {
    await markWriting(path)
    await repaired(path, left, options)
    for (const name of [RESERVE_FILE, `${MANIFEST_FILE}${PART}`, `${VIDEO_FILE}${PART}`]) await rm(join(path, name), { force: true })
  } catch (error) {
    throw asDiskError(error, path)
  } finally {
    await rm(join(path, WRITING_FILE), { force: true })
  }
  return summaryOf(await readRecording(path))
}

async function repaired(
  folder: string,
  left: ManifestLeft | undefined,
  { clock, ffmpeg }: { clock: Clock; ffmpeg?: string },
): Promise<void> {
  const cut = await cutEvents(folder)
  const { events } = await readEvents(folder)
  const film = await repairedVideo(folder, left?.manifest, ffmpeg)
  const manifest = left?.manifest ?? (await rebuiltManifest(folder, events, film.facts))
  const missing = Math.max(0, manifest.endedAt === null ? 0 : manifest.eventCount - events.length)
  const untouched = left?.inPlace && manifest.endedAt !== null && !cut.changed && !film.changed && missing === 0
  if (untouched) return
  const durationMs = manifest.durationMs ?? lengthOf(events, manifest.video, film.facts)
  const notices = [
    ...manifest.notices.filter((notice) => !film.closed || !LEFT_OPEN.includes(notice)),
    ...(manifest.endedAt === null ? [CUT_SHORT] : []),
    ...(cut.notice ? [cut.notice] : []),
    ...(missing > 0 ? [`${missing} ${missing === 1 ? 'event' : 'events'} of this recording are lost.`] : []),
    ...(film.notice ? [film.notice] : []),
  ]
  if (!left?.inPlace) await setAsideManifest(folder)
  await writeManifestFile(folder, {
    ...manifest,
    video: film.lost ? null : (manifest.video ?? film.found ?? null),
    endedAt: manifest.endedAt ?? new Date(Date.parse(manifest.startedAt) + durationMs).toISOString(),
    durationMs,
    eventCount: events.length,
    gestureCount: gesturesOf(events).length,
    notices: [...new Set(notices)],
    repairedAt: new Date(clock.nowMs()).toISOString(),
  })
}

type Film = {
  changed: boolean
  closed: boolean
  lost: boolean
  facts: VideoFacts | undefined
  notice: string | undefined
  /** A video that the manifest did not know of. */
  found: RecordingManifest['video']
}

async function repairedVideo(folder: string, manifest: RecordingManifest | undefined, ffmpeg: string | undefined): Promise<Film> {
  const none: Film = { changed: false, closed: false, lost: false, facts: undefined, notice: undefined, found: null }
  const name = manifest?.video?.file ?? VIDEO_FILE
  const known = manifest?.video != null
  if (!known && !(await stat(join(folder, name)).catch(() => undefined))) return none
  const repair = await closeVideo(folder, name, ffmpeg)
  const facts = await factsOf(repair, join(folder, name), known && manifest.endedAt !== null ? undefined : ffmpeg)
  const lost = repair.kind === 'lost'
  const notice = 'notice' in repair && (known || !lost) ? repair.notice : undefined
  const told = notice !== undefined && manifest?.notices.includes(notice) === true
  const found = known || !manifest || !facts?.size ? null : foundVideo(manifest, facts)
  return {
    changed: repair.kind === 'closed' || found !== null || (notice !== undefined && !told),
    closed: repair.kind === 'closed',
    lost: lost && known,
    facts,
    notice,
    found,
  }
}

/** A whole video is only looked into when nothing is known of it yet. */
async function factsOf(repair: VideoRepair, file: string, ffmpeg: string | undefined): Promise<VideoFacts | undefined> {
  if (repair.kind === 'whole') return ffmpeg === undefined ? undefined : probeVideo(ffmpeg, file)
  return 'facts' in repair ? repair.facts : undefined
}

/** The recorder was killed between the first frame and the writing of the manifest that tells of it. */
function foundVideo(manifest: RecordingManifest, { size, framesPerSecond = 12, frameTimes }: VideoFacts): RecordingManifest['video'] {
  if (!size || frameTimes.length === 0) return null
  const { x, y } = manifest.displays[0]?.box ?? { x: 0, y: 0 }
  return { file: VIDEO_FILE, startedAtMs: 0, framesPerSecond, box: { x, y, ...size } }
}

function lengthOf(events: readonly RecordedEvent[], video: RecordingManifest['video'], facts: VideoFacts | undefined): number {
  const last = events.reduce((latest, event) => Math.max(latest, event.atMs), 0)
  return Math.max(last, video && facts ? video.startedAtMs + lastFrameMs(facts) : 0)
}
