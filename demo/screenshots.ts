import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import type { Engine } from '#engine'

const THEMES = ['light', 'dark'] as const

/** Settles when a page has shown nothing new for 400 ms and its pictures are there; after 4 s in any case, for pages that count seconds. */
const AT_REST = `new Promise((resolve) => {
  const rested = () => ([...document.images].every((image) => image.complete) ? resolve() : restart())
  let timer = setTimeout(rested, 400)
  const restart = () => { clearTimeout(timer); timer = setTimeout(rested, 400) }
  new MutationObserver(restart).observe(document, { subtree: true, childList: true })
  setTimeout(resolve, 4000)
})`

/** Where each screen lies; those of one recording, task, page and run come from what the demo learned. */
async function routes(engine: Engine): Promise<Record<string, string>> {
  const [recording] = await engine.handlers['recording.list']({})
  const [task] = await engine.handlers['task.list']({})
  const [page] = await engine.handlers['page.list']({})
  const [run] = await engine.handlers['run.list']({})
  return {
    home: '/',
    record: '/record',
    recordings: '/recordings',
    ...(recording && { recording: `/recordings/${recording.id}` }),
    tasks: '/tasks',
    ...(task && { task: `/tasks/${task.id}`, again: `/again/${task.id}` }),
    pages: '/pages',
    ...(page && { page: `/pages/${page.id}` }),
    history: '/runs',
    ...(run && { run: `/runs/${run.id}` }),
    settings: '/settings',
  }
}

/** Pictures of every screen of the app in its real window, light and dark, as `<folder>/<screen>-<theme>.png`. */
export async function photographApp(page: Page, engine: Engine, folder: string): Promise<void> {
  for (const [name, route] of Object.entries(await routes(engine))) {
    await page.evaluate(`location.hash = ${JSON.stringify(`#${route}`)}`)
    await photograph(page, folder, name)
  }
}

/** One page as it stands, in both themes. */
export async function photograph(page: Page, folder: string, name: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.evaluate(AT_REST)
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
}
