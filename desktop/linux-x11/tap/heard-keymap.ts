import type { Key, Keymap } from '../keyboard/keymap.ts'
import type { LiveKeymap } from '../keyboard/live-keymap.ts'
import type { XConnection } from '../x/connection.ts'
import type { MapChange } from './map-changes.ts'

/**
 * The keyboard map as it was when an event was made, though we hear of the event later. Programs that type a character which the
 * layout lacks put it on a spare key, strike it and take it off again at once: by the time the server is asked, it is gone. So
 * changes are heard in the same stream as the keys, and what they put on a key counts from their place in it.
 */
export interface HeardKeymap {
  changed(change: MapChange): void
  /** The map for an event that was heard as number `heard` (they count up). */
  at(heard: number): Promise<Keymap>
}

/** `heardSoFar`: the number of the newest event that was heard. */
export function createHeardKeymap(x: XConnection, live: LiveKeymap, heardSoFar: () => number): HeardKeymap {
  const own = new Map<number, Key>()
  let merged: { from: Keymap; map: Keymap } | undefined
  let knownUpTo = 0

  return {
    changed(change) {
      merged = undefined
      // From here on the server's own answer holds.
      if (change.kind === 'other-map') own.clear()
      else for (const [keycode, key] of change.keys) own.set(keycode, key)
    },
    async at(heard) {
      if (heard > knownUpTo) {
        const upTo = heardSoFar()
        // After a round trip we have heard of every other keyboard that was taken into use before these events.
        await x.sync()
        knownUpTo = upTo
      }
      const from = await live.now()
      if (merged?.from !== from) merged = { from, map: own.size === 0 ? from : { ...from, keys: new Map([...from.keys, ...own]) } }
      return merged.map
    },
  }
}
