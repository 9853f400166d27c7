import { openDesktop, openInputTap } from '#desktop'
import { startWatchdog } from '#executor'
import { createSystemClock } from '../clock.ts'
import { type FromWatchdog, Heard } from './messages.ts'

/** How long a living engine may take to say that it heard. One that does not is hung, and is ended. */
const HEARD_WITHIN_MS = 1000

/**
 * The watchdog's process: a tap and a connection to the desktop of its own. On the panic key it tells the engine, lets go of
 * everything that is held, and kills an engine that does not answer. When the engine dies, it lets go of everything and ends.
 */
async function watch(): Promise<void> {
  const clock = createSystemClock()
  const desktop = await openDesktop({ clock })
  const tap = await openInputTap({ clock, prompt: true })
  const heard = new EventTarget()
  const engine = process.ppid
  const watchdog = await startWatchdog({
    tap,
    releaseAll: () => desktop.releaseAll(),
    onPanic() {
      send({ kind: 'panic' })
      const answered = new AbortController()
      heard.addEventListener('heard', () => answered.abort(), { once: true })
      clock.wait(HEARD_WITHIN_MS, { reason: 'the engine’s answer', signal: answered.signal }).then(
        () => process.kill(engine, 'SIGKILL'),
        () => {},
      )
    },
  })
  process.on('message', (raw) => {
    if (Heard.safeParse(raw).success) heard.dispatchEvent(new Event('heard'))
  })
  const end = async () => {
    await watchdog.stop()
    await desktop[Symbol.asyncDispose]()
    process.exit(0)
  }
  process.once('SIGTERM', end)
  process.once('disconnect', async () => {
    await desktop.releaseAll()
    await end()
  })
  send({ kind: 'ready' })
}

function send(message: FromWatchdog): void {
  if (process.connected) process.send?.(message)
}

watch().catch((error) => {
  send({ kind: 'failed', why: error instanceof Error ? error.message : String(error) })
  process.exitCode = 1
  process.disconnect?.()
})
