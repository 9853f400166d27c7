import type { Clock } from '#contract'

/**
 * The person's answer to a question, bounded in time: silence and a fault on the way to them are `silence`, the end of the run is `stopped`. Who is asked is
 * told by a signal when nobody waits for the answer any more.
 */
export async function heardWithin<Answer>(
  { signal: ended, clock }: { signal: AbortSignal; clock: Clock },
  { timeoutMs, reason, silence, stopped }: { timeoutMs: number; reason: string; silence: Answer; stopped: Answer },
  ask: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const closed = new AbortController()
  const signal = AbortSignal.any([ended, closed.signal])
  const asked = (async () => {
    try {
      return await ask(signal)
    } catch {
      return silence
    }
  })()
  const timedOut = clock.wait(timeoutMs, { reason, signal }).then(
    () => silence,
    () => silence,
  )
  try {
    const answer = await Promise.race([asked, timedOut])
    return ended.aborted ? stopped : answer
  } finally {
    closed.abort()
  }
}
