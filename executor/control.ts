/** Why a run ends before its last step: someone said stop, or a monitor saw something that must not go on. */
export type RunEnd = { kind: 'stopped'; by: 'person' | 'panic-key' } | { kind: 'failed'; reason: string; advice: string }

/** The reins of one run, held from outside: the person, the panic key, the monitors. */
export interface RunControl {
  /** Aborted once the run must end; `end()` says why. */
  readonly signal: AbortSignal
  /** Holds the run before its next act. `because` is a sentence for the person. */
  pause(because: string): void
  resume(): void
  stop(by: 'person' | 'panic-key'): void
  /** Ends the run as failed: for monitors. The first end wins. */
  halt(failure: { reason: string; advice: string }): void
  pausedBecause(): string | undefined
  /** Resolves when the pause is over, or the run has to end. */
  untilResumed(): Promise<void>
  end(): RunEnd | undefined
}

export function createRunControl(): RunControl {
  const controller = new AbortController()
  let because: string | undefined
  let end: RunEnd | undefined
  let waiting: (() => void)[] = []
  const letGo = () => {
    because = undefined
    const all = waiting
    waiting = []
    for (const go of all) go()
  }
  const finish = (how: RunEnd) => {
    if (end) return
    end = how
    controller.abort()
    letGo()
  }
  return {
    signal: controller.signal,
    pause(reason) {
      if (!end) because ??= reason
    },
    resume: letGo,
    stop: (by) => finish({ kind: 'stopped', by }),
    halt: ({ reason, advice }) => finish({ kind: 'failed', reason, advice }),
    pausedBecause: () => because,
    untilResumed: () => (because === undefined ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    end: () => end,
  }
}
