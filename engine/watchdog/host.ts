import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** What the watchdog process tells. */
export const WatchdogMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('panic') }),
  z.object({ kind: z.literal('failed'), why: z.string() }),
])
export type WatchdogMessage = z.infer<typeof WatchdogMessage>

const READY_WITHIN_MS = 8000

/**
 * Starts the watchdog: a process of its own that sees the panic key and lets go of what is held, also when this process hangs.
 * Settles when it watches. A run without it does not start. Errors: an Error saying why it could not watch.
 */
export async function watchPanicKey(onPanic: () => void): Promise<() => Promise<void>> {
  const child = fork(fileURLToPath(new URL('./process.ts', import.meta.url)), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (raw) => {
      const message = WatchdogMessage.parse(raw)
      if (message.kind === 'ready') resolve()
      else if (message.kind === 'panic') onPanic()
      else reject(new Error(`The watchdog cannot watch: ${message.why}`))
    })
    child.once('exit', () => reject(new Error('The watchdog ended before it could watch.')))
    AbortSignal.timeout(READY_WITHIN_MS).addEventListener('abort', () => reject(new Error('The watchdog did not come up in time.')))
  })
  const end = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
  try {
    await ready
  } catch (error) {
    await end()
    throw error
  }
  return end
}
