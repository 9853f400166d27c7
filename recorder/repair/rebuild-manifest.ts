import { rename, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Box, RECORDING_VERSION, type RecordedEvent, RecordingId, type RecordingManifest, UnderstudyError } from '#contract'
import { CUT, EVENTS_FILE, MANIFEST_FILE, PART, VIDEO_FILE } from '../files.ts'
import { readManifest } from '../read/read-manifest.ts'
import type { VideoFacts } from '../video/probe.ts'

/** `inPlace`: it is `manifest.json` itself. */
export type ManifestLeft = { manifest: RecordingManifest; inPlace: boolean }

/**
 * The manifest that is there, or the one that was about to replace it; undefined when both are damaged or missing. Errors:
 * `from-the-future`, `recording-damaged` when nothing of a recording is there.
 */
export async function manifestLeft(folder: string): Promise<ManifestLeft | undefined> {
  for (const name of [MANIFEST_FILE, `${MANIFEST_FILE}${PART}`]) {
    const manifest = await readManifest(folder, name).catch((error: unknown) => {
      if (error instanceof UnderstudyError && error.code === 'recording-damaged') return undefined
      throw error
    })
    if (manifest) return { manifest, inPlace: name === MANIFEST_FILE }
  }
  const files = await Promise.all([EVENTS_FILE, VIDEO_FILE].map((name) => stat(join(folder, name)).catch(() => undefined)))
  if (files.some((file) => file?.isFile())) return undefined
  throw new UnderstudyError('recording-damaged', `There is no recording in ${folder}.`, 'Choose the folder of a recording.')
}

/** Makes a manifest from what was recorded. Times of day come from the files' own, so a copied folder begins when it was copied. */
export async function rebuiltManifest(
  folder: string,
  events: readonly RecordedEvent[],
  video: VideoFacts | undefined,
): Promise<RecordingManifest> {
  const lastMs = Math.max(0, ...events.slice(-1).map((event) => event.atMs))
  const eventsEndMs = (await mtimeMs(join(folder, EVENTS_FILE))) ?? 0
  const videoEndMs = await mtimeMs(join(folder, VIDEO_FILE))
  const startMs = Math.round(events.length > 0 || videoEndMs === undefined ? eventsEndMs - lastMs : videoEndMs - lastFrameMs(video))
  const videoStartMs = videoEndMs === undefined ? 0 : videoEndMs - lastFrameMs(video) - startMs
  const box = video?.size ? { x: 0, y: 0, ...video.size } : boundsOf(events)
  const id = RecordingId.safeParse(basename(folder))
  return {
    version: RECORDING_VERSION,
    id: id.success ? id.data : RecordingId.parse(`recording-${startMs.toString(36)}-found`),
    goal: '',
    startedAt: new Date(startMs).toISOString(),
    endedAt: null,
    durationMs: null,
    platform: 'unknown',
    displays: box ? [{ name: 'unknown', box, scale: 1 }] : [],
    video: video?.size
      ? {
          file: VIDEO_FILE,
          startedAtMs: Math.min(MOST_VIDEO_START_MS, Math.max(0, Math.round(videoStartMs))),
          framesPerSecond: video.framesPerSecond ?? FRAMES_PER_SECOND,
          box: { x: 0, y: 0, ...video.size },
        }
      : null,
    notices: ['What was known of this recording as a whole was lost; it was made anew, and its pictures may be off by a second.'],
    eventCount: events.length,
  }
}

/** The video begins soon after the recording. */
const MOST_VIDEO_START_MS = 5000
const FRAMES_PER_SECOND = 12

/** A manifest that cannot be read is kept under another name. */
export async function setAsideManifest(folder: string): Promise<void> {
  await rename(join(folder, MANIFEST_FILE), join(folder, `${MANIFEST_FILE}${CUT}`)).catch(() => {})
}

export function lastFrameMs(video: VideoFacts | undefined): number {
  return video?.frameTimes.at(-1) ?? 0
}

function mtimeMs(file: string): Promise<number | undefined> {
  return stat(file).then(
    (facts) => facts.mtimeMs,
    () => undefined,
  )
}

/** All that windows and pointer touched. */
function boundsOf(events: readonly RecordedEvent[]): Box | undefined {
  let bounds: Box | undefined
  const take = ({ x, y, width, height }: Box) => {
    const [left, top] = [Math.min(bounds?.x ?? x, x), Math.min(bounds?.y ?? y, y)]
    const right = Math.max(bounds ? bounds.x + bounds.width : x, x + width)
    const bottom = Math.max(bounds ? bounds.y + bounds.height : y, y + height)
    bounds = { x: left, y: top, width: right - left, height: bottom - top }
  }
  for (const event of events) {
    if ('point' in event) take({ ...event.point, width: 1, height: 1 })
    if (event.kind === 'window') for (const window of event.windows) take(window.box)
  }
  return bounds
}
