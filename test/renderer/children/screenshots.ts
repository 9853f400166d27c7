import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import type { RunId } from '#contract'
import { startAppInBrowser } from '../app-in-browser.ts'
import type { FakeOptions } from '../fake-api.ts'
import {
  ALL_MODELS,
  ask,
  chosen,
  compare,
  edit,
  importFile,
  live,
  paused,
  RUN,
  readTable,
  recording,
  steered,
  takenOver,
} from './shot-steps.ts'

/** Pictures of every screen over the fake API, for looking at: `node test/renderer/children/screenshots.ts FOLDER [only]`. Not a test. */
const [folder = 'test-results/screens', only = ''] = process.argv.slice(2)

type Shot = {
  name: string
  route: string
  empty?: boolean
  faults?: boolean
  settings?: FakeOptions['settings']
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
    before: (page) => page.getByRole('button', { name: 'Use one' }).first().click(),
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
  {
    name: 'plan-mixed',
    route: '/?ask=Enter%20the%20invoice',
    height: 1150,
    settings: ALL_MODELS,
    async before(page) {
      await page.evaluate(() => {
        const { fake } = window
        const propose = window.understudy?.plan
        const task = fake.world.tasks[1]
        if (!propose || !task) throw new Error('the world is not as it was')
        const values = { supplier: 'Nordwind AG', amount: '€412.50', 'due-date': '12 March 2026' }
        const plan = fake.make.mixedPlan(fake.make.planOf(task, values, 'words'), fake.ids)
        propose.propose = async () => ({ kind: 'planned', plan: { ...plan, request: '' } })
      })
      await page.getByLabel('Your request').fill('Enter the invoice of Nordwind')
      await page.keyboard.press('Enter')
      await page.locator('[data-step="step-guess"]').click()
    },
  },
  { name: 'steer-stuck', route: '/runs', settings: ALL_MODELS, before: (page) => steered(page, 'stuckRun', -9) },
  {
    name: 'steer-through',
    route: '/runs',
    height: 1100,
    settings: ALL_MODELS,
    async before(page) {
      await steered(page, 'stuckRun')
      await page.locator('[data-step="step-i6"]').click()
      await page.getByText('What was sent').click()
    },
  },
  {
    name: 'steer-dry',
    route: '/runs',
    async before(page) {
      await steered(page, 'dryRun')
      await page.locator('[data-step="step-i2"]').click()
    },
  },
  { name: 'steer-input', route: '/runs', before: (page) => paused(page, 'person-input') },
  { name: 'steer-single', route: '/runs', before: (page) => paused(page, 'single-step') },
  { name: 'steer-budget', route: '/runs', before: (page) => paused(page, 'budget') },
  { name: 'steer-help', route: '/runs', height: 1000, before: (page) => steered(page, 'helplessRun') },
  { name: 'steer-showing', route: '/runs', before: takenOver },
  {
    name: 'steer-shown',
    route: '/runs',
    height: 1100,
    async before(page) {
      await takenOver(page)
      await page.getByRole('button', { name: 'Done', exact: true }).click()
    },
  },
  {
    name: 'steer-taught',
    route: '/runs',
    async before(page) {
      await takenOver(page)
      await page.getByRole('button', { name: 'Done', exact: true }).click()
      await page.getByRole('button', { name: 'Go on' }).click()
    },
  },
  {
    name: 'help-window',
    route: '/help/approval-help',
    window: [440, 700],
    before: (page) => page.evaluate(() => window.fake.askHelp(window.fake.make.helpRequest('run-live' as RunId, window.fake.ids))),
  },
  { name: 'taught-window', route: '/taught/run-a', window: [440, 700] },
  { name: 'table-source', route: '/table/task-invoice', before: (page) => page.getByRole('button', { name: 'Paste' }).click() },
  { name: 'table-read', route: '/table/task-invoice', height: 1000, before: readTable },
  { name: 'batch-cut', route: '/tables/batch-cut', height: 1000 },
  {
    name: 'batch-running',
    route: '/tables/batch-cut',
    async before(page) {
      await page.getByLabel('Run it again').check()
      await page.getByRole('button', { name: 'Go on' }).click()
    },
  },
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
  { name: 'settings', route: '/settings', height: 2300, settings: ALL_MODELS },
  { name: 'settings-faults', route: '/settings', height: 2000, faults: true, empty: true },
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
  ...(['person-input', 'single-step', 'budget'] as const).map((by) => ({
    name: `bar-${by}`,
    route: '/bar',
    window: BAR,
    async before(page: Page) {
      await paused(page, by)
      await page.evaluate(() => {
        window.location.hash = '#/bar'
      })
    },
  })),
  {
    name: 'bar-showing',
    route: '/bar',
    window: BAR,
    async before(page) {
      await live(page, 8, 1)
      await page.evaluate(async (id) => {
        await window.understudy?.run.takeOver({ id })
        window.fake.emit('run.teaching', { runId: id, phase: 'showing', seen: 3 })
        window.location.hash = '#/bar'
      }, RUN)
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
