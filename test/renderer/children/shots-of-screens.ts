import type { Shot } from './shot.ts'
import { ALL_MODELS, chosen, compare, edit, importFile, recording } from './shot-steps.ts'

/** What one reads and sets at leisure: home, the shelf, tasks, pages, the history, the settings. */
export const SCREENS: Shot[] = [
  { name: 'home', route: '/' },
  { name: 'home-first', route: '/', empty: true, faults: true },
  { name: 'home-missing', route: '/?ask=Write%20a%20note%20to%20the%20landlord' },
  { name: 'home-choice', route: '/?ask=Write%20or%20enter%20something' },
  { name: 'home-none', route: '/?ask=Book%20a%20flight' },
  { name: 'home-model', route: '/?ask=Send%20Nordwind%20to%20the%20bookkeeper', settings: ALL_MODELS },
  {
    name: 'home-model-none',
    route: '/?ask=Book%20a%20flight',
    settings: ALL_MODELS,
    before: (page) => page.getByRole('button', { name: 'Ask the large model' }).click(),
  },
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
  { name: 'history', route: '/runs' },
  { name: 'pages', route: '/pages' },
  { name: 'pages-map', route: '/pages', before: (page) => page.getByText('Map', { exact: true }).click() },
  { name: 'page', route: '/pages/page-form', before: (page) => page.getByRole('button', { name: 'Amount' }).hover() },
  { name: 'page-around', route: '/pages/page-save' },
  { name: 'settings', route: '/settings', height: 2300, settings: ALL_MODELS },
  { name: 'settings-locked', route: '/settings', height: 1900, settings: ALL_MODELS, locked: 'correct horse' },
  { name: 'settings-faults', route: '/settings', height: 2000, faults: true, empty: true },
  {
    name: 'palette',
    route: '/tasks',
    async before(page) {
      await page.keyboard.press('Control+k')
      await page.keyboard.type('save')
    },
  },
]
