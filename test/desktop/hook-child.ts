import { openHookTap } from '../../desktop/uiohook/tap.ts'
import { createSystemClock } from '../../engine/clock.ts'

/**
 * Listens through uiohook-napi in a process of its own: the hook opens the display of its process's environment, and the X
 * library behind it ends the whole process when that display goes.
 */
const stops = new Map<number, () => Promise<void>>()
const tap = await openHookTap({ clock: createSystemClock() })

process.on('message', async ({ listener, on }: { listener: number; on: boolean }) => {
  if (on) stops.set(listener, await tap.start((event) => process.send?.({ listener, event })))
  else await stops.get(listener)?.()
  process.send?.({ listener, on })
})
process.once('disconnect', () => process.exit(0))
process.send?.('ready')
