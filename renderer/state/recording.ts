import { useSyncExternalStore } from 'react'
import { NO_RECORDING, type RecordingState } from '#contract'
import { api } from './api.ts'
import { type Health, healthOf } from './health.ts'
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
  const sinceMs = useSinceHeardMs()
  const { state } = useStore(heard)
  return state.elapsedMs + (state.phase === 'recording' ? sinceMs : 0)
}

/** Whether it sees and hears, kept true while no report comes. */
export function useHealth(): Health {
  const sinceMs = useSinceHeardMs()
  return healthOf(useStore(heard).state, sinceMs)
}

function useSinceHeardMs(): number {
  const { atMs } = useStore(heard)
  const ticks = useSyncExternalStore(everyQuarterSecond, quarterSeconds)
  return Math.max(0, ticks * 250 - atMs)
}

function everyQuarterSecond(listener: () => void): () => void {
  const timer = setInterval(listener, 250)
  return () => clearInterval(timer)
}

function quarterSeconds(): number {
  return Math.floor(performance.now() / 250)
}

/** Under way, but nothing is recorded just now because the person said so. */
export function isAway({ phase }: RecordingState): boolean {
  return phase === 'paused' || phase === 'private'
}

export function isRecording(state: RecordingState): boolean {
  return state.phase !== 'idle'
}
