import type { InputEvent, InputTap } from '#contract'

/** The test's side of a fake tap. */
export type FakeTap = {
  /** Tells an event to everybody who listens. */
  push(event: InputEvent): void
  /** How many listen now. */
  readonly listening: number
}

/** An input tap whose events come from the test. */
export function createFakeTap(): InputTap & FakeTap {
  const listeners = new Set<(event: InputEvent) => void>()
  return {
    async start(listener) {
      const own = (event: InputEvent) => listener(event)
      listeners.add(own)
      return async () => {
        listeners.delete(own)
      }
    },
    push(event) {
      for (const listener of [...listeners]) listener(event)
    },
    get listening() {
      return listeners.size
    },
  }
}
