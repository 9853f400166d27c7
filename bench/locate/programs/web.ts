import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import type { Group } from '../set/group.ts'
import { lot } from '../set/half.ts'
import { BASE, type Shot } from '../set/shot.ts'
import type { Stage } from '../set/stage.ts'
import { coverRightHalf } from './cover.ts'
import { openWebPage, type WebPage } from './web-page.ts'

const TOLD_LATE_MS = 500
const AT = { x: 40, y: 50, width: 1000, height: 740 }
const VERSION = '4'

/** Pages with `rows` hold a list whose rows can be sorted, taken out, added and doubled nearly. */
const PAGES: Record<string, { rows?: Rows }> = {
  'order-form': {},
  'editor-tools': {},
  'open-menu': {},
  customers: { rows: { more: `['Anna Bergman', 'Uppsala', 121], ['Karl Lind', 'Lund', 78], ['Dora Falck', 'Malmö', 13]` } },
  mail: {
    rows: { more: `['Tom Becker', 'Invoice 2043'], ['Paul Winter', 'Re: offers for the roof'], ['Max Vogel', 'Car for Sunday']` },
  },
  settings: {},
  shop: { rows: { more: `['Spades', 34.9, '#a86'], ['Clay pots', 7.9, '#b64'], ['Rakes', 29.5, '#6a8']` } },
  calendar: { rows: { more: `[3, 'Dentist, Tom'], [10, 'Tax paper'], [24, 'Flight to Riga']` } },
  invoices: { rows: { more: `['R-1001', 'Nordic Timber', 21], ['R-1041', 'Alpine Tools', 55], ['R-1700', 'Delta Print', 68]` } },
}
type Rows = {
  /** Look-alike rows. */
  more: string
}

export const webGroups: Group[] = Object.entries(PAGES).map(([name, { rows }]) => {
  const file = fileURLToPath(new URL(`../pages/${name}.html`, import.meta.url))
  const style = fileURLToPath(new URL('../pages/page.css', import.meta.url))
  return {
    id: `chromium/${name}`,
    version: [VERSION, readFileSync(file, 'utf8'), readFileSync(style, 'utf8'), JSON.stringify(rows)].join('\n'),
    build: (stage) => buildPage(stage, name, file, rows),
  }
})

async function buildPage(stage: Stage, name: string, file: string, rows: Rows | undefined): Promise<Shot[]> {
  const shots: Shot[] = []
  {
    await using web = await openWebPage(stage, { file, at: AT })
    shots.push(await web.shot(BASE))
    for (const [perturbation, script] of Object.entries({ ...CHANGES, ...(rows && rowChanges(rows)), ...removals(shots[0] as Shot) })) {
      await fresh(web.page)
      await web.page.evaluate(script)
      // Chromium tells accessibility of a change some time after it has drawn it.
      await pause(TOLD_LATE_MS)
      shots.push(await web.shot(perturbation))
    }
    await fresh(web.page)
    shots.push(...(await windowChanges(stage, web)))
    shots.push(...(await zooms(stage, web)))
  }
  for (const scale of [1.25, 1.5, 2]) {
    const at = scale === 2 ? { x: 20, y: 40, width: 1540, height: 920 } : AT
    await using web = await openWebPage(stage, { file, at, scale })
    shots.push(await web.shot(`scale-${100 * scale}`))
    if (scale !== 1.5) continue
    await web.page.evaluate(`document.documentElement.dataset.theme = 'dark'`)
    shots.push(await web.shot('scale-150-dark'))
  }
  if (shots.some(({ things }) => things.length === 0)) throw new Error(`The page ${name} tells of nothing.`)
  return shots
}

async function windowChanges(stage: Stage, web: WebPage): Promise<Shot[]> {
  const shots: Shot[] = []
  shots.push(await coverRightHalf(stage, await web.shot('covered')))
  await stage.place(await web.window(), { x: AT.x + 410, y: AT.y + 170 })
  shots.push(await web.shot('moved'))
  await stage.place(await web.window(), { x: AT.x, y: AT.y, width: 1320, height: 860 })
  shots.push(await web.shot('resized-larger'))
  await stage.place(await web.window(), { x: AT.x + 60, y: AT.y, width: 760, height: 640 })
  shots.push(await web.shot('resized-smaller'))
  await stage.place(await web.window(), AT)
  return shots
}

/** The browser's own zoom, by its keys: one step each to 110, 125, 150, 175 and 200 %. */
async function zooms(stage: Stage, web: WebPage): Promise<Shot[]> {
  const shots: Shot[] = []
  const { id } = await web.window()
  await stage.tool('xdotool', 'windowfocus', '--sync', `${id}`)
  for (const percent of [110, 125, 150, 175, 200]) {
    await stage.tool('xdotool', 'key', '--window', '0', 'ctrl+plus')
    await ratioIs(web.page, percent / 100)
    if (percent !== 110 && percent !== 175) shots.push(await web.shot(`zoom-${percent}`))
  }
  return shots
}

/** As it was when it was opened: not scrolled either. */
async function fresh(page: Page): Promise<void> {
  await page.evaluate(`history.scrollRestoration = 'manual'`)
  await page.reload()
}

async function ratioIs(page: Page, ratio: number): Promise<void> {
  await page.waitForFunction(`Math.abs(devicePixelRatio - ${ratio}) < 0.01`, undefined, { timeout: 8000 })
}

const CHANGES: Record<string, string> = {
  dark: `document.documentElement.dataset.theme = 'dark'`,
  'font-serif': `document.documentElement.dataset.font = 'serif'`,
  'font-mono': `document.documentElement.dataset.font = 'mono'`,
  'font-large': `document.documentElement.dataset.font = 'large'`,
  notice: `document.body.insertAdjacentHTML('afterbegin', '<div class="notice">The service is not available on Sunday from 2 to 4. <button>Dismiss</button> <a href="#more">More</a></div>')`,
  scrolled: `(() => { const list = document.getElementById('list'); if (list) list.scrollTop = 260; else { document.body.style.paddingBottom = '900px'; scrollTo(0, 330) } })()`,
  data: `(() => { let at = 0; for (const one of document.querySelectorAll('[data-data]')) { at++; if ('value' in one) one.value = ['Bea Noll', 'Long Street 88', 'Oslo', '31', '14:30'][at % 5]; else one.textContent = 17 * at + '.20' } })()`,
  /** Buttons of the same name somewhere else, as a second form or a dialog brings them along. */
  decoys: `(() => {
    const copies = [...document.querySelectorAll('button[data-id], a[data-id]')].filter((one) => one.textContent.trim() !== '').slice(-7).map((one) => { const copy = one.cloneNode(true); copy.removeAttribute('data-id'); copy.removeAttribute('href'); return copy.outerHTML })
    document.body.insertAdjacentHTML('beforeend', '<div style="position:fixed;left:24px;bottom:18px;background:var(--ground);border:2px solid var(--ink);padding:10px;max-width:520px"><b>Second window</b><p>' + copies.join(' ') + '</p></div>')
  })()`,
}

function rowChanges({ more }: Rows): Record<string, string> {
  return {
    sorted: `rows.sort((a, b) => String(b[1]).localeCompare(String(a[1]))); draw()`,
    grown: `rows.splice(2, 0, ${more}); draw()`,
    'rows-removed': `rows.splice(0, rows.length, ...rows.filter((_, at) => at % 3 !== 0)); draw()`,
    /** Rows whose words differ in a letter or two, and every third true row taken out. */
    'look-alikes': `rows.splice(0, rows.length, ${more}, ...rows.filter((_, at) => at % 3 !== 0)); draw()`,
  }
}

/**
 * A third of the things taken away; and the same third with other words at the same places. A label is put in anew: of words that only change
 * in it Chromium never tells accessibility.
 */
function removals({ things }: Shot): Record<string, string> {
  const gone = things.filter(({ key, row }) => row === undefined && lot(`gone ${key}`) < 0.34).map(({ key }) => key)
  const each = (act: string) =>
    `for (const one of document.querySelectorAll('[data-id]')) if (${JSON.stringify(gone)}.includes(one.dataset.id)) { ${act} }`
  return {
    removed: each(`one.closest('label')?.remove(); one.remove()`),
    renamed: each(
      `one.removeAttribute('data-id'); const label = one.closest('label'); const words = ['Send', 'Fetch', 'Batch', 'Group', 'Merge']; const word = words[(one.textContent || one.title).length % 5];
       one.removeAttribute('title'); one.removeAttribute('placeholder'); if (one.hasAttribute('aria-label')) one.setAttribute('aria-label', word); if (label) for (const text of label.childNodes) { if (text.nodeType === 3 && text.textContent.trim()) text.textContent = word + ' ' }
       if (one.tagName === 'BUTTON' && !one.querySelector('svg') && one.textContent.trim()) one.textContent = word; else if (one.tagName !== 'INPUT' && !one.querySelector('svg') && one.textContent.trim() && one.tagName !== 'SELECT') one.textContent = word;
       if (label) label.replaceWith(label.cloneNode(true))`,
    ),
  }
}
