import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright'
import { centreOf, type Point } from '#contract'
import { screenPlace } from '#main'

export interface FormBrowser extends AsyncDisposable {
  readonly page: Page
  /** The middle of an element on the screen; the scripted person may look into the page to know where things are. */
  placeOf(selector: string): Promise<Point>
}

/** The person's own browser in a window of the session, with accessibility on as a screen reader would turn it on. */
export async function openFormBrowser(options: {
  executable: string
  env: NodeJS.ProcessEnv
  home: string
  url: string
}): Promise<FormBrowser> {
  const context: BrowserContext = await chromium.launchPersistentContext(join(options.home, 'form-browser'), {
    executablePath: options.executable,
    headless: false,
    viewport: null,
    chromiumSandbox: process.getuid?.() !== 0,
    env: options.env as Record<string, string>,
    ignoreDefaultArgs: ['--enable-automation'],
    args: [
      `--app=${options.url}`,
      '--test-type',
      '--force-renderer-accessibility',
      '--window-position=560,40',
      '--window-size=640,560',
      '--disable-background-networking',
    ],
  })
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  await page.waitForLoadState()
  return {
    page,
    placeOf: async (selector) => centreOf(await screenPlace(page.locator(selector))),
    [Symbol.asyncDispose]: () => context.close(),
  }
}
