import { useSyncExternalStore } from 'react'

const TICK_MS = 250

function everyTick(listener: () => void): () => void {
  const timer = setInterval(listener, TICK_MS)
  return () => clearInterval(timer)
}

const ticks = () => Math.floor(Date.now() / TICK_MS)

/** Milliseconds until a moment of the Clock port, never below 0. */
export function useTimeLeft(untilMs: number): number {
  useSyncExternalStore(everyTick, ticks)
  return Math.max(0, untilMs - Date.now())
}
