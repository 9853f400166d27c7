import type { RecordedEvent } from '#contract'

/** Events that come later than this out of their order belong to a clock that jumped: their place in the file is truer than their time. */
const REORDER_MS = 1000

/** Puts events that were written a little late back in their place by time; equal times keep the order of the file. */
export function inOrder(events: readonly RecordedEvent[]): RecordedEvent[] {
  const ordered: RecordedEvent[] = []
  for (const event of events) {
    let place = ordered.length
    for (let before = ordered[place - 1]; before; before = ordered[place - 1]) {
      const lateMs = before.atMs - event.atMs
      if (lateMs <= 0 || lateMs > REORDER_MS) break
      place--
    }
    ordered.splice(place, 0, event)
  }
  return ordered
}
