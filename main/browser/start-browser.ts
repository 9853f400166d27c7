import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { UnderstudyError } from '#contract'
import { displayProblem, findChromium, openEngine, openHome, takeLock } from '#engine'
import { openBrowserApp, servePages } from './open-browser-app.ts'

/** Runs the app in Chromium until its window is closed or the process is asked to end. Without `window` it only serves, and prints its link. */
export async function startBrowserApp(options: { env: NodeJS.ProcessEnv; window: boolean; port?: number }): Promise<void> {
  const { env, window, port } = options
  const problem = window ? displayProblem(env, process.platform) : undefined
  if (problem) throw problem
  const home = openHome(env)
  await using cleanUp = new AsyncDisposableStack()
  const lock = takeLock(home.locks, 'app')
  cleanUp.defer(() => lock.release())
  const asked = untilAsked()
  const uploads = join(home.root, 'uploads')
  // What a crash left there is nobody's any more: there is one app at a time.
  await rm(uploads, { recursive: true, force: true })
  const engine = cleanUp.use(await openEngine({ env, shell: 'browser' }))
  if (!window) {
    const server = cleanUp.use(await servePages({ engine, uploads, port, onError }))
    process.stdout.write(`${server.admission()}\n`)
    await asked
    return
  }
  const app = cleanUp.use(
    await openBrowserApp({ engine, env, executable: chromium(env), profile: join(home.root, 'browser'), uploads, port, onError }),
  )
  await Promise.race([app.closed, asked])
}

function chromium(env: NodeJS.ProcessEnv): string {
  const found = findChromium(env)
  if (found) return found
  throw new UnderstudyError(
    'set-up',
    'Neither Electron nor Chromium was found to show the app in.',
    'On Debian: apt-get install chromium. Or set UNDERSTUDY_CHROMIUM.',
  )
}

function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}

function onError(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
}
