import { createInterface } from 'node:readline'
import { type Clock, UnderstudyError, type VideoInProgress, type VideoRecorder } from '#contract'
import { coverCommand, grabArguments } from './grab-arguments.ts'
import { type GuardedProcess, startGuarded } from './guarded-process.ts'

const FIRST_FRAME_WITHIN_MS = 15_000
const END_WITHIN_MS = 5_000

/** Films the screen with ffmpeg. Errors of `start`: `video-failed` with ffmpeg's own last words, `no-display`. */
export function createFfmpegRecorder(ports: { ffmpeg: string; clock: Clock; env?: NodeJS.ProcessEnv }): VideoRecorder {
  const { ffmpeg, clock, env = process.env } = ports
  return {
    async start({ file, box, framesPerSecond }) {
      const program = startGuarded(ffmpeg, grabArguments(process.platform, env, { box, framesPerSecond, file }), env)
      const talk = listen(program, clock)
      const died = program.ended.then((how) => `ffmpeg stopped: ${talk.lastWords() ?? how}.`)
      try {
        const startedAtMs = await firstOf(clock, talk.firstFrame, died, FIRST_FRAME_WITHIN_MS)
        return inProgress(program, { clock, startedAtMs, framesSeen: talk.framesSeen, died })
      } catch (error) {
        program.kill()
        throw error
      }
    },
  }
}

function inProgress(
  program: GuardedProcess,
  { clock, ...facts }: { clock: Clock; startedAtMs: number; framesSeen: () => number; died: Promise<string> },
): VideoInProgress {
  let stopping: Promise<void> | undefined
  const stop = async () => {
    program.say('q\n')
    const done = new AbortController()
    const late = clock.wait(END_WITHIN_MS, { reason: 'ffmpeg finishes the video', signal: done.signal }).then(
      () => program.kill(),
      () => {},
    )
    await program.ended
    done.abort()
    await late
  }
  const diedByItself = new Promise<string>((resolve) => {
    facts.died.then((why) => stopping ?? resolve(why))
  })
  return {
    ...facts,
    died: diedByItself,
    cover: (covered) => program.say(coverCommand(covered)),
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

/** Follows what ffmpeg tells: when its first frame was taken and how many there are. */
function listen(program: GuardedProcess, clock: Clock) {
  let startedAtMs: number | undefined
  let frames = 0
  let words: string | undefined
  let told: (startedAtMs: number) => void
  const firstFrame = new Promise<number>((resolve) => {
    told = resolve
  })
  createInterface({ input: program.stderr }).on('line', (line) => {
    const start = line.match(/Duration: .*\bstart: (-?[\d.]+)/)?.[1]
    if (start !== undefined) startedAtMs ??= clockTimeOf(Number(start), clock)
    if (line.trim() !== '') words = line.trim().replace(/\.$/, '')
  })
  createInterface({ input: program.stdout }).on('line', (line) => {
    const count = line.match(/^frame=\s*(\d+)/)?.[1]
    if (count === undefined) return
    frames = Number(count)
    if (frames > 0) told(startedAtMs ?? clock.nowMs())
  })
  return { firstFrame, framesSeen: () => frames, lastWords: () => words }
}

/** Seconds since 1970 are larger than any machine is old; a smaller number counts from the machine's start. */
const LEAST_EPOCH_SECONDS = 1e9

function clockTimeOf(seconds: number, clock: Clock): number {
  const hereMs = seconds >= LEAST_EPOCH_SECONDS ? Date.now() : Number(process.hrtime.bigint()) / 1e6
  return clock.nowMs() - (hereMs - seconds * 1000)
}
