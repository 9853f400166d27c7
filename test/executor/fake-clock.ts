import { Cancelled, type Clock } from '#contract'

type Sleeper = { atMs: number; wake: () => void }

/**
 * A clock on which time passes only while everybody waits: once all other work is done it jumps to the earliest end of a wait. So a wait
 * of a minute beside ten short ones ends after them, as it would in the world.
 */
export function createFakeClock(startMs = 0): Clock {
  let nowMs = startMs
  let jumping = false
  const sleepers = new Set<Sleeper>()

  function jump(): void {
    jumping = false
    const [next] = [...sleepers].sort((a, b) => a.atMs - b.atMs)
    if (!next) return
    sleepers.delete(next)
    nowMs = Math.max(nowMs, next.atMs)
    next.wake()
    plan()
  }

  function plan(): void {
    if (jumping || sleepers.size === 0) return
    jumping = true
    setImmediate(jump)
  }

  return {
    nowMs: () => nowMs,
    wait: (forMs, { reason, signal }) =>
      new Promise((resolve, reject) => {
        const sleeper = { atMs: nowMs + forMs, wake: resolve }
        const cancel = () => {
          sleepers.delete(sleeper)
          reject(new Cancelled(reason))
        }
        if (signal?.aborted) return cancel()
        signal?.addEventListener('abort', cancel, { once: true })
        sleepers.add(sleeper)
        plan()
      }),
  }
}
