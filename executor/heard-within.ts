import type { Run } from './run.ts'

/**
 * The person's answer to a question, bounded in time: silence and a fault on the way to them are `silence`, the end of the run is `stopped`. What is asked is
 * told by `signal` when nobody waits for it any more.
 */
export async function heardWithin<Answer>(
  { control, clock }: Pick<Run, 'control' | 'clock'>,
  { timeoutMs, reason, silence, stopped }: { timeoutMs: number; reason: string; silence: Answer; stopped: Answer },
  ask: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const closed = new AbortController()
  const signal = AbortSignal.any([control.signal, closed.signal])
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
    return control.signal.aborted ? stopped : answer
  } finally {
    closed.abort()
  }
}
