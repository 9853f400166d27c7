import type { InputEvent, KeyName } from '#contract'

/** As it is printed on the Stop button. */
export const PANIC_KEY = 'Ctrl+Alt+Escape'

/** The keys that count as each part; with Shift held, X11 calls the Alt key Meta. */
const PARTS: KeyName[][] = [['Control_L', 'Control_R'], ['Alt_L', 'Alt_R', 'Meta_L', 'Meta_R'], ['Escape']]

/**
 * Recognises the panic key in a stream of input: true for the event that completes it, in whatever order its keys went down and whatever
 * else is held. It must be let go in part before it counts again.
 */
export function createPanicChord(): (event: InputEvent) => boolean {
  const held = new Set<KeyName>()
  const complete = () => PARTS.every((names) => names.some((name) => held.has(name)))
  return (event) => {
    if (event.kind === 'key-up') {
      // A key may come up under another name than it went down with, when Shift changed in between.
      for (const name of PARTS.find((names) => names.includes(event.key))?.filter((other) => sameSide(other, event.key)) ?? [])
        held.delete(name)
      return false
    }
    if (event.kind !== 'key-down') return false
    const before = complete()
    if (PARTS.some((names) => names.includes(event.key))) held.add(event.key)
    return !before && complete()
  }
}

function sameSide(a: KeyName, b: KeyName): boolean {
  return a.endsWith('_L') === b.endsWith('_L')
}
