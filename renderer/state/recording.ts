import { useSyncExternalStore } from 'react'
import { NO_RECORDING, type RecordingState } from '#contract'
import { api } from './api.ts'
import { createStore, useStore } from './store.ts'

type Heard = { state: RecordingState /** When it was heard, on this page's clock. */; atMs: number }
const heard = createStore<Heard>({ state: NO_RECORDING, atMs: 0 })

/** Begins to listen; called once at the start of a window. */
export function watchRecording(): void {
  api().on('recording.state', noteRecording)
  api()
    .recording.state({})
    .then(noteRecording, () => {})
}

export function noteRecording(state: RecordingState): void {
  heard.set({ state, atMs: performance.now() })
}

export function useRecording(): RecordingState {
  return useStore(heard).state
}

/** The recording's time, running on between two reports of the engine. */
export function useElapsedMs(): number {
  const { state, atMs } = useStore(heard)
  const ticks = useSyncExternalStore(everyQuarterSecond, quarterSeconds)
  const since = state.phase === 'recording' ? Math.max(0, ticks * 250 - atMs) : 0
  return state.elapsedMs + since
}

function everyQuarterSecond(listener: () => void): () => void {
  const timer = setInterval(listener, 250)
  return () => clearInterval(timer)
}

function quarterSeconds(): number {
  return Math.floor(performance.now() / 250)
}

export function isRecording(state: RecordingState): boolean {
  return state.phase !== 'idle'
}
