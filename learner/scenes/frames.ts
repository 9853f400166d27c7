import type { Picture, Recording, VideoReader } from '#contract'
import { UnderstudyError } from '#contract'

/** Frames of the screen by their time on the recording's clock. */
export type Frames = {
  /** The frame asked for at exactly this time; undefined when there is none. */
  at: (atMs: number) => Picture | undefined
}

/** A video's end may be missing: the last frame is looked for at these steps back as well. */
const STEPS_BACK_MS = [0, 500, 1500, 3000, 4500]

export const NO_FRAMES: Frames = { at: () => undefined }

/**
 * Reads all the frames in one pass. A video that cannot be read is told by `problem`, and learning goes on without it.
 * @param notBeforeMs the last frame may be taken from as early as this, where the video ends too soon
 */
export async function readFrames(
  recording: Recording,
  timesMs: number[],
  notBeforeMs: number,
  video: VideoReader | undefined,
): Promise<{ frames: Frames; problem?: string }> {
  const { manifest } = recording
  const file = manifest.video
  if (!file) return { frames: NO_FRAMES, problem: 'This recording has no video.' }
  if (!video) return { frames: NO_FRAMES, problem: 'The recording’s video cannot be read on this machine.' }
  const last = Math.max(...timesMs)
  const tailTimes = STEPS_BACK_MS.map((back) => last - back).filter((atMs) => atMs >= notBeforeMs)
  const asked = [...new Set([...timesMs, ...tailTimes])].sort((a, b) => a - b)
  try {
    const pictures = await video.framesAt(
      `${recording.folder}/${file.file}`,
      asked.map((atMs) => Math.max(0, atMs - file.startedAtMs)),
    )
    const placed = pictures.map((picture) => picture && { ...picture, box: { ...file.box, width: picture.width, height: picture.height } })
    const byTime = new Map(asked.map((atMs, index) => [atMs, placed[index]]))
    const tail = tailTimes.map((atMs) => byTime.get(atMs)).find((picture) => picture !== undefined)
    return { frames: { at: (atMs) => byTime.get(atMs) ?? (atMs === last ? tail : undefined) } }
  } catch (error) {
    if (!(error instanceof UnderstudyError)) throw error
    return { frames: NO_FRAMES, problem: error.message }
  }
}
