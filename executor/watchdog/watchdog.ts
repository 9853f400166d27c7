import type { InputTap } from '#contract'
import { createPanicChord } from './panic-chord.ts'

export type WatchdogPorts = {
  tap: InputTap
  /** Lets go of every held key and button, by a way of its own: the engine may hang. */
  releaseAll: () => Promise<void>
  /** Called at once, before anything is released: stop the run, and kill it if it does not answer. */
  onPanic: () => void
  /** A release that failed, once all tries are used up. */
  onFault?: (error: unknown) => void
}

export interface Watchdog {
  /** How often the panic key was pressed so far. */
  panics(): number
  /** Ends the watch, once a release under way is done. */
  stop(): Promise<void>
}

/** A person in panic is not asked to press twice. */
const RELEASE_TRIES = 3

/**
 * Owns the panic key. Meant to run in a process of its own, with its own tap and its own connection to the desktop, so that it works while
 * the engine hangs. Errors: those of `tap.start`.
 */
export async function startWatchdog(ports: WatchdogPorts): Promise<Watchdog> {
  const isPanic = createPanicChord()
  let panics = 0
  let releasing: Promise<void> = Promise.resolve()
  const unsubscribe = await ports.tap.start((event) => {
    if (!isPanic(event)) return
    panics++
    try {
      ports.onPanic()
    } finally {
      releasing = releasing.then(() => release(ports))
    }
  })
  return {
    panics: () => panics,
    stop: async () => {
      await unsubscribe()
      await releasing
    },
  }
}

async function release(ports: WatchdogPorts): Promise<void> {
  let fault: unknown
  for (let attempt = 0; attempt < RELEASE_TRIES; attempt++) {
    try {
      return await ports.releaseAll()
    } catch (error) {
      fault = error
    }
  }
  ports.onFault?.(fault)
}
