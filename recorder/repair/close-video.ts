import { rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { PART } from '../files.ts'
import { syncFile } from '../replace-file.ts'
import { isClosedVideo } from '../video/container.ts'
import { probeVideo, type VideoFacts } from '../video/probe.ts'
import { runFfmpeg } from '../video/run-ffmpeg.ts'

export type VideoRepair =
  /** Whole before, and not touched. */
  | { kind: 'whole' }
  /** Closed off now: it can be searched and knows its length. */
  | { kind: 'closed'; facts: VideoFacts }
  /** It can be read as it is, and stays so. */
  | { kind: 'left'; facts: VideoFacts | undefined; notice: string }
  /** No picture can be had from it. */
  | { kind: 'lost'; notice: string }

/** Closes off a video that was cut short, without touching a picture of it. The old file goes when the new one is seen to hold the same. */
export async function closeVideo(folder: string, name: string, ffmpeg: string | undefined): Promise<VideoRepair> {
  const file = join(folder, name)
  const before = name === basename(name) ? await stat(file).catch(() => undefined) : undefined
  if (!before?.isFile()) return { kind: 'lost', notice: 'The video is missing.' }
  if (!name.endsWith('.mkv') || (await isClosedVideo(file))) return { kind: 'whole' }
  if (before.size === 0) return { kind: 'lost', notice: NO_PICTURE }
  if (ffmpeg === undefined) return { kind: 'left', facts: undefined, notice: NO_FFMPEG }
  const facts = await probeVideo(ffmpeg, file)
  if (facts.frameTimes.length === 0) return { kind: 'lost', notice: NO_PICTURE }
  const part = `${file}${PART}`
  try {
    const args = ['-v', 'error', '-i', file, '-map', '0:v:0', '-c', 'copy', '-copyts', '-f', 'matroska', '-y', part]
    await runFfmpeg(ffmpeg, args)
    const after = await stat(file)
    const same = after.size === before.size && (await holdsTheSame(ffmpeg, part, facts))
    if (!same) return { kind: 'left', facts, notice: NOT_CLOSED }
    await syncFile(part)
    await rename(part, file)
    return { kind: 'closed', facts }
  } finally {
    await rm(part, { force: true })
  }
}

const NO_FFMPEG = 'The video could not be closed off, because ffmpeg was not found; it is kept as it was.'
const NO_PICTURE = 'The video holds no picture that can be read; its file is kept as it was.'
const NOT_CLOSED = 'The video could not be closed off; it is kept as it was.'
/** What is true no more once the video was closed off after all. */
export const LEFT_OPEN: readonly string[] = [NO_FFMPEG, NOT_CLOSED]

async function holdsTheSame(ffmpeg: string, part: string, { frameTimes, size }: VideoFacts): Promise<boolean> {
  const there = await stat(part).catch(() => undefined)
  if (!there || !(await isClosedVideo(part))) return false
  const copy = await probeVideo(ffmpeg, part)
  const sameTimes = copy.frameTimes.length === frameTimes.length && copy.frameTimes.every((time, index) => time === frameTimes[index])
  return sameTimes && copy.size?.width === size?.width && copy.size?.height === size?.height
}
