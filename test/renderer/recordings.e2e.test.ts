import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AppInBrowser, startAppInBrowser } from './app-in-browser.ts'
import { asked, fail, inputs, press } from './far-side.ts'

let app: AppInBrowser
beforeAll(async () => {
  app = await startAppInBrowser()
})
afterAll(() => app?.[Symbol.asyncDispose]())

describe('a recording', () => {
  it('is found in the list, and says in words what was done in it', async () => {
    const { page, faults } = await app.open('/recordings')
    await page.getByLabel('Filter recordings').fill('garden')
    await page.getByRole('link', { name: /Write a note to Maria/ }).click()
    const lines = page.getByRole('region', { name: 'What was done' }).getByRole('listitem')
    await lines.first().waitFor()
    expect((await lines.allTextContents()).slice(0, 7)).toEqual([
      '0:01Note the editor is open',
      '0:01Clicked at 412, 268',
      '0:02Typed Dear Maria,',
      '0:08Pressed Enter twice',
      '0:09Typed thank you for looking after the garden while we were away. The roses have never looked better.',
      '0:21Milestone the note is written',
      '0:21Double-clicked at 96, 41',
    ])
    const facts = await page.getByRole('complementary').innerText()
    expect(facts).toContain('only Mousepad (*Mousepad) and Thunar, never Keepassxc')
    expect([facts.includes('14.7 MB'), faults]).toEqual([true, []])
    await page.context().close()
  })

  it('that is gone says so, with the way back', async () => {
    const { page } = await app.open('/recordings/recording-none')
    await page.getByRole('heading', { name: 'This recording is no longer there.' }).waitFor()
    await page.getByRole('link', { name: 'All recordings' }).click()
    await page.getByRole('heading', { level: 1, name: 'Recordings' }).waitFor()
    await page.context().close()
  })

  it('that was cut short is closed off, or says why it cannot be', async () => {
    const { page } = await app.open('/recordings/recording-cut')
    await fail(page, 'recording.repair', { code: 'recording-damaged', message: 'Nothing in it can be read.', advice: 'Delete it.' })
    await press(page, 'Repair')
    expect(await page.getByRole('alert').textContent()).toBe('Nothing in it can be read.Delete it.')
    await press(page, 'Repair')
    await page.getByText('It can be repaired').waitFor({ state: 'detached' })
    await page.getByRole('complementary').getByText('repaired').waitFor()
    await page.context().close()
  })

  it('asks for a sentence before it is learned, and tells why it cannot be', async () => {
    const { page } = await app.open('/recordings/recording-cut')
    await press(page, 'Learn the task')
    expect(await asked(page, 'task.learn')).toEqual([])
    await fail(page, 'task.learn', { code: 'recording-empty', message: 'Nothing was done in it.', advice: 'Record it again.' })
    await page.getByLabel('What did you do?').fill('Tidy up')
    await page.keyboard.press('Enter')
    expect(await page.getByRole('alert').textContent()).toBe('Nothing was done in it.Record it again.')
    expect(await page.getByLabel('What did you do?').inputValue()).toBe('Tidy up')
    await press(page, 'Learn the task')
    await page.getByRole('heading', { level: 1, name: 'Write a note to recipient about topic' }).waitFor()
    expect((await inputs(page, 'task.learn')).at(-1)).toEqual({ recordingId: 'recording-cut', goal: 'Tidy up' })
    await page.context().close()
  })

  it('is searched for secrets; those that were ticked go for good, after one more question', async () => {
    const { page, faults } = await app.open('/recordings/recording-login')
    await press(page, 'Look for secrets')
    await page.getByRole('heading', { name: '2 things look like a secret' }).waitFor()
    const card = page.getByRole('checkbox', { name: 'A card number 4111 •••• •••• 1111' })
    expect(await page.getByText('Typed at 0:23, shown in a field at 0:24, in the video at 0:24 and 0:29').count()).toBe(1)
    await page.getByRole('checkbox', { name: /An access key/ }).uncheck()
    await press(page, 'Remove it')
    await page.getByRole('dialog').getByText('This cannot be undone', { exact: false }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await asked(page, 'recording.redact')).toEqual([])
    await press(page, 'Remove it')
    await page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click()
    await page.getByText('1 secret removed from the recording.').waitFor()
    await page.getByRole('heading', { name: '1 thing looks like a secret' }).waitFor()
    expect(await inputs(page, 'recording.redact')).toEqual([{ id: 'recording-login', findings: ['finding-card'] }])
    await page.getByText('4111 1111 1111 1111').waitFor({ state: 'detached' })
    expect([await card.count(), faults]).toEqual([0, []])
    await page.context().close()
  })

  it('says that no secret was found, what that does not mean, and why a search failed', async () => {
    const { page } = await app.open('/recordings/recording-one')
    await fail(page, 'recording.secrets', { code: 'video-failed', message: 'The video cannot be read.', advice: 'Repair it first.' })
    await press(page, 'Look for secrets')
    await page.getByText('The video cannot be read.').waitFor()
    await press(page, 'Try again')
    await page.getByText('A secret of another kind can still be in it.', { exact: false }).waitFor()
    await page.context().close()
  })

  it('is exported to a file whose path can be copied, and deleted after one more question', async () => {
    const { page } = await app.open('/recordings/recording-one')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await fail(page, 'recording.export', { code: 'disk-full', message: 'The disk is full.', advice: 'Free some space.' })
    await press(page, 'Export')
    expect(await page.getByRole('alert').textContent()).toBe('The disk is full.Free some space.')
    await press(page, 'Export')
    await press(page, 'Copy the path')
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      '/home/tom/.local/share/understudy/exports/recording-one.understudy',
    )
    await press(page, 'Delete')
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('heading', { level: 1, name: 'Recordings' }).waitFor()
    expect(await page.getByRole('link', { name: /Write a note to Maria/ }).count()).toBe(0)
    await page.context().close()
  })
})

describe('importing', () => {
  const choose = (page: Page, name: string) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from('x') })
  /** Drops made-up files on the page; true when the page kept the browser from opening them itself. */
  const drop = (page: Page, ...names: string[]) =>
    page.evaluate((wanted) => {
      const dataTransfer = new DataTransfer()
      for (const name of wanted) dataTransfer.items.add(new File(['x'], name))
      const target = document.querySelector('main') ?? document.body
      const send = (type: string) => target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
      return !send('dragover') && !send('drop')
    }, names)

  it('takes a file, and shows every line that was not understood', async () => {
    const { page, faults } = await app.open('/recordings')
    await choose(page, 'log.txt')
    await page.getByText('Imported: Find the weather').waitFor()
    const notice = page.getByRole('group')
    expect(await notice.locator('summary').textContent()).toBe(
      '2 lines were not taken over. They are kept beside the recording, word for word. The rest was imported.',
    )
    expect(await notice.getByRole('listitem').allTextContents()).toEqual([
      'Line 14 This kind of line is not known.{"timestamp": "00:00:04.120", "message": "Gesture {\\"fingers\\": 3}"}',
      'Line 61 The line ends in the middle.{"timestamp": "00:00:3',
    ])
    await page.getByRole('link', { name: /Find the weather.*From ShowUI-Aloha/ }).waitFor()
    await page.getByRole('link', { name: 'Open it' }).click()
    await page.getByRole('heading', { level: 1, name: 'Find the weather' }).waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('says why a file cannot be taken', async () => {
    const { page } = await app.open('/recordings', { empty: true })
    await choose(page, 'photo.png')
    await page.getByText('Nobody here can read this file.').waitFor()
    await page.context().close()
  })

  it('takes what is dropped, one at a time', async () => {
    const { page } = await app.open('/recordings')
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await drop(page, 'a.json', 'b.json')).toBe(true)
    await page.getByText('Drop one file at a time.').waitFor()
    await drop(page, 'a.json')
    await page.getByText('Every line was taken over.').waitFor()
    expect(await inputs(page, 'recording.import')).toEqual([{ file: '/home/tom/Downloads/a.json' }])
    await page.context().close()
  })

  it('is not begun, and the app not left, by a file dropped elsewhere', async () => {
    const { page } = await app.open('/tasks')
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect([await drop(page, 'a.json'), await asked(page, 'recording.import')]).toEqual([true, []])
    await page.context().close()
  })
})
