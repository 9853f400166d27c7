import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import type { RunId } from '#contract'
import { startAppInBrowser } from '../app-in-browser.ts'
import { ask, chosen, compare, edit, importFile, live, RUN, recording } from './shot-steps.ts'

/** Pictures of every screen over the fake API, for looking at: `node test/renderer/children/screenshots.ts FOLDER [only]`. Not a test. */
const [folder = 'test-results/screens', only = ''] = process.argv.slice(2)

type Shot = {
  name: string
  route: string
  empty?: boolean
  faults?: boolean
  window?: [number, number]
  height?: number
  before?: (page: Page) => Promise<unknown>
}

const BAR: [number, number] = [520, 56]

const SHOTS: Shot[] = [
  { name: 'home', route: '/' },
  { name: 'home-first', route: '/', empty: true, faults: true },
  { name: 'home-missing', route: '/?ask=Write%20a%20note%20to%20the%20landlord' },
  { name: 'home-choice', route: '/?ask=Write%20or%20enter%20something' },
  { name: 'home-none', route: '/?ask=Book%20a%20flight' },
  { name: 'record', route: '/record' },
  { name: 'record-chosen', route: '/record', before: chosen },
  { name: 'recordings', route: '/recordings' },
  { name: 'recordings-empty', route: '/recordings', empty: true },
  { name: 'recordings-imported', route: '/recordings', before: (page) => importFile(page, 'log.txt') },
  { name: 'recordings-fault', route: '/recordings', before: (page) => importFile(page, 'photo.png') },
  { name: 'shelf-one', route: '/recordings/recording-one', before: (page) => page.getByRole('button', { name: 'Export' }).click() },
  { name: 'shelf-cut', route: '/recordings/recording-cut' },
  {
    name: 'shelf-secrets',
    route: '/recordings/recording-login',
    before: (page) => page.getByRole('button', { name: 'Look for secrets' }).click(),
  },
  {
    name: 'shelf-sure',
    route: '/recordings/recording-login',
    async before(page) {
      await page.getByRole('button', { name: 'Look for secrets' }).click()
      await page.getByRole('button', { name: 'Remove 2' }).click()
    },
  },
  { name: 'live-paused', route: '/record', before: (page) => recording(page, { phase: 'paused' }) },
  { name: 'live-private', route: '/record', before: (page) => recording(page, { phase: 'private' }) },
  { name: 'live-blind', route: '/record', before: (page) => recording(page, { inputSeen: false }) },
  {
    name: 'live-noting',
    route: '/record',
    async before(page) {
      await recording(page)
      await page.getByRole('button', { name: 'Milestone' }).click()
      await page.getByRole('button', { name: 'Note' }).click()
    },
  },
  { name: 'recording', route: '/record?goal=Write%20a%20note%20to%20Maria%20about%20the%20garden', before: (page) => recording(page) },
  {
    name: 'recorded',
    route: '/record',
    async before(page) {
      await recording(page)
      await page.getByRole('button', { name: 'Stop', exact: true }).click()
    },
  },
  { name: 'tasks', route: '/tasks' },
  { name: 'tasks-empty', route: '/tasks', empty: true },
  { name: 'task', route: '/tasks/task-invoice' },
  { name: 'task-step', route: '/tasks/task-note', before: (page) => page.locator('[data-step="step-n6"]').click() },
  {
    name: 'task-faults',
    route: '/tasks/task-invoice',
    before: (page) => page.getByRole('button', { name: 'Run', exact: true }).click(),
  },
  { name: 'flow', route: '/tasks/task-batch', height: 1500 },
  { name: 'flow-edit', route: '/tasks/task-batch', height: 1700, before: edit },
  {
    name: 'flow-words',
    route: '/tasks/task-batch',
    height: 1700,
    async before(page) {
      await edit(page)
      await page.getByRole('button', { name: 'Change the words of step 5', exact: true }).click()
      await page.getByRole('button', { name: 'What to do with step 8' }).click()
    },
  },
  {
    name: 'flow-insert',
    route: '/tasks/task-batch',
    async before(page) {
      await edit(page)
      await page.getByRole('button', { name: 'Add a step at the end' }).click()
      await page.getByText('Type text').click()
    },
  },
  {
    name: 'flow-block',
    route: '/tasks/task-batch',
    async before(page) {
      await edit(page)
      await page.getByRole('button', { name: 'What to do with this bracket' }).nth(1).click()
      await page.getByRole('menuitem', { name: 'Change it' }).click()
    },
  },
  {
    name: 'flow-versions',
    route: '/tasks/task-batch',
    height: 1300,
    before: (page) => page.getByText('Versions', { exact: true }).click(),
  },
  { name: 'flow-taught', route: '/tasks/task-batch', before: (page) => page.getByText('What runs taught', { exact: true }).click() },
  {
    name: 'flow-describe',
    route: '/tasks/task-batch',
    async before(page) {
      await page.evaluate(() =>
        window.understudy?.settings.set({
          theme: 'system',
          approvalSeconds: 60,
          model: { url: 'http://127.0.0.1:8080/v1', name: 'holo-7b', price: { input: 1, output: 3, currency: 'EUR' } },
        }),
      )
      await page.getByRole('button', { name: 'Describe better' }).click()
    },
  },
  { name: 'again', route: '/again/task-note' },
  { name: 'again-questions', route: '/again/task-note?recording=recording-login', before: compare },
  {
    name: 'again-merged',
    route: '/again/task-note?recording=recording-login',
    async before(page) {
      await compare(page)
      await page.getByText('Only when it asks').click()
      await page.getByRole('button', { name: 'Go on' }).click()
    },
  },
  { name: 'tasks-import', route: '/tasks', height: 1000, before: (page) => importFile(page, 'clear.understudy-task') },
  { name: 'page-looks', route: '/pages/page-form', height: 1700 },
  {
    name: 'page-merge',
    route: '/pages/page-form',
    before: (page) => page.getByRole('button', { name: 'It is the same as another page' }).click(),
  },
  {
    name: 'pages-search',
    route: '/pages',
    async before(page) {
      await page.getByRole('searchbox').fill('save a file')
      await page.keyboard.press('Enter')
    },
  },
  {
    name: 'pages-ways',
    route: '/pages',
    height: 1900,
    async before(page) {
      await page.getByLabel('From', { exact: true }).selectOption('page-editor')
      await page.getByLabel('to', { exact: true }).selectOption('page-save')
    },
  },
  {
    name: 'settings-model',
    route: '/settings',
    height: 1500,
    before: (page) => page.getByRole('button', { name: 'Use one' }).click(),
  },
  {
    name: 'shelf-forget',
    route: '/recordings/recording-one',
    before: (page) => page.getByRole('button', { name: 'Forget', exact: true }).click(),
  },
  {
    name: 'run-turn',
    route: '/runs',
    async before(page) {
      await live(page, 8, 3)
      await page.evaluate((id) => window.fake.tell(id, { kind: 'paused', because: 'Now you: log in to the ledger' }), RUN)
    },
  },
  { name: 'plan', route: '/?ask=Write%20a%20note%20to%20the%20landlord%20about%20the%20keys' },
  { name: 'run-live', route: '/runs', before: (page) => live(page, 13, 0) },
  {
    name: 'run-asking',
    route: '/runs',
    async before(page) {
      await live(page, 12)
      await ask(page)
    },
  },
  {
    name: 'run-dialog',
    route: '/runs',
    async before(page) {
      await live(page, 12)
      await ask(page)
      await page.getByRole('button', { name: 'Answer' }).click()
    },
  },
  { name: 'run-done', route: '/runs/run-a', before: (page) => page.locator('[data-step="step-n6"]').click() },
  { name: 'run-failed', route: '/runs/run-b' },
  { name: 'run-approved', route: '/runs/run-f', before: (page) => page.locator('[data-step="step-d2"]').click() },
  { name: 'history', route: '/runs' },
  { name: 'pages', route: '/pages' },
  { name: 'pages-map', route: '/pages', before: (page) => page.getByText('Map', { exact: true }).click() },
  { name: 'page', route: '/pages/page-form', before: (page) => page.getByRole('button', { name: 'Amount' }).hover() },
  { name: 'page-around', route: '/pages/page-save' },
  { name: 'settings', route: '/settings' },
  {
    name: 'palette',
    route: '/tasks',
    async before(page) {
      await page.keyboard.press('Control+k')
      await page.keyboard.type('save')
    },
  },
  { name: 'approval', route: '/approval/approval-run-live', window: [440, 560], before: ask },
  {
    name: 'secret',
    route: '/secret/approval-secret',
    window: [440, 560],
    before: (page) =>
      page.evaluate(() =>
        window.fake.askSecret({
          id: 'approval-secret' as never,
          runId: 'run-live' as RunId,
          parameter: 'ledger-pin',
          why: 'Step 3 types it into the field “PIN” of Ledger.',
        }),
      ),
  },
  { name: 'bar-recording', route: '/bar', window: BAR, before: (page) => recording(page) },
  { name: 'bar-paused', route: '/bar', window: BAR, before: (page) => recording(page, { phase: 'paused' }) },
  { name: 'bar-private', route: '/bar', window: BAR, before: (page) => recording(page, { phase: 'private' }) },
  { name: 'bar-blind', route: '/bar', window: BAR, before: (page) => recording(page, { inputSeen: false, elapsedMs: 4_000_000 }) },
  {
    name: 'bar-note',
    route: '/bar',
    window: BAR,
    async before(page) {
      await recording(page)
      await page.getByRole('button', { name: 'Note' }).click()
    },
  },
  {
    name: 'bar-discard',
    route: '/bar',
    window: BAR,
    async before(page) {
      await recording(page)
      await page.getByRole('button', { name: 'Discard' }).click()
    },
  },
  {
    name: 'bar-acting',
    route: '/bar',
    window: BAR,
    async before(page) {
      await live(page, 13, 0)
      await page.evaluate(() => {
        window.location.hash = '#/bar'
      })
    },
  },
]

await mkdir(folder, { recursive: true })
await using app = await startAppInBrowser()
for (const { name, route, window: size, height: tall = 800, before, ...options } of SHOTS.filter((shot) => shot.name.includes(only))) {
  for (const [width, height] of size ? [size] : [[1280, tall] as const, [420, tall] as const]) {
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
