import { join } from 'node:path'
import type { Engine } from '#engine'
import { buildApp, OUT } from '../build.ts'
import { showPopUps } from '../shell/pop-ups.ts'
import { type BrowserShell, openBrowserShell } from './browser-shell.ts'
import { startPageServer } from './page-server.ts'

export type BrowserAppOptions = {
  engine: Engine
  env: NodeJS.ProcessEnv
  /** Path of the system's Chromium. */
  executable: string
  /** The browser's own profile folder. */
  profile: string
  /** Folder for files on their way to being imported. */
  uploads: string
  port?: number
  size?: { width: number; height: number }
  onError: (error: unknown) => void
}

/** The app over an open engine, in windows of the system's Chromium. Disposing closes windows and server, not the engine. */
export async function openBrowserApp(options: BrowserAppOptions): Promise<BrowserShell> {
  const { engine, onError } = options
  await using cleanUp = new AsyncDisposableStack()
  const server = cleanUp.use(await servePages(options))
  const shell = cleanUp.use(await openBrowserShell({ ...options, server, keepAbove: engine.keepAbove }))
  cleanUp.defer(showPopUps(engine.on, shell, onError))
  const open = cleanUp.move()
  return { ...shell, [Symbol.asyncDispose]: () => open.disposeAsync() }
}

/** Builds the pages where a source changed, and serves them. */
export async function servePages(options: Pick<BrowserAppOptions, 'engine' | 'uploads' | 'port' | 'onError'>) {
  const { engine, uploads, port, onError } = options
  await buildApp({ electron: false })
  return startPageServer({
    handlers: engine.handlers,
    on: engine.on,
    pages: join(OUT, 'renderer'),
    bridge: join(OUT, 'bridge.js'),
    uploads,
    port,
    onBug: onError,
  })
}
