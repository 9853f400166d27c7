import type { CallInput, EventData, RunId } from '#contract'
import { api } from './api.ts'
import { createStore, useStore } from './store.ts'
import { type CallState, useCall } from './use-call.ts'

type Teaching = Pick<EventData<'run.teaching'>, 'phase' | 'seen' | 'text'>
type Taught = Awaited<ReturnType<ReturnType<typeof api>['run']['taught']>>

const teaching = createStore<ReadonlyMap<RunId, Teaching>>(new Map())

/** Begins to listen; called once at the start of a window. */
export function watchTeaching(): void {
  api().on('run.teaching', ({ runId, ...how }) => teaching.set(new Map(teaching.get()).set(runId, how)))
}

/** What the person shows in a run that they have taken over; undefined while nothing was told of it. */
export function useTeaching(id: RunId): Teaching | undefined {
  return useStore(teaching).get(id)
}

/** The steps that the person showed. Asking for them ends the showing. */
export function useTaught(id: RunId): CallState<Taught> {
  return useCall(id, () => api().run.taught({ id }))
}

/** The run in which the person shows something now; null when there is none. */
export function useShowingRun(): RunId | null {
  const all = [...useStore(teaching)]
  return all.find(([, { phase }]) => phase === 'showing')?.[0] ?? null
}

/** What becomes of the steps that were shown; the run goes on. Returns the task's new version where they are kept. */
export async function giveTaught(input: CallInput<'run.useTaught'>): Promise<number | undefined> {
  // biome-ignore lint/correctness/useHookAtTopLevel: a call of the engine, no hook
  const { task } = await api().run.useTaught(input)
  return task?.revision
}
