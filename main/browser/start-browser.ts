import { join } from 'node:path'
import { UnderstudyError } from '#contract'
import { displayProblem } from '#desktop'
import { findChromium, openEngine, openHome, takeLock } from '#engine'
import { buildApp, OUT } from '../build.ts'
import { showPopUps } from '../shell/pop-ups.ts'
import { openBrowserShell, profileFolder } from './browser-shell.ts'
import { startPageServer } from './page-server.ts'

/** Runs the app in Chromium until its window is closed or the process is asked to end. Without `window` it only serves, and prints its link. */
export async function startBrowserApp(options: { env: NodeJS.ProcessEnv; window: boolean; port?: number }): Promise<void> {
  const { env, window, port } = options
  const problem = window ? displayProblem(env, process.platform) : undefined
  if (problem) throw problem
  const executable = findChromium(env)
  if (window && !executable) {
    throw new UnderstudyError('set-up', 'Neither Electron nor Chromium was found to show the app in.', 'On Debian: apt-get install chromium. Or set UNDERSTUDY_CHROMIUM.')
  }
  const home = openHome(env)
  const lock = takeLock(home.locks, 'app')
  await using cleanUp = new AsyncDisposableStack()
  cleanUp.defer(() => lock.release())
  await buildApp({ electron: false })
  const engine = cleanUp.use(await openEngine({ env, shell: 'browser' }))
  const server = cleanUp.use(
    await startPageServer({ handlers: engine.handlers, on: engine.on, pages: join(OUT, 'renderer'), bridge: join(OUT, 'bridge.js'), port, onBug: report }),
  )
  const asked = untilAsked()
  if (!window || !executable) {
    process.stdout.write(`${server.admission()}\n`)
    await asked
    return
  }
  const shell = cleanUp.use(await openBrowserShell({ server, executable, profile: profileFolder(home.root), env }))
  cleanUp.defer(showPopUps(engine.on, shell, report))
  await Promise.race([shell.closed, asked])
}

function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}

function report(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
}
