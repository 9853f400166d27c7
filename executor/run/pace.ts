import type { Clock, RunSink } from '#contract'
import { Cancelled } from '#contract'
import type { RunControl } from './control.ts'
import { POLL_MS } from './times.ts'

/** The run's own time: it stands still while the run is paused, and every wait on it can be stopped. */
export interface Pace {
  /** Milliseconds of running time; only differences mean something. */
  nowMs(): number
  /** Goes through at once, or holds while the run is paused. Throws Cancelled when the run has to end, TakenOver when the person did the step under way. */
  passage(): Promise<void>
  wait(forMs: number, reason: string): Promise<void>
  /** Looks again and again until `look` gives something or `withinMs` has passed: then undefined. `look` must not act. */
  until<Seen>(reason: string, withinMs: number, look: () => Promise<Seen | undefined>): Promise<Seen | undefined>
  /** The promise's result, or Cancelled as soon as the run has to end: a port that hangs cannot hold a stop up. */
  unlessStopped<Result>(what: string, promise: Promise<Result>): Promise<Result>
}

/** Thrown out of whatever a step was at when the person took over and what they did counts: it is no longer to be done. */
export class TakenOver extends Error {
  constructor() {
    super('The person took over.')
    this.name = 'TakenOver'
  }
}

/** `underWay`: whether a step is, which TakenOver could end. */
export function createPace(clock: Clock, control: RunControl, say: RunSink, underWay: () => boolean): Pace {
  const { signal } = control
  let pausedMs = 0
  const nowMs = () => clock.nowMs() - pausedMs

  async function passage(): Promise<void> {
    // A pause may change its reason while it lasts: each is told.
    for (let pause = control.paused(); pause !== undefined && !signal.aborted; pause = control.paused()) {
      await say({ kind: 'paused', ...pause })
      const fromMs = clock.nowMs()
      await control.untilResumed()
      pausedMs += clock.nowMs() - fromMs
      if (!signal.aborted && control.paused() === undefined) await say({ kind: 'resumed' })
    }
    if (signal.aborted) throw new Cancelled('the run has to end')
    if (underWay() && control.taught() !== undefined) throw new TakenOver()
  }

  function unlessStopped<Result>(what: string, promise: Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const stop = () => reject(new Cancelled(what))
      if (signal.aborted) stop()
      signal.addEventListener('abort', stop, { once: true })
      promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
    })
  }

  async function wait(forMs: number, reason: string): Promise<void> {
    const endMs = nowMs() + forMs
    for (let leftMs = forMs; leftMs > 0; leftMs = endMs - nowMs()) {
      const pausing = control.pausing()
      try {
        await clock.wait(leftMs, { reason, signal: AbortSignal.any([signal, pausing]) })
      } catch (error) {
        if (signal.aborted || !pausing.aborted) throw error
      }
      await passage()
    }
  }

  /** A look that a pause comes in between is given up, so that the pause is told at once; undefined then. */
  async function unlessPaused<Seen>(reason: string, looking: Promise<Seen>): Promise<{ seen: Seen } | undefined> {
    const pausing = control.pausing()
    const paused = new AbortController()
    const pause = new Promise<undefined>((resolve) => {
      const give = () => resolve(undefined)
      if (pausing.aborted) give()
      pausing.addEventListener('abort', give, { once: true, signal: paused.signal })
    })
    try {
      return await Promise.race([unlessStopped(reason, looking).then((seen) => ({ seen })), pause])
    } finally {
      paused.abort()
    }
  }

  async function until<Seen>(reason: string, withinMs: number, look: () => Promise<Seen | undefined>): Promise<Seen | undefined> {
    const endMs = nowMs() + withinMs
    for (;;) {
      await passage()
      const looking = look()
      const come = await unlessPaused(reason, looking)
      if (!come) {
        await passage()
        // Two looks at once could mix what they found.
        await unlessStopped(
          reason,
          looking.catch(() => {}),
        )
        continue
      }
      if (come.seen !== undefined) return come.seen
      const leftMs = endMs - nowMs()
      if (leftMs <= 0) return undefined
      await wait(Math.min(POLL_MS, leftMs), reason)
    }
  }

  return { nowMs, passage, wait, until, unlessStopped }
}
