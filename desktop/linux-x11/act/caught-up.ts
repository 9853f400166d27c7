import { eventMask } from 'x11'
import type { Clock } from '#contract'
import { numbers, unlessGone } from '../windows/facts.ts'
import { activeId } from '../windows/windows.ts'
import type { XConnection } from '../x/connection.ts'

const PING_LIMIT_MS = 2_000
/** For programs that answer no ping: what a busy one usually needs. */
const BLIND_WAIT_MS = 250

/**
 * Tells when the program with the focus has read all events sent so far: it is asked for a sign of life
 * (`_NET_WM_PING` of the window manager conventions), and programs answer their events in order.
 */
export async function createCaughtUp(
  x: XConnection,
  clock: Clock,
): Promise<(signal: AbortSignal | undefined, limitMs?: number) => Promise<void>> {
  x.client.ChangeWindowAttributes(x.root, { eventMask: eventMask.SubstructureNotify })
  const [protocols, ping] = await Promise.all([x.atom('WM_PROTOCOLS'), x.atom('_NET_WM_PING')])
  let serial = 0

  return async (signal, limitMs = PING_LIMIT_MS) => {
    const id = await activeId(x)
    const offered = id === undefined ? undefined : await unlessGone(() => numbers(x, id, 'WM_PROTOCOLS'))
    if (id === undefined || !offered?.includes(ping)) {
      await clock.wait(BLIND_WAIT_MS, { reason: 'a program that answers no ping reads its keys', signal })
      return
    }
    serial++
    const mark = serial
    const answered = new AbortController()
    const stopListening = x.onEvent((event) => {
      const data = event.data
      if (event.name !== 'ClientMessage' || event.message_type !== protocols || !Array.isArray(data)) return
      if (data[0] === ping && data[1] === mark && data[2] === id) answered.abort()
    })
    try {
      x.client.SendClientMessage(id, id, protocols, 32, [ping, mark, id, 0, 0], 0)
      const either = signal ? AbortSignal.any([signal, answered.signal]) : answered.signal
      await clock.wait(limitMs, { reason: 'the program reads its keys', signal: either })
    } catch (error) {
      if (!answered.signal.aborted) throw error
    } finally {
      stopListening()
    }
  }
}
