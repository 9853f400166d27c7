import type { Box, Point } from '#contract'

/** Something that this program is about to do to the desktop. `code`: the key or button, in the words of whoever listens; any, when not given. */
export type OwnEvent = { kind: 'key' | 'button'; code?: string | number } | { kind: 'move'; point: Point }

/** What a listener saw go by: the beginnings of things, for an end alone is nobody's act. */
export type SeenEvent = { atMs: number; point: Point } & ({ kind: 'key' | 'button'; code: string | number } | { kind: 'move' })

/** What this program did itself, so that a listener to all input can tell it from what the person does. */
export interface Ledger {
  /** To be called right before the event leaves. */
  note(event: OwnEvent, nowMs: number): void
  /** The system has had all that was noted: what is not seen soon after now will never be seen. */
  settled(nowMs: number): void
  /** Takes a noted event that this can be out of the ledger; false when there is none: then it is not ours. */
  take(seen: SeenEvent): boolean
}

/** The longest from noting to happening, on a busy machine. */
const LEAVE_WITHIN_MS = 3_000
/** By how much the time of an event that a listener tells may lie behind its true time. */
const TIME_SLACK_MS = 400

/**
 * Counts: what is noted once stands for one event that is seen. So the person's own press of a key that we strike too is found out, if not by its first event then
 * by the one that is left over. `nearPx`: how far the place that is seen may lie from the one that was asked
 * for; `within`: where the pointer stays, wherever it is sent.
 */
export function createLedger({ nearPx = 0, within }: { nearPx?: number; within?: Box } = {}): Ledger {
  let open: { event: OwnEvent; untilMs: number }[] = []
  return {
    note(event, nowMs) {
      open.push({ event, untilMs: nowMs + LEAVE_WITHIN_MS })
    },
    settled(nowMs) {
      for (const entry of open) entry.untilMs = Math.min(entry.untilMs, nowMs + TIME_SLACK_MS)
    },
    take(seen) {
      open = open.filter(({ untilMs }) => untilMs >= seen.atMs)
      const at = open.findIndex(({ event }) => fits(event, seen, nearPx, within))
      if (at < 0) return false
      open.splice(at, 1)
      return true
    },
  }
}

function fits(event: OwnEvent, seen: SeenEvent, nearPx: number, within: Box | undefined): boolean {
  if (event.kind === 'move') {
    const { x, y } = within ? nearestIn(within, event.point) : event.point
    return seen.kind === 'move' && Math.abs(seen.point.x - x) <= nearPx && Math.abs(seen.point.y - y) <= nearPx
  }
  return seen.kind === event.kind && (event.code === undefined || seen.code === event.code)
}

function nearestIn(box: Box, { x, y }: Point): Point {
  const inside = (place: number, from: number, length: number) => Math.min(Math.max(place, from), from + length - 1)
  return { x: inside(x, box.x, box.width), y: inside(y, box.y, box.height) }
}
