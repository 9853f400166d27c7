import { type Picture, UnderstudyError, type VideoReader } from '#contract'
import { frameShownAt, passesOver } from './frame-times.ts'
import { createPamParser } from './pam.ts'
import { probeVideo } from './probe.ts'
import { runFfmpeg } from './run-ffmpeg.ts'

/**
 * Reads frames back with ffmpeg, also out of a file that was cut short. The pictures' boxes begin at 0, 0: the manifest says
 * where on the desktop that was. Errors: `video-failed` when ffmpeg cannot be run or the file is no video.
 */
export function createFfmpegReader({ ffmpeg }: { ffmpeg: string }): VideoReader {
  return {
    async framesAt(file, timesMs) {
      if (timesMs.length === 0) return []
      const { frameTimes } = await probeVideo(ffmpeg, file)
      if (frameTimes.length === 0) throw new UnderstudyError('video-failed', `No frame can be read from ${file}.`, ADVICE)
      const shown = timesMs.map((time) => frameShownAt(frameTimes, time))
      const pictures = new Map<number, Picture>()
      for (const pass of passesOver(
        frameTimes,
        shown.filter((time) => time !== undefined),
      )) {
        for (const [time, picture] of await decode(ffmpeg, file, pass)) pictures.set(time, picture)
      }
      return shown.map((time) => (time === undefined ? undefined : pictures.get(time)))
    },
  }
}

const ADVICE = 'The recording can still be learned without pictures, with less certainty.'

/** The frames with exactly these times (ms, ascending). What cannot be decoded is left out. */
async function decode(ffmpeg: string, file: string, times: number[]): Promise<[number, Picture][]> {
  const from = Math.max(0, (times[0] ?? 0) - 1)
  const wanted = times.map((time) => `lt(abs(t-${time / 1000}),0.0005)`).join('+')
  // The frames are told apart by the times that showinfo prints; setpts then hides them from ffmpeg, which would fill the gaps.
  const filter = `select='${wanted}',showinfo,setpts=N/(25*TB)`
  const came: number[] = []
  const pictures: Picture[] = []
  const parse = createPamParser((picture) => pictures.push(picture))
  const input = ['-hide_banner', '-nostats', '-loglevel', 'info', '-ss', `${from / 1000}`, '-copyts', '-i', file, '-map', '0:v:0']
  const output = [
    '-vf',
    filter,
    '-r',
    '25',
    '-frames:v',
    String(times.length),
    '-c:v',
    'pam',
    '-pix_fmt',
    'rgba',
    '-f',
    'image2pipe',
    'pipe:1',
  ]
  const line = (text: string) => {
    const seconds = text.match(/^\[Parsed_showinfo.*\bpts_time:\s*(-?[\d.]+)/)?.[1]
    if (seconds !== undefined) came.push(Math.round(Number(seconds) * 1000))
  }
  await runFfmpeg(ffmpeg, [...input, ...output], { output: parse, line })
  return pictures.flatMap((picture, index): [number, Picture][] => {
    const time = came[index]
    return time === undefined ? [] : [[time, picture]]
  })
}
