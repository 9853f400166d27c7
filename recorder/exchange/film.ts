import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Box, RecordingManifest } from '#contract'
import { VIDEO_FILE } from '../files.ts'
import { KEYFRAME_EVERY } from '../video/grab-arguments.ts'
import { probeVideo } from '../video/probe.ts'
import { runFfmpeg } from '../video/run-ffmpeg.ts'

export type Film = { video: RecordingManifest['video']; notice: string | undefined }

/**
 * Takes in a film of the screen that lies beside a log: in our container, and a pixel of it a pixel of the display, whatever
 * size it was filmed in.
 */
export async function takeFilm(
  film: { file: string; box: Box | undefined; startedAtMs: number },
  folder: string,
  ffmpeg: string | undefined,
): Promise<Film> {
  if (ffmpeg === undefined) return { video: null, notice: 'The video beside it was not taken in, because ffmpeg was not found.' }
  const facts = await probeVideo(ffmpeg, film.file)
  const to = join(folder, VIDEO_FILE)
  const { size } = facts
  if (!size || facts.frameTimes.length === 0) return { video: null, notice: UNREADABLE }
  const box = film.box ?? { x: 0, y: 0, ...size }
  const same = size.width === box.width && size.height === box.height
  const scaled = ['-vf', `scale=${box.width}:${box.height}`, '-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '20', '-pix_fmt', 'yuv420p']
  const coding = same ? ['-c', 'copy'] : [...scaled, '-g', `${KEYFRAME_EVERY}`]
  const status = await runFfmpeg(ffmpeg, ['-v', 'error', '-i', film.file, '-map', '0:v:0', ...coding, '-f', 'matroska', '-y', to])
  const taken = status === 0 ? await probeVideo(ffmpeg, to) : undefined
  if (!taken || taken.frameTimes.length === 0) {
    await rm(to, { force: true })
    return { video: null, notice: UNREADABLE }
  }
  const framesPerSecond = facts.framesPerSecond ?? 30
  return { video: { file: VIDEO_FILE, startedAtMs: film.startedAtMs, framesPerSecond, box }, notice: undefined }
}

const UNREADABLE = 'The video beside it could not be read, and was not taken in.'
