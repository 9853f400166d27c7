import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { FromWatchdog, type Heard } from './messages.ts'

const READY_WITHIN_MS = 8000

/** Beside this file: its source, or the bundle that Electron runs. */
const PROCESS = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './process.ts' : './watchdog.js', import.meta.url))

/**
 * Starts the watchdog: a process of its own that sees the panic key and lets go of what is held, also when this process hangs.
 * Settles when it watches; a run does not start without it. Errors: an Error saying why it could not watch.
 */
export async function watchPanicKey(onPanic: () => void): Promise<() => Promise<void>> {
  const child = fork(PROCESS, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (raw) => {
      const message = FromWatchdog.parse(raw)
      if (message.kind === 'ready') resolve()
      else if (message.kind === 'failed') reject(new Error(`The watchdog cannot watch: ${message.why}`))
      else {
        onPanic()
        child.send({ kind: 'heard' } satisfies Heard)
      }
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
