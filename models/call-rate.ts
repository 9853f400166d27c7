import PQueue from 'p-queue'

const MINUTE_MS = 60_000

/** Turns at a server that takes no more than so many calls a minute. */
export interface CallRate {
  /** Settles when it is this call's turn, first come first served; rejects when the signal aborts before. */
  turn(signal: AbortSignal | undefined): Promise<void>
}

/** At most `callsPerMinute` turns begin in any minute. */
export function createCallRate(callsPerMinute: number): CallRate {
  const queue = new PQueue({ interval: MINUTE_MS, intervalCap: callsPerMinute, strict: true })
  return { turn: (signal) => queue.add(async () => {}, { ...(signal && { signal }) }) }
}
