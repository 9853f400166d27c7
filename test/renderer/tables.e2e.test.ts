import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AppInBrowser, startAppInBrowser } from './app-in-browser.ts'
import { ALL_MODELS } from './children/shot-steps.ts'
import { asked, fail, inputs, press } from './far-side.ts'

let app: AppInBrowser
beforeAll(async () => {
  app = await startAppInBrowser()
})
afterAll(() => app?.[Symbol.asyncDispose]())

describe('a task for a table', () => {
  it('reads a chosen file, asks which column is which value, tells wrong rows, and runs the others', async () => {
    const { page, faults } = await app.open('/tasks/task-invoice')
    await page.getByRole('link', { name: 'Run for a table' }).click()
    const csv = 'Supplier,Sum,Due\nMüller GmbH,€412.50,12 March 2026\nPapyrus Ltd,soon,1 April 2026\n'
    await page.locator('input[type=file]').setInputFiles({ name: 'rows.csv', mimeType: 'text/csv', buffer: Buffer.from(csv, 'latin1') })
    await page.getByText('Müller GmbH').waitFor()
    const start = page.getByRole('button', { name: /^Run for/ })
    expect([await start.isDisabled(), await page.getByText('Choose a column, or write a value for all rows.').count()]).toEqual([true, 1])
    await page.getByLabel('Amount').selectOption('Column “Sum”')
    await page.getByText('Write an amount, like 12.50 or €12.50.').waitFor()
    await page.getByText('One row cannot be run like this').waitFor()
    await page.getByText('Go on with the next row').click()
    await start.click()
    await page.getByRole('button', { name: 'Stop after this row' }).waitFor()
    const [input] = (await inputs(page, 'batch.start')) as { mapping: unknown; onFailure: string }[]
    expect([input?.mapping, input?.onFailure]).toEqual([
      { columns: { supplier: 'Supplier', amount: 'Sum', 'due-date': 'Due' }, values: {} },
      'go-on',
    ])
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('takes a value that is the same for all rows, and what lies on the clipboard', async () => {
    const { page } = await app.open('/table/task-invoice')
    await press(page, 'From the clipboard')
    await page.getByLabel('Amount').selectOption('The same for all rows')
    await page.getByLabel('amount for all rows').fill('€20')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Run for 3 rows', disabled: false }).waitFor()
    expect((await inputs(page, 'batch.read')).map((input) => (input as { from: { kind: string } }).from.kind)).toEqual([
      'clipboard',
      'text',
    ])
    await page.context().close()
  })

  it('keeps what was pasted when it cannot be read, and says why', async () => {
    const { page } = await app.open('/table/task-invoice')
    await press(page, 'Paste')
    await page.getByLabel('The table, as text').fill('nothing')
    await fail(page, 'batch.read', { code: 'bad-input', message: 'The table has no rows.', advice: 'Its first line names the columns.' })
    await press(page, 'Read it')
    await page.getByText('The table has no rows.').waitFor()
    expect(await page.getByLabel('The table, as text').inputValue()).toBe('nothing')
    await page.context().close()
  })

  it('asks about a row of which nobody knows whether it was done, before it goes on after a crash', async () => {
    const { page } = await app.open('/runs')
    await page.getByRole('region', { name: 'Tables' }).getByRole('link').first().click()
    await page.getByText('Row 3: was it done?').waitFor()
    const on = page.getByRole('button', { name: 'Go on' })
    expect(await on.isDisabled()).toBe(true)
    await page.getByLabel('It is done').check()
    await page.getByLabel('Try the failed row again').check()
    await page.getByText('3 rows are left to be run.').waitFor()
    await on.click()
    await page.getByRole('button', { name: 'Stop after this row' }).waitFor()
    expect(await inputs(page, 'batch.resume')).toEqual([{ id: 'batch-cut', unknown: [{ row: 2, as: 'done' }], failed: true }])
    await page.context().close()
  })

  it('follows its rows, and stops after the one under way or in its middle', async () => {
    const { page } = await app.open('/tables/batch-cut')
    await page.getByLabel('Leave it out').check()
    await press(page, 'Go on')
    const now = page.locator('[aria-current="step"]')
    await now.getByText('under way').waitFor()
    await press(page, 'Stop after this row')
    await page.getByText('It stops after this row.').waitFor()
    await press(page, 'Stop now')
    await now.waitFor({ state: 'detached' })
    expect((await inputs(page, 'batch.stop')).map((input) => (input as { now: boolean }).now)).toEqual([false, true])
    expect(await page.getByRole('link', { name: 'Open the run of row 2' }).getAttribute('href')).toBe('#/runs/run-b')
    await page.context().close()
  })
})

describe('what was allowed for good', () => {
  it('is listed by task, and asked about again once it is taken back', async () => {
    const { page } = await app.open('/settings')
    await page.getByText('Understudy may press “Delete” in Files').waitFor()
    await page.getByRole('button', { name: 'Ask again before it may press “Delete” in Files' }).click()
    await page.getByText('Understudy may press “Delete” in Files').waitFor({ state: 'detached' })
    expect([await inputs(page, 'grant.revoke'), await page.getByText('It asks again from now on.').count()]).toEqual([
      [{ taskId: 'task-delete', rule: 'delete', signature: 'step-d2 click Delete' }],
      1,
    ])
    await page.context().close()
  })

  it('stands beside the rules of one’s own, with what in their file cannot be read', async () => {
    const { page } = await app.open('/settings', { faults: true })
    await page.getByText('Line 7: “aks” is no answer. Write allow, ask or block.').waitFor()
    expect(await page.getByText('In Files, deleting is never done.').count()).toBe(1)
    await page.context().close()
  })
})

describe('models', () => {
  it('are set by what they are for, tested, and their key is kept and never shown', async () => {
    const { page, faults } = await app.open('/settings')
    const small = page.getByRole('region', { name: 'Small model' })
    await small.getByRole('button', { name: 'Use one' }).click()
    await small.getByLabel('Address').fill('http://127.0.0.1:8080/v1')
    await small.getByLabel('Name of the model').fill('holo-7b')
    await small.getByLabel('Wait for an answer, seconds').fill('4')
    await small.getByRole('button', { name: 'Save' }).click()
    await small.getByText('Write a whole number from 5 to 600, or nothing.').waitFor()
    await small.getByLabel('Wait for an answer, seconds').fill('40')
    await small.getByRole('button', { name: 'Save' }).click()
    await small.getByRole('button', { name: 'Test' }).click()
    await small.getByText('holo-7b answers, in 0.4 s, and sees pictures.').waitFor()
    await small.getByText('What is sent: holo-7b, on this machine').click()
    await small.getByText('A picture of the window, with private values covered').waitFor()
    await small.getByRole('button', { name: 'Set a key' }).click()
    await page.getByRole('dialog').getByLabel('Key', { exact: true }).fill('sk-secret-1')
    await page.keyboard.press('Enter')
    await small.getByText('in the keychain of this system').waitFor()
    expect([(await page.content()).includes('sk-secret-1'), await inputs(page, 'model.setKey')]).toEqual([
      false,
      [{ role: 'small', key: 'sk-secret-1' }],
    ])
    await small.getByRole('button', { name: 'Forget it' }).click()
    await small.getByRole('button', { name: 'Set a key' }).waitFor()
    expect(((await inputs(page, 'settings.set')).at(-1) as { roles: unknown }).roles).toEqual({
      small: { url: 'http://127.0.0.1:8080/v1', name: 'holo-7b', price: null, timeoutSeconds: 40 },
      large: null,
      judge: null,
    })
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('have keys in a locked file, which its passphrase opens', async () => {
    const { page, faults } = await app.open('/settings', { settings: ALL_MODELS, locked: 'correct horse' })
    const large = page.getByRole('region', { name: 'Large model' })
    await large.getByRole('button', { name: 'Unlock' }).click()
    const asks = page.getByRole('dialog', { name: 'Unlock the keys' })
    const field = asks.getByLabel('Passphrase')
    expect([await field.getAttribute('type'), await asks.getByRole('button', { name: 'Unlock' }).isDisabled()]).toEqual(['password', true])
    await field.fill('wrong')
    await page.keyboard.press('Enter')
    await asks.getByText('This passphrase does not open the keys.').waitFor()
    await field.fill('correct horse')
    await asks.getByRole('button', { name: 'Unlock' }).click()
    await asks.waitFor({ state: 'detached' })
    await large.getByRole('button', { name: 'Unlock' }).waitFor({ state: 'detached' })
    expect(await inputs(page, 'model.unlock')).toEqual([{ passphrase: 'wrong' }, { passphrase: 'correct horse' }])
    expect([(await page.content()).includes('correct horse'), faults]).toEqual([false, []])
    await page.context().close()
  })

  it('may use so much in one run, or without a bound', async () => {
    const { page } = await app.open('/settings', { settings: ALL_MODELS })
    await page.getByLabel('Questions', { exact: true }).fill('many')
    await page.getByText('Write a number, or nothing.').waitFor()
    await page.getByLabel('Questions', { exact: true }).fill('')
    await page.getByLabel('Money, EUR').fill('0,50')
    await page.getByLabel('Money, EUR').press('Enter')
    await page.waitForFunction(() => window.fake.calls.some((call) => call.name === 'settings.set'))
    expect(((await inputs(page, 'settings.set')).at(-1) as { budget: unknown }).budget).toEqual({
      calls: null,
      tokens: 200_000,
      money: 0.5,
      seconds: 300,
    })
    expect(await asked(page, 'model.setKey')).toEqual([])
    await page.context().close()
  })

  it('are not needed for the person to be asked: how long a run waits for them, and whether their hand pauses it, is set too', async () => {
    const { page } = await app.open('/settings')
    await page.getByLabel('Pause when I touch mouse or keyboard').uncheck()
    await page.getByLabel('Wait for my help').fill('120')
    await page.getByLabel('Wait for my help').press('Enter')
    await page.waitForFunction(() => window.fake.calls.filter((call) => call.name === 'settings.set').length > 1)
    expect((await inputs(page, 'settings.set')).at(-1)).toMatchObject({ pauseOnInput: false, helpSeconds: 120 })
    await page.context().close()
  })
})
