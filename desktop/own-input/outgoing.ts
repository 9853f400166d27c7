import { Cancelled, type Clock } from '#contract'
import { oneAtATime } from '../gestures/one-at-a-time.ts'
import type { PointerDevice } from '../gestures/pointer-gestures.ts'
import type { Ledger, OwnEvent } from './ledger.ts'

export type ActOptions = { signal?: AbortSignal /** Told of each part that cannot be taken back. */; onPart?: () => void }

/** The one door through which presses and moves leave. Releases need none: they may always go. */
export interface Outgoing {
  /** Does one act after the other; the door is shut for an act as soon as its signal aborts. */
  during<Result>(options: ActOptions, work: () => Promise<Result>): Promise<Result>
  /** To be called right before something is pressed or moved, with nothing awaited in between. Throws Cancelled when the act's signal has aborted. */
  leave(event: OwnEvent): void
  /** A character, a press, a notch has gone out. */
  part(): void
}

export function createOutgoing(ledger: Ledger, clock: Clock): Outgoing {
  const inTurn = oneAtATime()
  let act: ActOptions | undefined
  return {
    during: (options, work) =>
      inTurn(async () => {
        act = options
        try {
          return await work()
        } finally {
          act = undefined
          ledger.settled(clock.nowMs())
        }
      }),
    leave(event) {
      if (act?.signal?.aborted) throw new Cancelled(event.kind)
      ledger.note(event, clock.nowMs())
    },
    part: () => act?.onPart?.(),
  }
}

/** A mouse whose presses and moves go through the door. */
export function throughOutgoing(device: PointerDevice, outgoing: Outgoing): PointerDevice {
  return {
    async move(point) {
      outgoing.leave({ kind: 'move', point: { x: Math.round(point.x), y: Math.round(point.y) } })
      await device.move(point)
    },
    async down(button) {
      outgoing.leave({ kind: 'button', code: button })
      outgoing.part()
      await device.down(button)
    },
    up: (button) => device.up(button),
    async wheel(direction) {
      outgoing.leave({ kind: 'button', code: `wheel-${direction}` })
      outgoing.part()
      await device.wheel(direction)
    },
  }
}
