import { describe, expect, it } from 'vitest'
import { CLOCKS_APART, createVideoHealth, FRAMES_STOPPED } from '../../recorder/session/video-health.ts'

function filmed(startedAtMs = 1000) {
  let nowMs = startedAtMs
  let newest: { seenMs: number; videoMs: number } | undefined
  const notices = new Set<string>()
  const health = createVideoHealth({
    video: { startedAtMs, newest: () => newest },
    nowMs: () => nowMs,
    notice: (words) => notices.add(words),
  })
  return {
    health,
    notices,
    /** Time goes on, then a frame of `videoMs` is told of. */
    frame(afterMs: number, videoMs: number) {
      nowMs += afterMs
      newest = { seenMs: nowMs, videoMs }
      health.look()
    },
    rest(forMs: number) {
      nowMs += forMs
      health.look()
    },
    answer: () => [health.lastFrameAgoMs(), health.clockDriftMs(), [...notices]],
  }
}

describe('the health of the video', () => {
  it('knows nothing before the first frame, and nothing without a video', () => {
    expect(filmed().answer()).toEqual([null, null, []])
    const none = createVideoHealth({ video: undefined, nowMs: () => 1e6, notice: () => expect.unreachable() })
    none.look()
    expect([none.lastFrameAgoMs(), none.clockDriftMs()]).toEqual([null, null])
  })

  it('tells how long ago the newest frame came, and how far its clock is from ours: late news is no drift', () => {
    const film = filmed()
    film.frame(500, 480)
    film.frame(900, 1000)
    expect(film.answer()).toEqual([0, -20, []])
    film.rest(300)
    expect(film.answer()).toEqual([300, -20, []])
  })

  it('tells when no frames come any more, or none ever came', () => {
    const film = filmed()
    film.frame(500, 480)
    film.rest(4900)
    expect(film.answer()[2]).toEqual([])
    film.rest(200)
    expect(film.answer()[2]).toEqual([FRAMES_STOPPED])
    const blind = filmed()
    blind.rest(6000)
    expect(blind.answer()).toEqual([null, null, [FRAMES_STOPPED]])
  })

  it('tells when the clocks run apart, either way', () => {
    for (const rate of [0.9, 1.1]) {
      const film = filmed()
      for (let second = 1; second <= 9; second++) film.frame(1000, second * 1000 * rate)
      expect(film.answer()[2]).toEqual([])
      for (let second = 10; second <= 40; second++) film.frame(1000, second * 1000 * rate)
      expect(film.answer()[2]).toEqual([CLOCKS_APART])
    }
  })
})
