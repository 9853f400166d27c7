import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { startAppInBrowser } from '../app-in-browser.ts'
import { RUNS } from './shots-of-runs.ts'
import { SCREENS } from './shots-of-screens.ts'
import { WINDOWS } from './shots-of-windows.ts'

/** Pictures of every screen over the fake API, for looking at: `node test/renderer/children/screenshots.ts FOLDER [only]`. Not a test. */
const [folder = 'test-results/screens', only = ''] = process.argv.slice(2)

await mkdir(folder, { recursive: true })
await using app = await startAppInBrowser()
for (const { name, route, window: size, height: tall = 800, before, ...options } of [...SCREENS, ...RUNS, ...WINDOWS].filter((shot) =>
  shot.name.includes(only),
)) {
  for (const [width, height] of size ? [size] : [[1280, tall] as const, [960, Math.max(640, tall - 160)] as const, [420, tall] as const]) {
    for (const dark of [false, true]) {
      const { page, faults } = await app.open(route, { ...options, width, height, dark })
      await page.evaluate(() => document.fonts.ready)
      await before?.(page)
      await page.mouse.move(width - 2, height - 2).catch(() => {})
      if (name === 'page') await page.getByRole('button', { name: 'Amount' }).hover()
      await page.waitForTimeout(size ? 800 : 350)
      await page.screenshot({ path: join(folder, `${name}-${width}${dark ? '-dark' : ''}.png`) })
      if (faults.length > 0) console.log(name, faults)
      await page.context().close()
    }
  }
}
