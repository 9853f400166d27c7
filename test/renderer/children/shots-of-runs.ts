import type { Shot } from './shot.ts'
import { ALL_MODELS, ask, live, paused, RUN, readTable, steered, takenOver } from './shot-steps.ts'

/** Plans, runs as they go and as they ended, and tables. */
export const RUNS: Shot[] = [
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
    name: 'plan-by-model',
    route: '/?ask=Send%20Nordwind%20to%20the%20bookkeeper',
    settings: ALL_MODELS,
    before: (page) => page.getByRole('button', { name: 'Ask the large model' }).click(),
  },
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
]
