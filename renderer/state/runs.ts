import { useMemo } from 'react'
import { missingCase, type RunEvent, type RunId, type RunOutcome, type RunSummary } from '#contract'
import { api } from './api.ts'
import { mergeEvents } from './merge-events.ts'
import { type RunView, runViewOf } from './run-view.ts'
import { createStore, useStore } from './store.ts'
import { type CallState, useCall, useEngineEvent } from './use-call.ts'

/** What was told of each run since this window opened. */
const told = createStore<ReadonlyMap<string, readonly RunEvent[]>>(new Map())
/** The run that has the mouse now, as far as this window knows. */
const acting = createStore<RunId | null>(null)
const NONE: readonly RunEvent[] = []

/** Begins to listen; called once at the start of a window. */
export function watchRuns(): void {
  api().on('run.event', ({ runId, event }) => {
    const events = [...(told.get().get(runId) ?? NONE), event]
    told.set(new Map(told.get()).set(runId, events))
    if (event.kind === 'run-end') {
      if (acting.get() === runId) acting.set(null)
    } else acting.set(runId)
  })
  void lookForActing()
}

/** A window opened in the middle of a run, or a run that was only just started. */
async function lookForActing(): Promise<void> {
  try {
    const running = (await api().run.list({})).find((run) => runState(run) === 'acting')
    if (running && acting.get() === null) acting.set(running.id)
  } catch {
    // The list tells its own fault where it is shown.
  }
}

export function noteRunStarted(id: RunId): void {
  acting.set(id)
}

/** The engine says that this run is no longer there. */
export function noteRunOver(id: RunId): void {
  if (acting.get() === id) acting.set(null)
}

export function useActingRun(): RunId | null {
  return useStore(acting)
}

/** One run as it stands, live or past. */
export function useRun(id: RunId): {
  summary?: RunSummary
  view: RunView
  loading: boolean
  problem: ReturnType<typeof useCall>['problem']
  again: () => void
} {
  const { data, problem, loading, again } = useCall(id, () => api().run.get({ id }))
  const heard = useStore(told).get(id) ?? NONE
  const view = useMemo(() => {
    const journal = data?.journal.map((line) => line.event) ?? NONE
    return runViewOf(mergeEvents(journal, heard))
  }, [data, heard])
  return { summary: data?.summary, view, loading, problem, again }
}

/** Every run, the newest first; asked for again whenever one begins or ends. */
export function useRuns(): CallState<RunSummary[]> {
  const runs = useCall('runs', () => api().run.list({}))
  useEngineEvent('run.event', ({ event }) => {
    if (event.kind === 'run-start' || event.kind === 'run-end') runs.again()
  })
  return runs
}

export type RunState = 'acting' | 'done' | 'failed' | 'stopped' | 'broken-off'

/** `broken-off`: it has ended, and nobody wrote down how. */
export function runState(run: Pick<RunSummary, 'endedAt' | 'outcome'>): RunState {
  return run.outcome ? outcomeState(run.outcome) : run.endedAt === null ? 'acting' : 'broken-off'
}

export function outcomeState(outcome: RunOutcome): 'done' | 'failed' | 'stopped' {
  switch (outcome.kind) {
    case 'done':
    case 'failed':
    case 'stopped':
      return outcome.kind
    default:
      return missingCase(outcome)
  }
}
