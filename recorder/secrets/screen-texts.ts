import { join } from 'node:path'
import { type Box, intersection, type Picture, type Recording, type TextLine, type TextReader, type VideoReader } from '#contract'
import { changedBands, cropped, takeRows } from './changed-bands.ts'

/** A line that stood on the screen: desktop pixels, and times on the recording's clock. It was first read at `seenMs`; it may have come any time since `fromMs`. */
export type ScreenText = { line: TextLine; fromMs: number; seenMs: number; toMs: number }

const SAMPLE_EVERY_MS = 500
/** More samples than this are not read: those of a long recording lie further apart. */
const MOST_SAMPLES = 900
/** Frames in memory at a time. */
const FRAMES_AT_ONCE = 6
/** What was typed shows a moment after. */
const SHOWN_AFTER_MS = 200

/**
 * What could be read in the video, and when. Only what changed since the sample before is read again. What stood there for less than
 * half a second (longer in recordings of more than seven minutes) may be missed, unless it was typed.
 */
export async function screenTexts(
  recording: Recording,
  ports: { video: VideoReader; reader: TextReader; signal: AbortSignal | undefined; isOver: () => boolean },
): Promise<{ texts: ScreenText[]; readToMs: number; toMs: number }> {
  const { manifest, folder } = recording
  if (!manifest.video) return { texts: [], readToMs: 0, toMs: 0 }
  const { file, startedAtMs, box } = manifest.video
  const times = sampleTimes(recording, startedAtMs)
  const done: ScreenText[] = []
  let standing: ScreenText[] = []
  /** What was read last of each row, and when the sample before was taken. */
  let last: { picture: Picture; atMs: number } | undefined

  const take = async (picture: Picture, atMs: number) => {
    const bands = last ? changedBands(last.picture, picture) : [{ changed: picture.box, read: picture.box }]
    // It may have come right after the sample before, and stood until right before this one.
    const sinceMs = last?.atMs ?? atMs
    for (const band of bands) {
      const changed = onDesktop(band.changed, box)
      for (const text of standing.filter(({ line }) => intersection(line.box, changed))) done.push({ ...text, toMs: atMs })
      standing = standing.filter(({ line }) => !intersection(line.box, changed))
      const crop = cropped(picture, band.read)
      const lines = await ports.reader.read({ ...crop, box: onDesktop(band.read, box) })
      standing.push(
        ...lines.filter((line) => intersection(line.box, changed)).map((line) => ({ line, fromMs: sinceMs, seenMs: atMs, toMs: atMs })),
      )
      if (last) takeRows(last.picture, picture, band.changed)
    }
    last = { picture: last?.picture.data.length === picture.data.length ? last.picture : picture, atMs }
    for (const text of standing) text.toMs = atMs
  }
  let readToMs = 0
  for (let index = 0; index < times.length && !ports.isOver(); index += FRAMES_AT_ONCE) {
    ports.signal?.throwIfAborted()
    const chunk = times.slice(index, index + FRAMES_AT_ONCE)
    const frames = await ports.video.framesAt(join(folder, file), chunk)
    for (const [place, picture] of frames.entries()) {
      const atMs = (chunk[place] ?? 0) + startedAtMs
      if (picture) await take(picture, atMs)
      readToMs = atMs
    }
  }
  const toMs = (times.at(-1) ?? 0) + startedAtMs
  // What stands at the end stands to the end.
  return { texts: [...done, ...standing.map((text) => ({ ...text, toMs: text.toMs + SAMPLE_EVERY_MS }))], readToMs, toMs }
}

/** Times in the video, ms from its start, ascending. */
function sampleTimes({ manifest, events, gestures }: Recording, startedAtMs: number): number[] {
  const endMs = (manifest.durationMs ?? events.at(-1)?.atMs ?? 0) - startedAtMs
  const stepMs = Math.max(SAMPLE_EVERY_MS, endMs / MOST_SAMPLES)
  const grid = Array.from({ length: Math.max(0, Math.floor(endMs / stepMs)) }, (_, index) => Math.round((index + 0.5) * stepMs))
  const typed = gestures.flatMap((gesture) =>
    gesture.kind === 'type' && !gesture.secret ? [Math.round(gesture.toMs - startedAtMs + SHOWN_AFTER_MS)] : [],
  )
  return [...new Set([...grid, ...typed])].filter((time) => time >= 0 && time <= endMs).toSorted((a, b) => a - b)
}

function onDesktop(box: Box, { x, y }: Box): Box {
  return { ...box, x: box.x + x, y: box.y + y }
}
