import type { InputEvent, MouseButton, Point, RecordedEvent } from '#contract'

type PointerEvent = Exclude<InputEvent, { kind: 'key-down' | 'key-up' }>

/** A pointer on its way with no button down is written this often: enough to see the way, little enough for an hour. */
const IDLE_MOVE_EVERY_MS = 50

/** Leaves out what goes to our own windows, and most moves between gestures; a drag keeps all of its points. */
export function createPointerFilter(isOwnPlace: (point: Point) => boolean) {
  const down = new Set<MouseButton>()
  const ownDown = new Set<MouseButton>()
  let lastMoveMs = Number.NEGATIVE_INFINITY
  let pending: RecordedEvent | undefined

  const takePending = (): RecordedEvent[] => {
    const move = pending
    pending = undefined
    if (!move) return []
    lastMoveMs = move.atMs
    return [move]
  }
  const move = (event: PointerEvent): RecordedEvent[] => {
    if (down.size > 0) return [...takePending(), event]
    if (ownDown.size > 0 || isOwnPlace(event.point)) return takePending()
    pending = event
    return event.atMs - lastMoveMs >= IDLE_MOVE_EVERY_MS ? takePending() : []
  }
  return {
    pass(event: PointerEvent): RecordedEvent[] {
      switch (event.kind) {
        case 'pointer-move':
          return move(event)
        case 'pointer-down': {
          const own = isOwnPlace(event.point)
          ;(own ? ownDown : down).add(event.button)
          return own ? takePending() : [...takePending(), event]
        }
        case 'pointer-up':
          ownDown.delete(event.button)
          return down.delete(event.button) ? [...takePending(), event] : []
        case 'wheel':
          return isOwnPlace(event.point) ? takePending() : [...takePending(), event]
      }
    },
    /** The last place of a pointer that came to rest. */
    rest(nowMs: number): RecordedEvent[] {
      return pending && nowMs - pending.atMs >= IDLE_MOVE_EVERY_MS ? takePending() : []
    },
    takePending,
    forget(): void {
      down.clear()
      ownDown.clear()
      pending = undefined
    },
  }
}
