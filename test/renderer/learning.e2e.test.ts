import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AppInBrowser, startAppInBrowser } from './app-in-browser.ts'
import { asked, fail, inputs, press } from './far-side.ts'

let app: AppInBrowser
beforeAll(async () => {
  app = await startAppInBrowser()
})
afterAll(() => app?.[Symbol.asyncDispose]())

const MODEL = { url: 'http://127.0.0.1:8080/v1', name: 'holo', price: { input: 1, output: 3, currency: 'EUR' } }

describe('versions', () => {
  it('are listed with what each is, compared in words, and gone back to after one more question', async () => {
    const { page } = await app.open('/tasks/task-batch')
    await page.getByText('Versions', { exact: true }).click()
    await page.getByText('Learned from one demonstration').waitFor()
    const differences = page.getByRole('region', { name: 'What is different' })
    await differences.getByText('Step added').first().waitFor()
    expect(await differences.locator('ins').allInnerTexts()).toContain('Choose “Express”')
    expect(await differences.locator('del').allInnerTexts()).toContain('Type “€412.50” into “Amount”')
    await page.getByLabel('between').selectOption('1')
    await page.getByLabel('and', { exact: true }).selectOption('2')
    await differences.getByText('Milestone changed').waitFor()
    await page.getByRole('button', { name: 'Go back to it' }).last().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Go back' }).click()
    await page.getByText('Done. It is version 4 now.').waitFor()
    expect(await inputs(page, 'task.rollBack')).toEqual([{ id: 'task-batch', revision: 1 }])
    await page.context().close()
  })
})

describe('showing a task again', () => {
  it('asks what the two times contradict each other in, and tells what it taught with the difference', async () => {
    const { page } = await app.open('/tasks/task-note')
    await page.getByRole('link', { name: 'Show it again' }).click()
    await page.getByRole('listitem').filter({ hasText: 'Pay the invoice' }).getByRole('button', { name: 'Learn from it' }).click()
    await page.getByLabel('What did it do, with its values?').fill('Write a note to Tom about the keys')
    await press(page, 'Learn from it')
    await page.getByText('What does it go by?').waitFor()
    await press(page, 'Go on')
    await page.getByText('Choose an answer to each question.').waitFor()
    await page.getByText('Only when it asks whether to save').click()
    await press(page, 'Go on')
    await page.getByText('Learned. It is version 2 now.').waitFor()
    await page.getByText('The last step is done only when it asks.').waitFor()
    expect(await page.locator('ins').allInnerTexts()).toContain('Type greeting recipient')
    const goal = 'Write a note to Tom about the keys'
    expect(await inputs(page, 'task.addDemonstration')).toEqual([
      { id: 'task-note', recordingId: 'recording-login', goal, answers: {} },
      { id: 'task-note', recordingId: 'recording-login', goal, answers: { 'question-1': 'asks' } },
    ])
    await page.context().close()
  })

  it('says when a recording shows another task, and why', async () => {
    const { page } = await app.open('/again/task-note?recording=recording-aloha')
    await press(page, 'Learn from it')
    await page.getByText('It shows another task').waitFor()
    await press(page, 'Choose another recording')
    await page.getByText('Or choose a recording').waitFor()
    await page.context().close()
  })

  it('goes on from a recording that was made for it', async () => {
    const { page } = await app.open('/again/task-note')
    await page.getByRole('link', { name: 'Record it now' }).click()
    await page.getByText('shows “Write a note to recipient about topic” again').waitFor()
    await page.evaluate(() => window.understudy?.recording.start({ goal: 'Write a note to Tom about the keys' }))
    await page.getByRole('button', { name: 'Stop', exact: true }).first().click()
    await page.getByLabel('What did it do, with its values?').waitFor()
    expect(await page.evaluate(() => window.location.hash)).toBe('#/again/task-note?recording=recording-new-1')
    await page.context().close()
  })
})

describe('better words by a model', () => {
  it('are asked for only after the cost and what leaves the machine were shown, and say which steps kept theirs', async () => {
    const { page } = await app.open('/tasks/task-note')
    await press(page, 'Describe better')
    await page.getByText('No model is set up').waitFor()
    await press(page, 'Cancel')
    await page.evaluate((model) => window.understudy?.settings.set({ theme: 'light', approvalSeconds: 60, model }), MODEL)
    await press(page, 'Describe better')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('about 0.03 EUR').waitFor()
    await dialog.getByText('Pictures of the windows before and after each step.').waitFor()
    expect(await asked(page, 'task.caption')).toEqual([])
    await fail(page, 'task.caption', { code: 'model-failed', message: 'The model did not answer.', advice: 'See whether its server runs.' })
    await press(page, 'Ask it 3 times')
    await dialog.getByText('The model did not answer.').waitFor()
    await press(page, 'Ask it 3 times')
    await page.getByRole('dialog', { name: '7 steps described' }).getByText('The model’s answer could not be read.').waitFor()
    await press(page, 'Close')
    await page.getByText('Saved as version 2').waitFor()
    await page.context().close()
  })
})

describe('what runs taught', () => {
  it('is told with why it was kept or set aside, taken back, or dismissed', async () => {
    const { page } = await app.open('/tasks/task-batch')
    await page.getByText('What runs taught', { exact: true }).click()
    await page.getByText('the wrong field would have been chosen').waitFor()
    await press(page, 'Dismiss')
    await page.getByText('dismissed', { exact: true }).waitFor()
    await press(page, 'Take it back')
    await page.getByText('version 4', { exact: false }).first().waitFor()
    expect([await inputs(page, 'lesson.dismiss'), await inputs(page, 'lesson.undo')]).toEqual([
      [{ id: 'lesson-anchor' }],
      [{ id: 'lesson-label' }],
    ])
    await page.context().close()
  })
})

describe('tasks as files', () => {
  it('are written out in each format, with the path to copy', async () => {
    const { page } = await app.open('/tasks/task-note')
    await press(page, 'More')
    await page.getByRole('menuitem', { name: 'Export as SKILL.md folder' }).click()
    await page.getByText('exports/task-note/SKILL.md').waitFor()
    expect(await inputs(page, 'task.export')).toEqual([{ id: 'task-note', format: 'skill' }])
    await page.context().close()
  })

  it('are shown with what to look at before they are kept', async () => {
    const { page } = await app.open('/tasks')
    const file = { name: 'clear.understudy-task', mimeType: 'application/octet-stream', buffer: Buffer.from('x') }
    await page.getByLabel('Choose a file with a task').setInputFiles(file)
    await page.getByText('The program “thunar” is not on this machine.').waitFor()
    await page.getByText('Signed by someone new to this machine').waitFor()
    await press(page, 'Do not keep it')
    expect(await asked(page, 'task.keepImport')).toEqual([])
    await page.getByLabel('Choose a file with a task').setInputFiles(file)
    await press(page, 'Keep it')
    await page.getByRole('link', { name: 'Open it' }).click()
    await page.getByRole('heading', { name: 'Clear out the folder “Downloads”' }).waitFor()
    await page.context().close()
  })
})
