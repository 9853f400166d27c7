import { parsePacketTimes } from './frame-times.ts'
import { runFfmpeg } from './run-ffmpeg.ts'

export type VideoFacts = {
  /** When each frame is shown, ms, ascending. */
  frameTimes: number[]
  /** Undefined when the file is no video. */
  size: { width: number; height: number } | undefined
  framesPerSecond: number | undefined
}

/** What a video holds, without decoding a frame; also of one that was cut short. Errors: `video-failed` when ffmpeg cannot be run. */
export async function probeVideo(ffmpeg: string, file: string): Promise<VideoFacts> {
  const pieces: Buffer[] = []
  let words = ''
  const line = (text: string) => {
    if (/^\s*Stream #0:\d.*: Video:/.test(text) && words === '') words = text
  }
  const args = ['-hide_banner', '-nostats', '-loglevel', 'info', '-i', file, '-map', '0:v:0', '-c', 'copy', '-copyts', '-f', 'framecrc']
  await runFfmpeg(ffmpeg, [...args, 'pipe:1'], { output: (piece) => pieces.push(piece), line })
  const [, width, height] = words.match(/, (\d{1,5})x(\d{1,5})/) ?? []
  const rate = words.match(/([\d.]+) (?:fps|tbr)/)?.[1]
  return {
    frameTimes: parsePacketTimes(Buffer.concat(pieces).toString('latin1')),
    size: width && height ? { width: Number(width), height: Number(height) } : undefined,
    framesPerSecond: rate === undefined ? undefined : Number(rate),
  }
}
