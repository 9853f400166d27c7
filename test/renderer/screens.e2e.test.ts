import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AppInBrowser, startAppInBrowser } from './app-in-browser.ts'
import { inputs } from './far-side.ts'

let app: AppInBrowser
beforeAll(async () => {
  app = await startAppInBrowser()
})
afterAll(() => app?.[Symbol.asyncDispose]())

const SCREENS = [
  '/',
  '/record',
  '/recordings',
  '/recordings/recording-one',
  '/recordings/recording-cut',
  '/recordings/recording-none',
  '/tasks',
  '/tasks/task-note',
  '/tasks/task-batch',
  '/again/task-note',
  '/again/task-none',
  '/plan',
  '/pages',
  '/pages/page-save',
  '/runs',
  '/runs/run-a',
  '/runs/run-b',
  '/table/task-invoice',
  '/tables/batch-cut',
  '/settings',
  '/no/such/place',
]
/** Beside a program that one shows: these must do in a narrow strip. */
const NARROW = [
  '/',
  '/tasks/task-batch',
  '/again/task-note',
  '/pages/page-form',
  '/record',
  '/recordings',
  '/recordings/recording-one',
  '/recordings/recording-login',
  '/tasks',
  '/runs',
  '/runs/run-a',
  '/table/task-invoice',
  '/tables/batch-cut',
  '/pages',
  '/settings',
]
const WINDOWS: [string, number, number][] = [
  ['/approval/approval-none', 440, 560],
  ['/secret/approval-none', 440, 560],
  ['/help/approval-none', 440, 700],
  ['/taught/run-a', 440, 700],
  ['/bar', 520, 56],
]

/** What is wrong with a page for someone who does not see it, or has little room. */
function complaints(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const nameOf = (element: Element) => {
      const label = element.getAttribute('aria-label') ?? element.textContent ?? ''
      const labels =
        element instanceof HTMLInputElement || element instanceof HTMLSelectElement
          ? [...(element.labels ?? [])].map((it) => it.textContent).join('')
          : ''
      return (label + labels).trim()
    }
    for (const element of document.querySelectorAll('a[href], button, input, select, [role="img"], dialog, nav, aside')) {
      if (nameOf(element) === '') found.push(`no name: ${element.outerHTML.slice(0, 120)}`)
    }
    for (const image of document.querySelectorAll('img:not([alt])')) found.push(`no alt: ${image.outerHTML.slice(0, 80)}`)
    for (const area of [document.documentElement, ...document.querySelectorAll('main, aside')]) {
      if (area.scrollWidth > area.clientWidth + 1)
        found.push(`wider than its room by ${area.scrollWidth - area.clientWidth}: ${area.tagName}`)
    }
    if (document.querySelectorAll('main').length !== 1) found.push('not one main part')
    if (window.innerHeight > 200 && document.querySelectorAll('h1').length !== 1) found.push('not one heading of the first rank')
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id)
    if (new Set(ids).size !== ids.length) found.push('an id stands twice')
    return found
  })
}

/** Goes to a place and waits until nothing there is on its way any more. */
async function visit(page: Page, route: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = `#${to}`
  }, route)
  await page.waitForFunction(() => document.querySelector('main') !== null && !document.body.textContent?.includes('Loading…'))
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

describe('every screen', () => {
  it('opens under the strict policy without a complaint, named and within its room, at the smallest size', async () => {
    const wrong: Record<string, string[]> = {}
    for (const empty of [false, true]) {
      const { page, faults } = await app.open('/', { width: 960, height: 640, dark: empty, empty })
      for (const route of SCREENS) {
        await visit(page, route)
        const all = [...faults.splice(0), ...(await complaints(page))]
        if (all.length > 0) wrong[`${route}${empty ? ', nothing there yet' : ''}`] = all
      }
      await page.context().close()
    }
    const { page: narrow } = await app.open('/', { width: 420, height: 800 })
    for (const route of NARROW) {
      await visit(narrow, route)
      const all = await complaints(narrow)
      if (all.length > 0) wrong[`${route}, narrow`] = all
    }
    await narrow.context().close()
    for (const [route, width, height] of WINDOWS) {
      const { page, faults } = await app.open(route, { width, height })
      await page.locator('main').waitFor()
      const all = [...faults, ...(await complaints(page))]
      if (all.length > 0) wrong[route] = all
      await page.context().close()
    }
    expect(wrong).toEqual({})
  })

  it('teaches the one next thing where there is nothing yet', async () => {
    const next: Record<string, string> = {}
    for (const route of ['/', '/recordings', '/tasks', '/pages', '/runs']) {
      const { page } = await app.open(route, { empty: true })
      next[route] = (await page.locator('main a[href]').first().textContent()) ?? ''
      await page.context().close()
    }
    expect(next).toEqual({
      '/': 'Record a task',
      '/recordings': 'Record a task',
      '/tasks': 'Record a task',
      '/pages': 'Record a task',
      '/runs': 'Go to Home',
    })
  })

  it('can be reached and left by the keyboard alone', async () => {
    const { page } = await app.open('/settings')
    await page.locator('main').waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('history')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'History' }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').waitFor()
    await page.keyboard.press('Escape')
    expect([await page.getByRole('dialog').count(), new URL(page.url()).hash]).toEqual([0, '#/runs'])
    await page.context().close()
  })

  it('moves nothing where motion is unwanted', async () => {
    const { page } = await app.open('/record')
    await page.evaluate(() => window.fake.record({ phase: 'recording', id: 'recording-now' as never }))
    await page.getByText('Recording', { exact: true }).first().waitFor()
    const lasting = await page.evaluate(
      () => document.getAnimations().filter((it) => Number(it.effect?.getComputedTiming().duration) > 0).length,
    )
    expect(lasting).toBe(0)
    await page.context().close()
  })

  it('takes the theme that was set, against the system', async () => {
    const { page } = await app.open('/settings', { dark: false })
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const light = await ground()
    await page.getByText('Dark', { exact: true }).click()
    await page.waitForFunction(() => document.documentElement.style.colorScheme === 'dark')
    expect(await ground()).not.toBe(light)
    const set = await page.evaluate(() => window.fake.calls.filter((call) => call.name === 'settings.set').map((call) => call.input))
    expect(set).toMatchObject([{ theme: 'dark', approvalSeconds: 60, model: null }])
    await page.context().close()
  })

  it('refuses a time to answer that cannot be, and keeps what was typed', async () => {
    const { page } = await app.open('/settings')
    const seconds = page.getByLabel('Time to answer')
    await seconds.fill('3')
    await seconds.press('Enter')
    expect([await page.getByRole('alert').textContent(), await seconds.inputValue()]).toEqual(['Write a whole number from 5 to 600.', '3'])
    await seconds.fill('90')
    await seconds.press('Enter')
    await page.waitForFunction(() => window.fake.calls.some((call) => call.name === 'settings.set'))
    expect((await inputs(page, 'settings.set')).at(-1)).toMatchObject({ theme: 'system', approvalSeconds: 90, model: null })
    await page.context().close()
  })

  it('says in words when a list cannot be had, and has it when asked again', async () => {
    const { page } = await app.open('/settings')
    // The window has looked for a run under way; the next to ask is the page.
    await page.waitForFunction(() => window.fake.calls.some((call) => call.name === 'run.list'))
    await page.evaluate(() => {
      window.fake.failNext('run.list', {
        code: 'memory-damaged',
        message: 'The memory file is damaged.',
        advice: 'Restart Understudy; it repairs itself.',
      })
      window.location.hash = '#/runs'
    })
    expect(await page.getByRole('alert').textContent()).toContain('The memory file is damaged.Restart Understudy; it repairs itself.')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('link', { name: /Write a note to Maria/ }).waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    await page.context().close()
  })

  it('says that Understudy has ended when its shell says so', async () => {
    const { page } = await app.open('/tasks')
    await page.evaluate(() => {
      document.documentElement.dataset.engine = 'gone'
    })
    expect(await page.getByRole('alert').textContent()).toContain('Understudy has ended.')
    await page.context().close()
  })

  it('shows on the picture where an element of a page is', async () => {
    const { page } = await app.open('/pages/page-form')
    await page.getByRole('button', { name: 'Amount' }).focus()
    const ring = await page.locator('main span[style*="left"]').evaluate((element) => {
      const [own, frame] = [element.getBoundingClientRect(), element.parentElement!.getBoundingClientRect()]
      return [own.x - frame.x, own.y - frame.y, own.width, own.height].map((length) => Math.round((length / frame.width) * 980))
    })
    expect(ring).toEqual([60, 232, 420, 34])
    await page.context().close()
  })
})
