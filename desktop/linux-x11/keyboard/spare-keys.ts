import type { Clock } from '#contract'
import type { XConnection } from '../x/connection.ts'
import { type Key, oneSymbolKey, spareKeycodes } from './keymap.ts'
import type { LiveKeymap } from './live-keymap.ts'

/**
 * Keys that nothing is on, lent to characters that the layout lacks. A program looks a key up in the map when it gets round
 * to it, so a lent key is given back only some time after the last stroke; until then it serves again without a change.
 */
export interface SpareKeys {
  /** How many different characters can be lent at once. */
  capacity(): Promise<number>
  /** The keys that are lent now. */
  lent(): Set<number>
  /** Puts off giving back until `giveBackSoon` is called again: the map must not change under a text. */
  keep(): Promise<void>
  /** Puts these symbols on spare keys, all with one change to the map; keys in `keep` stay as they are. */
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
  /** What each lent key has now, and what was on it before. */
  const lent = new Map<number, { keysym: number; before: Key }>()
  let restoring: { cancel: AbortController; done: Promise<void> } | undefined

  const clear = async () => {
    const given = [...lent]
    lent.clear()
    if (given.length === 0 || x.lostError()) return
    const { keys } = await keymap.now()
    // Where a new layout was set in the meantime, its keys are left as they are.
    const ours = given.filter(([keycode, { keysym }]) => keys.get(keycode)?.symbols.join() === String(keysym))
    await keymap.change(new Map(ours.map(([keycode, { before }]) => [keycode, before])))
  }

  return {
    lent: () => new Set(lent.keys()),
    async capacity() {
      return spareKeycodes(await keymap.now()).filter((keycode) => !lent.has(keycode)).length + lent.size
    },
    async keep() {
      restoring?.cancel.abort()
      await restoring?.done
    },
    async lend(keysyms, keep) {
      const map = await keymap.now()
      const free = spareKeycodes(map).filter((keycode) => !lent.has(keycode))
      // What was lent before and is not wanted now is taken over: the caller waited until the programs had read it.
      const takenOver = [...lent.keys()].filter((keycode) => !keep.has(keycode))
      const changes = new Map<number, Key>()
      for (const keysym of keysyms) {
        const keycode = free.shift() ?? takenOver.shift()
        const before = keycode === undefined ? undefined : (lent.get(keycode)?.before ?? map.keys.get(keycode))
        if (keycode === undefined || !before) break
        lent.set(keycode, { keysym, before })
        changes.set(keycode, oneSymbolKey(keysym))
      }
      await keymap.change(changes)
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
