import { readRecording } from '#recorder'
import { type Child, Recorded, Sent, Started, Stopped } from './child.ts'
import { type Comparison, compareGestures } from './compare.ts'
import type { Intended } from './intentions.ts'
import { processorTimesMs, sharesOfCore } from './processor-time.ts'
import type { Injection } from './strokes.ts'

export type Part = {
  wallMs: number
  share: { all: number; ffmpeg: number }
  comparison: Comparison
  intended: number
  injected: number
  /** From each key and button handed to the server until the recorder had it. Undefined when not each was heard exactly once. */
  latenciesMs: number[] | undefined
  notices: string[]
}

/** Plays input while it is recorded, and compares what comes back. `intended` is asked when all was played. */
export async function recordPart(
  { recorder, injector }: { recorder: Child; injector: Child },
  folder: string,
  script: { injections: readonly Injection[]; intended: () => Promise<readonly Intended[]> },
): Promise<Part> {
  await recorder.ask(Started, { start: folder })
  const { sentMs, wallMs, share } = await watched(recorder, () => injector.ask(Sent, script.injections))
  const { folder: recorded, heardMs, notices } = await recorder.ask(Recorded, 'stop')
  const [{ gestures }, intended] = await Promise.all([readRecording(recorded), script.intended()])
  const comparison = compareGestures(intended, gestures)
  const latenciesMs = latencies(script.injections, sentMs, heardMs)
  return { wallMs, share, comparison, intended: intended.length, injected: script.injections.length, latenciesMs, notices }
}

/** Plays input while only ffmpeg films. */
export async function filmPart(
  film: Child,
  injector: Child,
  injections: readonly Injection[],
  folder: string,
): Promise<{ wallMs: number; ffmpegShare: number }> {
  await film.ask(Started, { start: folder })
  const { wallMs, share } = await watched(film, () => injector.ask(Sent, injections))
  await film.ask(Stopped, 'stop')
  return { wallMs, ffmpegShare: share.ffmpeg }
}

async function watched<T extends object>(
  child: Child,
  play: () => Promise<T>,
): Promise<T & { wallMs: number; share: { all: number; ffmpeg: number } }> {
  const [before, beganMs] = [await processorTimesMs(child.id), performance.now()]
  const result = await play()
  const wallMs = performance.now() - beganMs
  return { ...result, wallMs, share: sharesOfCore(before, await processorTimesMs(child.id), wallMs) }
}

const FIRST_WHEEL_BUTTON = 4

function latencies(injections: readonly Injection[], sentMs: readonly number[], heardMs: readonly number[]): number[] | undefined {
  const told = injections.filter(({ kind }) => kind === 'key' || kind === 'button')
  // Letting go of a wheel's notch is no event of its own.
  const sent = sentMs.filter((_, index) => {
    const injection = told[index]
    return !(injection?.kind === 'button' && injection.button >= FIRST_WHEEL_BUTTON && !injection.down)
  })
  return sent.length === heardMs.length ? heardMs.map((heard, index) => heard - sent[index]!) : undefined
}
