import type { InputEvent, MouseButton, Point, RecordedEvent } from '#contract'

type PointerEvent = Exclude<InputEvent, { kind: 'key-down' | 'key-up' }>

/** A pointer on its way with no button down is written this often: enough to see the way, little enough for an hour. */
const IDLE_MOVE_EVERY_MS = 50

/** Leaves out what goes to windows that are no part of the recording, and most moves between gestures; a drag keeps all of its points. */
export function createPointerFilter(isOutsideAt: (point: Point) => boolean) {
  const down = new Set<MouseButton>()
  const outsideDown = new Set<MouseButton>()
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
    if (outsideDown.size > 0 || isOutsideAt(event.point)) return takePending()
    pending = event
    return event.atMs - lastMoveMs >= IDLE_MOVE_EVERY_MS ? takePending() : []
  }
  return {
    pass(event: PointerEvent): RecordedEvent[] {
      switch (event.kind) {
        case 'pointer-move':
          return move(event)
        case 'pointer-down': {
          const outside = isOutsideAt(event.point)
          ;(outside ? outsideDown : down).add(event.button)
          return outside ? takePending() : [...takePending(), event]
        }
        case 'pointer-up':
          outsideDown.delete(event.button)
          return down.delete(event.button) ? [...takePending(), event] : []
        case 'wheel':
          return isOutsideAt(event.point) ? takePending() : [...takePending(), event]
      }
    },
    /** The last place of a pointer that came to rest. */
    rest(nowMs: number): RecordedEvent[] {
      return pending && nowMs - pending.atMs >= IDLE_MOVE_EVERY_MS ? takePending() : []
    },
    takePending,
    forget(): void {
      down.clear()
      outsideDown.clear()
      pending = undefined
    },
  }
}
