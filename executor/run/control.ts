import type { RunEvent, Step, StepId, TaughtUse } from '#contract'

/** Why a run ends before its last step: someone said stop, or a monitor saw something that must not go on. */
export type RunEnd = { kind: 'stopped'; by: 'person' | 'panic-key' } | { kind: 'failed'; reason: string; advice: string }

export type PauseBy = NonNullable<Extract<RunEvent, { kind: 'paused' }>['by']>

type Pause = { because: string; by: PauseBy; stepId?: StepId }

/** What the person did by hand while the run was paused, and what it stands for. */
export type Taught = { use: TaughtUse; steps: Step[] }

/** The reins of one run, held from outside: the person, the panic key, the monitors. */
export interface RunControl {
  /** Aborted once the run must end; `end()` says why. */
  readonly signal: AbortSignal
  /** Holds the run before its next act. `because` is a sentence for the person; `before` the step that comes next, where that is known. */
  pause(because: string, by?: PauseBy, before?: StepId): void
  /** Lets it go on; `taught` when the person did something by hand that counts. */
  resume(taught?: Taught): void
  stop(by: 'person' | 'panic-key'): void
  /** Ends the run as failed: for monitors. The first end wins. */
  halt(failure: { reason: string; advice: string }): void
  /** Aborts as soon as the run is paused; aborted while it is. Each pause has one of its own. */
  pausing(): AbortSignal
  paused(): Pause | undefined
  /** What was done by hand since it was last taken. */
  taught(): Taught | undefined
  takeTaught(): Taught | undefined
  /** Resolves when the pause is over or has another reason, or the run has to end. */
  untilResumed(): Promise<void>
  end(): RunEnd | undefined
}

export function createRunControl(): RunControl {
  const controller = new AbortController()
  let pausing = new AbortController()
  let pause: Pause | undefined
  let taught: Taught | undefined
  let end: RunEnd | undefined
  let waiting: (() => void)[] = []
  const wake = () => {
    const all = waiting
    waiting = []
    for (const go of all) go()
  }
  const letGo = () => {
    if (pause !== undefined) pausing = new AbortController()
    pause = undefined
    wake()
  }
  const finish = (how: RunEnd) => {
    if (end) return
    end = how
    controller.abort()
    letGo()
  }
  return {
    signal: controller.signal,
    pause(because, by = 'person', before) {
      // Taking over goes on top of whatever held the run before.
      if (end || (pause !== undefined && by !== 'take-over')) return
      pause = { because, by, ...(before && { stepId: before }) }
      pausing.abort()
      wake()
    },
    resume(done) {
      taught = done ?? taught
      letGo()
    },
    stop: (by) => finish({ kind: 'stopped', by }),
    halt: ({ reason, advice }) => finish({ kind: 'failed', reason, advice }),
    pausing: () => pausing.signal,
    paused: () => pause,
    taught: () => taught,
    takeTaught() {
      const taken = taught
      taught = undefined
      return taken
    },
    untilResumed: () => (pause === undefined ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    end: () => end,
  }
}
