import { Cancelled, type Clock } from '#contract'

/** The machine's own time, for tests of real programs. */
export const realClock: Clock = {
  nowMs: () => performance.timeOrigin + performance.now(),
  wait(forMs, { reason, signal }) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(new Cancelled(reason))
      const onAbort = () => {
        clearTimeout(timer)
        reject(new Cancelled(reason))
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', onAbort)
        resolve()
      }, forMs)
      signal?.addEventListener('abort', onAbort, { once: true })
    })
  },
}

/** Asks again and again until the answer is yes; gives up with the question. */
export async function until(question: string, answer: () => boolean | Promise<boolean>, withinMs = 15_000): Promise<void> {
  const endMs = realClock.nowMs() + withinMs
  while (!(await answer())) {
    if (realClock.nowMs() > endMs) throw new Error(`In ${withinMs} ms it did not come true that ${question}`)
    await realClock.wait(20, { reason: question })
  }
}
