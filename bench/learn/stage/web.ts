import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright'
import { centreOf } from '#contract'
import { findChromium } from '#engine'
import { screenPlace } from '#main'
import { CHROMIUM_FLAGS } from '#test/support/chromium-flags.ts'
import type { Find } from '../person/person.ts'
import type { World } from './world.ts'

export interface WebWindow {
  readonly page: Page
  /** A thing of the page, by selector or locator, told by the page itself. */
  thing(what: string | Locator): Find
}

const AT = { x: 40, y: 40, width: 860, height: 700 }
/** What a thing is called, as the page's author means it. */
const NAME_OF = `(element) => {
  const label = element.labels?.[0] ?? element.closest('label')
  const own = (node) => [...node.childNodes].filter((child) => child.nodeType === 3).map((child) => child.textContent).join(' ')
  const words = element.getAttribute('aria-label') ?? (element.matches('input, select, textarea') ? label && own(label) : element.innerText) ?? ''
  return words.trim()
}`
const ROLE_OF = `(element) => element.tagName.toLowerCase() + (element.type ? ' ' + element.type : '')`

/** One of the pages beside this folder in a Chromium window without tabs. `query`: what is otherwise on it, `?count=3`. The browser ends with the session. */
export async function openWebWindow(world: World, name: string, query = ''): Promise<WebWindow> {
  const { session, desktop, settled, window } = world.stage
  const executablePath = findChromium(session.env)
  if (!executablePath) throw new Error('Chromium was not found. On Debian: apt-get install chromium.')
  const url = new URL(`../pages/${name}.html`, import.meta.url)
  const args = [
    `--app=file://${fileURLToPath(url)}${query}`,
    ...CHROMIUM_FLAGS,
    '--disable-background-networking',
    `--window-position=${AT.x},${AT.y}`,
    `--window-size=${AT.width},${AT.height}`,
  ]
  const context: BrowserContext = await chromium.launchPersistentContext(join(session.home, `browser-${name}`), {
    executablePath,
    headless: false,
    viewport: null,
    chromiumSandbox: process.getuid?.() !== 0,
    env: session.env as Record<string, string>,
    ignoreDefaultArgs: ['--enable-automation'],
    args,
  })
  world.closing(() => context.close())
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  await page.waitForLoadState()
  world.pages.push(page)
  world.commands.chromium = ['chromium', `--app=${name}.html`]
  await settled(await window({ program: 'chromium' }))
  return {
    page,
    thing: (what) => async () => {
      const locator = typeof what === 'string' ? page.locator(what) : what
      const box = await screenPlace(locator)
      const [called, role] = [await locator.evaluate(inPage(NAME_OF)), await locator.evaluate(inPage(ROLE_OF))]
      const owner = (await desktop.windows()).find(({ program }) => program === 'chromium')
      if (!owner) throw new Error('The browser is gone.')
      const { x, y } = centreOf(box)
      return { role: String(role), name: String(called), box, point: { x: Math.round(x), y: Math.round(y) }, window: owner }
    },
  }
}

function inPage(code: string): (element: unknown) => unknown {
  return new Function('element', `return (${code})(element)`) as (element: unknown) => unknown
}
