import { Cancelled, type Clock } from '#contract'

/** Time that only goes on when the test says so. `turns`: how often the event loop goes round before it does. */
export function createFakeClock({ startMs = 1_700_000_000_000, turns = 12 } = {}) {
  let nowMs = startMs
  const waiters = new Set<{ untilMs: number; wake: () => void }>()
  const clock: Clock = {
    nowMs: () => nowMs,
    wait(forMs, { reason, signal }) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(new Cancelled(reason))
        const onAbort = () => {
          if (waiters.delete(waiter)) reject(new Cancelled(reason))
        }
        const wake = () => {
          // An hour of waits on one signal would leave an hour of listeners.
          signal?.removeEventListener('abort', onAbort)
          resolve()
        }
        const waiter = { untilMs: nowMs + forMs, wake }
        waiters.add(waiter)
        signal?.addEventListener('abort', onAbort, { once: true })
      })
    },
  }
  /** Lets everything happen that can happen without time going on. */
  const settle = async () => {
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
  }
  const advance = async (byMs: number) => {
    const endMs = nowMs + byMs
    await settle()
    for (;;) {
      const due = [...waiters].filter((waiter) => waiter.untilMs <= endMs).toSorted((a, b) => a.untilMs - b.untilMs)[0]
      if (!due) break
      waiters.delete(due)
      nowMs = Math.max(nowMs, due.untilMs)
      due.wake()
      await settle()
    }
    nowMs = endMs
    await settle()
  }
  return {
    clock,
    advance,
    /** Lets time go on until the promise settles; while nobody waits for time, the disk is waited for. */
    async finish<Result>(promise: Promise<Result>): Promise<Result> {
      let settled = false
      const done = () => {
        settled = true
      }
      promise.then(done, done)
      for (const endMs = performance.now() + 15_000; !settled; ) {
        if (performance.now() > endMs) throw new Error('The promise did not settle')
        if (waiters.size > 0) await advance(30)
        else await new Promise((resolve) => setTimeout(resolve, 1))
      }
      return promise
    },
  }
}
