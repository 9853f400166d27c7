import type { Clock } from '#contract'
import type { XConnection } from '../x/connection.ts'
import { spareKeycodes } from './keymap.ts'
import type { LiveKeymap } from './live-keymap.ts'

/**
 * Keys that nothing is on, lent to characters that the layout lacks. A program looks a key up in the map when it gets round
 * to it, so a lent key is given back only some time after the last stroke; until then it serves again without a change.
 */
export interface SpareKeys {
  /** How many different characters can be lent at once. */
  capacity(): Promise<number>
  /** Puts these symbols on spare keys with one change to the map where they lie side by side; keys in `keep` stay as they are. */
  lend(keysyms: number[], keep: Set<number>): Promise<void>
  /** Gives all keys back, `graceMs` after now unless something is lent in between. */
  giveBackSoon(): void
  /** Gives all keys back, when the programs had their time to look. */
  giveBack(): Promise<void>
}

/** For the next text to find its characters still there, and for programs that cannot say when they have read their keys. */
const GRACE_MS = 1_500
/** A program that is busy for longer than this loses characters that its keyboard map lacks. */
const BUSY_LIMIT_MS = 15_000
const CLOSING_LIMIT_MS = 3_000

export function createSpareKeys(
  x: XConnection,
  keymap: LiveKeymap,
  clock: Clock,
  caughtUp: (signal: AbortSignal | undefined, limitMs?: number) => Promise<void>,
): SpareKeys {
  const lent = new Set<number>()
  let restoring: { cancel: AbortController; done: Promise<void> } | undefined

  const change = async (rows: { keycode: number; keysym: number }[]) => {
    for (const run of neighbours(rows)) {
      const first = run[0]
      // Both levels alike, so that neither Shift nor a guess about capitals changes what it writes.
      if (first)
        x.client.ChangeKeyboardMapping(
          first.keycode,
          2,
          run.flatMap(({ keysym }) => [keysym, keysym]),
        )
    }
    await x.sync()
  }
  const clear = async () => {
    const rows = [...lent].map((keycode) => ({ keycode, keysym: 0 }))
    lent.clear()
    if (rows.length > 0 && !x.lostError()) await change(rows)
  }

  return {
    async capacity() {
      return spareKeycodes(await keymap.now()).length + lent.size
    },
    async lend(keysyms, keep) {
      restoring?.cancel.abort()
      await restoring?.done
      const free = spareKeycodes(await keymap.now()).filter((keycode) => !lent.has(keycode))
      // What was lent before and is not wanted now is taken over: the caller waited until the programs had read it.
      const takenOver = [...lent].filter((keycode) => !keep.has(keycode))
      const rows: { keycode: number; keysym: number }[] = []
      for (const keysym of keysyms) {
        const keycode = free.shift() ?? takenOver.shift()
        if (keycode === undefined) break
        lent.add(keycode)
        rows.push({ keycode, keysym })
      }
      await change(rows)
    },
    giveBackSoon() {
      restoring?.cancel.abort()
      if (lent.size === 0) return
      const cancel = new AbortController()
      const read = caughtUp(cancel.signal, BUSY_LIMIT_MS)
      const grace = clock.wait(GRACE_MS, { reason: 'programs may still be reading the keyboard map', signal: cancel.signal })
      const done = Promise.all([read, grace]).then(clear, () => {})
      restoring = { cancel, done }
    },
    async giveBack() {
      if (restoring) {
        const { cancel, done } = restoring
        // Closing does not wait for a program that hangs.
        const late = clock.wait(CLOSING_LIMIT_MS, { reason: 'programs read the keyboard map before it is restored', signal: cancel.signal })
        late.then(
          () => cancel.abort(),
          () => {},
        )
        await done
        cancel.abort()
      }
      restoring = undefined
      await clear()
    },
  }
}

/** Splits into runs of keycodes that follow each other. */
function neighbours(rows: { keycode: number; keysym: number }[]): { keycode: number; keysym: number }[][] {
  const runs: { keycode: number; keysym: number }[][] = []
  for (const row of rows.toSorted((a, b) => a.keycode - b.keycode)) {
    const last = runs.at(-1)
    if (last?.at(-1)?.keycode === row.keycode - 1) last.push(row)
    else runs.push([row])
  }
  return runs
}
