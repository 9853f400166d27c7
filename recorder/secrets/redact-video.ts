import { type Box, UnderstudyError } from '#contract'
import { ENCODING } from '../video/grab-arguments.ts'
import { probeVideo } from '../video/probe.ts'
import { runFfmpeg } from '../video/run-ffmpeg.ts'

/** A part of the picture, in its own pixels, and its time in the video. */
export type VideoPart = { box: Box; fromMs: number; toMs: number }

/** Bounds ffmpeg's command line; what comes too many is joined. */
const MOST_PARTS = 250
/** A frame is shown until the next one comes. */
const FRAME_SLACK_MS = 150

/**
 * Writes `video` anew to `to` with these parts black, each frame at its old time. Errors: `video-failed` when the new one does not hold
 * the same frames; `to` is no video then.
 */
export async function blackenParts(ffmpeg: string, video: string, to: string, parts: readonly VideoPart[]): Promise<void> {
  const before = await probeVideo(ffmpeg, video)
  const filters = joined(parts).map(({ box, fromMs, toMs }) => {
    const [from, until] = [Math.max(0, fromMs - FRAME_SLACK_MS) / 1000, (toMs + FRAME_SLACK_MS) / 1000]
    return `drawbox=x=${box.x}:y=${box.y}:w=${box.width}:h=${box.height}:t=fill:color=black:enable='between(t,${from},${until})'`
  })
  const args = ['-v', 'error', '-nostdin', '-copyts', '-i', video, '-map', '0:v:0', '-vf', filters.join(','), '-vsync', 'passthrough']
  const status = await runFfmpeg(ffmpeg, [...args, ...ENCODING, '-y', to])
  const after = await probeVideo(ffmpeg, to)
  const same =
    after.frameTimes.length === before.frameTimes.length &&
    after.frameTimes.every((time, index) => Math.abs(time - (before.frameTimes[index] ?? 0)) <= 1) &&
    after.size?.width === before.size?.width &&
    after.size?.height === before.size?.height
  if (status === 0 && same) return
  throw new UnderstudyError(
    'video-failed',
    'The video could not be written anew without what was to be taken out; nothing was changed.',
    ADVICE,
  )
}

const ADVICE = 'Make room on the disk and try again, or delete the recording.'

function joined(parts: readonly VideoPart[]): VideoPart[] {
  let all = parts.map(({ box, ...span }) => ({ ...span, box: outward(box) })).toSorted((a, b) => a.fromMs - b.fromMs)
  all = oneForSame(all)
  while (all.length > MOST_PARTS)
    all = Array.from({ length: Math.ceil(all.length / 2) }, (_, index) => union(all.slice(2 * index, 2 * index + 2)))
  return all
}

/** The same place at times that touch is one part. */
function oneForSame(parts: readonly VideoPart[]): VideoPart[] {
  const merged: VideoPart[] = []
  for (const part of parts) {
    const same = merged.find(
      ({ box, toMs }) => JSON.stringify(box) === JSON.stringify(part.box) && part.fromMs <= toMs + 2 * FRAME_SLACK_MS,
    )
    if (same) same.toMs = Math.max(same.toMs, part.toMs)
    else merged.push({ ...part })
  }
  return merged
}

function union(parts: readonly VideoPart[]): VideoPart {
  const [left, top] = [Math.min(...parts.map(({ box }) => box.x)), Math.min(...parts.map(({ box }) => box.y))]
  const right = Math.max(...parts.map(({ box }) => box.x + box.width))
  const bottom = Math.max(...parts.map(({ box }) => box.y + box.height))
  return {
    box: { x: left, y: top, width: right - left, height: bottom - top },
    fromMs: Math.min(...parts.map(({ fromMs }) => fromMs)),
    toMs: Math.max(...parts.map(({ toMs }) => toMs)),
  }
}

/** In whole steps of eight pixels, so that the same text read twice gives the same box. */
function outward({ x, y, width, height }: Box): Box {
  const [left, top] = [Math.max(0, 8 * Math.floor(x / 8)), Math.max(0, 8 * Math.floor(y / 8))]
  return { x: left, y: top, width: 8 * Math.ceil((x + width) / 8) - left, height: 8 * Math.ceil((y + height) / 8) - top }
}
