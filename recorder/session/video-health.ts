import type { VideoInProgress } from '#contract'

/** ffmpeg tells of its frames several times a second; a machine under load may take its time. */
const NO_FRAMES_AFTER_MS = 5000
/** Beyond this a picture may show what was there before or after the act that it is looked up for. */
const MOST_DRIFT_MS = 1000
/** News of a frame is late now and then, never early: the newest in so long is as good as it gets. */
const WINDOW_MS = 10_000

export const FRAMES_STOPPED = 'No frames of the screen come any more: what was done since then may have no pictures.'
export const CLOCKS_APART = 'The clock of the video and that of the input are apart: pictures may not be of the moment of an act.'

/** Proves that the screen is seen, and when. All times are on the machine's clock. */
export interface VideoHealth {
  /** Looks at the newest frame; tells when frames stopped coming, or come at the wrong time. */
  look(): void
  /** Null before the first frame, and without video. */
  lastFrameAgoMs(): number | null
  /** How far the video's clock runs ahead of the input's; behind is negative. Null before the first frame, and without video. */
  clockDriftMs(): number | null
}

export function createVideoHealth(ports: {
  video: Pick<VideoInProgress, 'startedAtMs' | 'newest'> | undefined
  nowMs: () => number
  notice: (words: string) => void
}): VideoHealth {
  const { video, nowMs, notice } = ports
  const beganMs = nowMs()
  let samples: { seenMs: number; aheadMs: number }[] = []

  const lastFrameAgoMs = () => {
    const newest = video?.newest()
    return newest ? Math.max(0, nowMs() - newest.seenMs) : null
  }
  const clockDriftMs = () => (samples.length === 0 ? null : Math.max(...samples.map(({ aheadMs }) => aheadMs)))
  return {
    lastFrameAgoMs,
    clockDriftMs,
    look() {
      const newest = video?.newest()
      if (!video) return
      if (newest && newest.seenMs !== samples.at(-1)?.seenMs) {
        const aheadMs = Math.round(video.startedAtMs + newest.videoMs - newest.seenMs)
        samples = [...samples.filter(({ seenMs }) => newest.seenMs - seenMs < WINDOW_MS), { seenMs: newest.seenMs, aheadMs }]
      }
      if ((lastFrameAgoMs() ?? nowMs() - beganMs) >= NO_FRAMES_AFTER_MS) notice(FRAMES_STOPPED)
      if (Math.abs(clockDriftMs() ?? 0) > MOST_DRIFT_MS) notice(CLOCKS_APART)
    },
  }
}
