import type { Box, RecordingManifest, UnderstudyError, VideoInProgress, VideoRecorder } from '#contract'
import { VIDEO_FILE } from '../files.ts'
import { evenBox } from '../video/grab-arguments.ts'
import { wordsOf } from './stage.ts'

export type SessionVideo = {
  inProgress: VideoInProgress | undefined
  manifest: RecordingManifest['video']
  notices: string[]
}

const NO_PICTURES = 'This recording has no pictures: ffmpeg was not found.'

/** Starts the video where one can be had; where not, says so in words. The recording goes on without. */
export async function startVideo(options: {
  recorder: VideoRecorder | undefined
  path: string
  displays: { box: Box }[]
  framesPerSecond: number
  startMs: number
  /** What was already told: a missing ffmpeg need not be told twice. */
  told: readonly string[]
  /** Begins black: something may have to be hidden that was not looked for yet. */
  covered: boolean
}): Promise<SessionVideo> {
  const { recorder, path, framesPerSecond, startMs, covered } = options
  const box = evenBox(around(options.displays.map((display) => display.box)))
  if (!recorder) {
    const known = options.told.some((notice) => /ffmpeg|pictures|video/i.test(notice))
    return { inProgress: undefined, manifest: null, notices: known ? [] : [NO_PICTURES] }
  }
  try {
    const inProgress = await recorder.start({ file: path, box, framesPerSecond, covered })
    return { inProgress, manifest: { file: VIDEO_FILE, startedAtMs: inProgress.startedAtMs - startMs, framesPerSecond, box }, notices: [] }
  } catch (error) {
    return { inProgress: undefined, manifest: null, notices: [`This recording has no pictures. ${wordsOf(error as UnderstudyError)}`] }
  }
}

function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  }
}
