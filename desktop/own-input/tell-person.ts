import type { PersonInput, Point } from '#contract'
import type { Ledger, SeenEvent } from './ledger.ts'

/** A mouse that lies on the table trembles by less than this within a moment. */
const TREMBLE_PX = 8
const MOMENT_MS = 500
/** A key that we hold repeats after this at the earliest; a press before it is the person's. */
const FIRST_REPEAT_MS = 150

/** `up`: a key that was let go. */
export type HeardEvent = SeenEvent | { kind: 'up'; code: string | number }

/**
 * Tells what the person does out of all that goes by in input: what is not in the ledger of our own. Keys, buttons and the wheel count at once, the mouse when it
 * goes further than it trembles. A key that we hold down repeats by itself. `from`: where the pointer is.
 */
export function createTellPerson(ledger: Ledger, from: Point): (heard: HeardEvent) => PersonInput | undefined {
  const ownHeld = new Map<string | number, number>()
  let pointer = from
  let path: { atMs: number; lengthPx: number }[] = []

  const movedFar = ({ atMs, point }: SeenEvent, lengthPx: number) => {
    pointer = point
    path = [...path.filter((part) => part.atMs > atMs - MOMENT_MS), { atMs, lengthPx }]
    return path.reduce((sum, part) => sum + part.lengthPx, 0) > TREMBLE_PX
  }

  return (heard) => {
    if (heard.kind === 'up') {
      ownHeld.delete(heard.code)
      return undefined
    }
    const { atMs, point } = heard
    const isOurs = ledger.take(heard)
    if (heard.kind === 'move') {
      const lengthPx = Math.hypot(point.x - pointer.x, point.y - pointer.y)
      if (!isOurs) return movedFar(heard, lengthPx) ? { kind: 'motion', atMs, point } : undefined
      pointer = point
      return undefined
    }
    if (isOurs) {
      if (heard.kind === 'key') ownHeld.set(heard.code, atMs)
      return undefined
    }
    const heldSinceMs = ownHeld.get(heard.code)
    if (heard.kind === 'key' && heldSinceMs !== undefined && atMs - heldSinceMs >= FIRST_REPEAT_MS) return undefined
    const kind = heard.kind === 'key' ? 'key' : `${heard.code}`.startsWith('wheel') ? 'wheel' : 'button'
    return { kind, atMs, point }
  }
}
