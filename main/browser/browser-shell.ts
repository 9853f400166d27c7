import { spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { type BrowserContext, chromium, type Page } from 'playwright'
import { OWN_PROGRAM } from '#engine'
import { type PopUp, routeOf, type Shell, sizeOf } from '../shell/shell.ts'
import type { PageServer } from './page-server.ts'

/** The browser shell also lets tests reach its pages. */
export interface BrowserShell extends Shell {
  readonly context: BrowserContext
}

export type BrowserShellOptions = {
  server: PageServer
  /** Path of the system's Chromium. */
  executable: string
  /** The browser's own profile folder, inside Understudy's home. */
  profile: string
  env: NodeJS.ProcessEnv
  /** Keeps our windows of a title above the others: a browser has no way to ask for that. */
  keepAbove: (title: string) => Promise<unknown>
  /** Of the main window, in logical pixels. */
  size?: { width: number; height: number }
}

const POP_UP_WITHIN_MS = 10_000

/** Opens the app's pages in windows of the system's Chromium that look like a program's: no tabs, no address. */
export async function openBrowserShell(options: BrowserShellOptions): Promise<BrowserShell> {
  const { server, executable, profile, env, keepAbove, size = { width: 1280, height: 800 } } = options
  await mkdir(profile, { recursive: true, mode: 0o700 })
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable,
    headless: false,
    chromiumSandbox: !isRoot(),
    viewport: null,
    env: env as Record<string, string>,
    ignoreDefaultArgs: ['--enable-automation', '--disable-extensions'],
    args: [...QUIET, `--app=${server.admission()}`, `--class=${OWN_PROGRAM}`, `--window-size=${size.width},${size.height}`],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
  const main = context.pages()[0] ?? (await context.waitForEvent('page', { timeout: POP_UP_WITHIN_MS }))
  const popUps = new Map<string, Page>()
  const closed = new Promise<void>((resolve) => {
    main.once('close', () => resolve())
    context.once('close', () => resolve())
  })

  /** A second start with the same profile hands its window to the browser that runs, which forgets the place asked for: so it is set afterwards. */
  async function openPopUp(popUp: PopUp): Promise<void> {
    const route = routeOf(popUp)
    if (popUps.has(route)) return
    const opened = context.waitForEvent('page', { predicate: (page) => page.url().endsWith(`#${route}`), timeout: POP_UP_WITHIN_MS })
    const args = [...QUIET, ...(isRoot() ? ['--no-sandbox'] : []), `--user-data-dir=${profile}`, `--class=${OWN_PROGRAM}`]
    spawn(executable, [...args, `--app=${server.origin}/#${route}`], { env, stdio: 'ignore' }).on('error', () => {})
    const page = await opened
    popUps.set(route, page)
    page.once('close', () => popUps.delete(route))
    await placeWindow(page, sizeOf(popUp))
    await keepAbove(await ownTitle(page))
  }

  /** The small windows take names of their own, a moment after they open: under the main window's name that one would be meant. */
  async function ownTitle(page: Page): Promise<string> {
    await page.waitForFunction('(title) => document.title !== title', await main.title(), { timeout: POP_UP_WITHIN_MS, polling: 50 })
    return page.title()
  }

  async function placeWindow(page: Page, { width, height, top }: { width: number; height: number; top: number }): Promise<void> {
    const screenWidth = await main.evaluate<number>('screen.availWidth')
    const browser = await context.newCDPSession(page)
    const { windowId } = await browser.send('Browser.getWindowForTarget')
    await browser.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } })
    await browser.send('Browser.setWindowBounds', {
      windowId,
      bounds: { left: Math.max(0, Math.round((screenWidth - width) / 2)), top, width, height },
    })
    await browser.detach()
  }

  const close = async () => {
    await context.close()
  }
  return {
    kind: 'browser',
    context,
    closed,
    openMain: () => main.bringToFront(),
    openPopUp,
    async closePopUp(popUp) {
      await popUps.get(routeOf(popUp))?.close()
    },
    [Symbol.asyncDispose]: close,
  }
}

/** Keeps Chromium from calling home, offering to translate, and from the bar that warns of root. */
const QUIET = [
  '--test-type',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-features=Translate,MediaRouter,OptimizationHints',
  '--password-store=basic',
]

function isRoot(): boolean {
  return process.getuid?.() === 0
}
