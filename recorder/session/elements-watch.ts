import type { WindowInfo } from '#contract'
import type { Stage } from './stage.ts'

/** The person rests: a dump does not get in the way of anything. */
const REST_MS = 150
/** A dump costs the program up to a fifth of a second: most of its time stays its own. */
const LEAST_GAP_MS = 700
const GAP_PER_MS = 4
/** Things also change by themselves. */
const IDLE_GAP_MS = 3000

/** Writes all elements of the active window when they changed and the person rests or begins to type. One dump at a time. */
export interface ElementsWatch {
  tick(): void
  /** Typing begins: what the fields hold now will soon be gone. */
  typingBegins(): void
  /** Whether the last dump of a window held a password field; undefined when there was none. */
  hasPassword(windowId: number): boolean | undefined
  /** A last dump, when things may have changed since the one before. */
  finish(): Promise<void>
}

export function createElementsWatch(stage: Stage, active: () => WindowInfo | undefined): ElementsWatch {
  const { activity, desktop, signal } = stage
  let going: Promise<void> | undefined
  let nextMs = 0
  let last: { windowId: number; changes: number; box: string; atMs: number } | undefined
  let written = ''
  let passwords: { windowId: number; there: boolean } | undefined
  /** The last dump differed from the one before: more may follow. */
  let unsettled = true

  const dump = async (window: WindowInfo) => {
    const startMs = stage.nowMs()
    last = { windowId: window.id, changes: activity.changes, box: JSON.stringify(window.box), atMs: startMs }
    try {
      const told = await desktop.elements(window, { signal })
      stage.secrets.see(window, told)
      const elements = told.map(stage.secrets.scrubbed)
      passwords = { windowId: window.id, there: stage.secrets.isNear(window.id) }
      const what = JSON.stringify([window.id, elements])
      unsettled = what !== written
      if (!stage.open(startMs) || !unsettled || elements.length === 0) return
      written = what
      // The time of its end: what it tells was true before that, not after.
      stage.write({ kind: 'elements', atMs: stage.nowMs(), windowId: window.id, elements })
    } catch {
      // The window went away, or its program does not answer now; the next rest asks again.
    } finally {
      const now = stage.nowMs()
      nextMs = now + Math.max(LEAST_GAP_MS, GAP_PER_MS * (now - startMs))
    }
  }
  const begin = (window: WindowInfo) => {
    going = dump(window).finally(() => {
      going = undefined
    })
  }
  const isStale = (window: WindowInfo) =>
    unsettled || last?.windowId !== window.id || last.changes !== activity.changes || last.box !== JSON.stringify(window.box)

  const considered = (mayStart: (window: WindowInfo) => boolean) => {
    const window = active()
    if (stage.accessible && window && !going && stage.nowMs() >= nextMs && mayStart(window)) begin(window)
  }
  return {
    tick() {
      const now = stage.nowMs()
      const resting = activity.buttonsDown === 0 && now - activity.lastInputMs >= REST_MS
      considered((window) => resting && (isStale(window) || now - (last?.atMs ?? 0) >= IDLE_GAP_MS))
    },
    typingBegins() {
      considered(isStale)
    },
    hasPassword: (windowId) => (passwords?.windowId === windowId ? passwords.there : undefined),
    async finish() {
      await going
      const window = active()
      if (stage.accessible && window) await dump(window)
    },
  }
}
