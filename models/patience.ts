/** How long a call may take. While it waits for its turn nothing is counted; each sign of life begins the count anew, up to the last bound of all. */
export type Patience = Disposable & {
  /** Aborted when it is over. */
  readonly signal: AbortSignal
  /** Counts from here on, again. */
  renew(): void
  /** Counts nothing while `work` goes on. */
  without<Result>(work: () => Promise<Result>): Promise<Result>
}

/** What a server that answers in pieces may take in all, as a multiple of what it may take for one. */
const LONGEST = 10

/** Patience of `timeoutMs`, from now on. */
export function createPatience(timeoutMs: number): Patience {
  const over = new AbortController()
  let leftMs = timeoutMs * LONGEST
  let spanMs = timeoutMs
  let startedMs = 0
  let timer: NodeJS.Timeout | undefined

  function count(forMs: number): void {
    spanMs = Math.min(forMs, leftMs)
    startedMs = performance.now()
    timer = setTimeout(() => over.abort(), spanMs)
  }
  /** Ends the count; gives what was left of it. */
  function halt(): number {
    clearTimeout(timer)
    const tookMs = performance.now() - startedMs
    leftMs = Math.max(0, leftMs - tookMs)
    return Math.max(0, spanMs - tookMs)
  }
  count(timeoutMs)
  return {
    signal: over.signal,
    renew() {
      halt()
      count(timeoutMs)
    },
    async without(work) {
      const restMs = halt()
      try {
        return await work()
      } finally {
        count(restMs)
      }
    },
    [Symbol.dispose]: () => clearTimeout(timer),
  }
}
