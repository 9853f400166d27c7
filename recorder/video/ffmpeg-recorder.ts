import { createInterface } from 'node:readline'
import { type Clock, UnderstudyError, type VideoInProgress, type VideoRecorder } from '#contract'
import { grabArguments } from './grab-arguments.ts'
import { type GuardedProcess, startGuarded } from './guarded-process.ts'
import { createStencilFeed, HIDES_BACK_MS, type StencilFeed } from './stencil-feed.ts'

const FIRST_FRAME_WITHIN_MS = 15_000
const END_WITHIN_MS = 5_000

/** Films the screen with ffmpeg. Errors of `start`: `video-failed` with ffmpeg's own last words, `no-display`. */
export function createFfmpegRecorder(ports: { ffmpeg: string; clock: Clock; env?: NodeJS.ProcessEnv }): VideoRecorder {
  const { ffmpeg, clock, env = process.env } = ports
  return {
    async start({ file, box, framesPerSecond, covered = false }) {
      const program = startGuarded(ffmpeg, grabArguments(process.platform, env, { box, framesPerSecond, file }), env)
      const feed = createStencilFeed(program.stdin, { clock, over: box })
      const talk = listen(program, clock)
      const died = program.ended.then((how) => `ffmpeg stopped: ${talk.lastWords() ?? how}.`)
      try {
        const startedAtMs = await firstOf(clock, talk.firstFrame, died, FIRST_FRAME_WITHIN_MS)
        // Until now nobody could say what to hide.
        if (!covered) feed.cover(false)
        return inProgress(program, feed, { clock, startedAtMs, framesSeen: talk.framesSeen, newest: talk.newest, died })
      } catch (error) {
        program.kill()
        await feed.end()
        throw error
      }
    },
  }
}

type Facts = Pick<VideoInProgress, 'startedAtMs' | 'framesSeen' | 'newest' | 'died'>

function inProgress(program: GuardedProcess, feed: StencilFeed, { clock, ...facts }: Facts & { clock: Clock }): VideoInProgress {
  let stopping: Promise<void> | undefined
  const stop = async () => {
    const done = new AbortController()
    const late = clock.wait(END_WITHIN_MS, { reason: 'ffmpeg finishes the video', signal: done.signal }).then(
      () => program.kill(),
      () => {},
    )
    await feed.end()
    await program.ended
    done.abort()
    await late
  }
  const diedByItself = new Promise<string>((resolve) => {
    facts.died.then((why) => {
      void feed.end()
      if (!stopping) resolve(why)
    })
  })
  return {
    ...facts,
    died: diedByItself,
    cover: feed.cover,
    hide: feed.hide,
    stop() {
      stopping ??= stop()
      return stopping
    },
  }
}

/** The Clock time of the first frame, once there is one. */
async function firstOf(clock: Clock, firstFrame: Promise<number>, died: Promise<string>, withinMs: number): Promise<number> {
  const done = new AbortController()
  const advice = 'Run `understudy doctor`; a recording without pictures works, with less certainty.'
  const failed = (why: string) => new UnderstudyError('video-failed', `The screen could not be filmed. ${why}`, advice)
  const late = clock.wait(withinMs, { reason: 'the first frame of the video', signal: done.signal })
  try {
    return await Promise.race([
      firstFrame,
      died.then((why) => Promise.reject(failed(why))),
      late.then(() => Promise.reject(failed('ffmpeg gave no frame in time.'))),
    ])
  } finally {
    done.abort()
    late.catch(() => {})
  }
}

/** Follows what ffmpeg tells: when its first frame was taken, how many there are, and how far it is. */
function listen(program: GuardedProcess, clock: Clock) {
  let startedAtMs: number | undefined
  let frames = 0
  let newest: ReturnType<VideoInProgress['newest']>
  let words: string | undefined
  let told: (startedAtMs: number) => void
  const firstFrame = new Promise<number>((resolve) => {
    told = resolve
  })
  createInterface({ input: program.stderr }).on('line', (line) => {
    // The stencils are the first input and are told of first.
    const start = line.match(/Duration: .*\bstart: (-?[\d.]+)/)?.[1]
    if (start !== undefined) startedAtMs = clockTimeOf(Number(start), clock)
    // What it says after that it is full tells less.
    if (line.trim() !== '' && !/no space left/i.test(words ?? '')) words = line.trim().replace(/\.$/, '')
  })
  createInterface({ input: program.stdout }).on('line', (line) => {
    const [, name, value] = line.match(/^(frame|out_time_us)=\s*(\d+)/) ?? []
    if (name === 'frame') frames = Number(value)
    if (frames === 0 || name === undefined) return
    // Frames are held back on purpose: that is no lateness.
    if (name === 'out_time_us') newest = { seenMs: clock.nowMs() - HIDES_BACK_MS, videoMs: Number(value) / 1000 }
    told(startedAtMs ?? clock.nowMs())
  })
  return { firstFrame, framesSeen: () => frames, newest: () => newest, lastWords: () => words }
}

/** Seconds since 1970 are larger than any machine is old; a smaller number counts from the machine's start. */
const LEAST_EPOCH_SECONDS = 1e9

function clockTimeOf(seconds: number, clock: Clock): number {
  const hereMs = seconds >= LEAST_EPOCH_SECONDS ? Date.now() : Number(process.hrtime.bigint()) / 1e6
  return clock.nowMs() - (hereMs - seconds * 1000)
}
