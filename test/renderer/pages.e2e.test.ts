import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunId } from '#contract'
import { type AppInBrowser, startAppInBrowser } from './app-in-browser.ts'
import { asked, fail, inputs, press } from './far-side.ts'

let app: AppInBrowser
beforeAll(async () => {
  app = await startAppInBrowser()
})
afterAll(() => app?.[Symbol.asyncDispose]())

describe('a page', () => {
  it('is put in better words, which are kept when they cannot be saved', async () => {
    const { page } = await app.open('/pages/page-save')
    await press(page, 'Change name and purpose')
    await page.getByLabel('Name').fill('Save as')
    await fail(page, 'page.edit', { code: 'memory-damaged', message: 'Memory is damaged.', advice: 'Look into Settings.' })
    await press(page, 'Save')
    await page.getByText('Memory is damaged.').waitFor()
    await press(page, 'Save')
    await page.getByRole('heading', { name: 'Save as', exact: true }).waitFor()
    expect((await inputs(page, 'page.edit')).at(-1)).toEqual({
      id: 'page-save',
      name: 'Save as',
      purpose: 'Where a file gets its name and its folder.',
    })
    await page.context().close()
  })

  it('becomes one with another that is seen beside it first, and two again by undo', async () => {
    const { page } = await app.open('/pages/page-form')
    await press(page, 'It is the same as another page')
    const dialog = page.getByRole('dialog')
    expect(await dialog.locator('figcaption strong').allInnerTexts()).toEqual(['New invoice', 'New invoice, saved'])
    expect(await asked(page, 'page.merge')).toEqual([])
    await press(page, 'Make them one')
    await page.getByText('Look 4').waitFor()
    await page.getByRole('navigation').getByRole('link', { name: 'Pages' }).click()
    await page.getByText('“New invoice” and “New invoice, saved” became one page.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).first().click()
    await page.getByRole('link', { name: 'New invoice, saved' }).waitFor()
    expect([await inputs(page, 'page.merge'), await inputs(page, 'page.undo')]).toEqual([
      [{ keep: 'page-form', drop: 'page-saved' }],
      [{ id: 3 }],
    ])
    await page.context().close()
  })

  it('gives up the looks that are another page', async () => {
    const { page } = await app.open('/pages/page-form')
    await page.getByLabel('Look 3 is another page').check()
    await press(page, 'Make the ticked looks a page of their own')
    await page.getByText('Look 3').waitFor({ state: 'detached' })
    expect(await inputs(page, 'page.split')).toEqual([{ id: 'page-form', variants: [1] }])
    await page.context().close()
  })
})

describe('asking memory', () => {
  it('finds pages and tasks, each with why', async () => {
    const { page } = await app.open('/pages')
    await page.getByRole('searchbox').fill('invoice form')
    await page.keyboard.press('Enter')
    const first = page.getByRole('main').getByRole('link').first()
    await page.getByText('names “invoice”').first().waitFor()
    expect(await first.innerText()).toContain('seen 9 times')
    await press(page, 'Show all pages')
    await page.getByText('How do I get there?').waitFor()
    expect(await inputs(page, 'memory.recall')).toEqual([{ request: 'invoice form', limit: 8 }])
    await page.context().close()
  })

  it('draws the way from one page to another, and says when none is known', async () => {
    const { page } = await app.open('/pages')
    await page.getByLabel('From', { exact: true }).selectOption('page-editor')
    await page.getByLabel('to', { exact: true }).selectOption('page-save')
    const way = page.getByRole('region', { name: 'Way 1' })
    await way.waitFor()
    expect((await way.innerText()).replace(/\s+/g, ' ')).toContain(
      'Open the menu “File” The menu “File” of Mousepad Choose “Save As…” The dialog “Save As” of Mousepad',
    )
    await page.getByLabel('to', { exact: true }).selectOption('page-files')
    await page.getByText('No way between them is known.').waitFor()
    await page.context().close()
  })

  it('suggests what could be one page or two, and does nothing without a yes', async () => {
    const { page } = await app.open('/pages')
    const merge = page.getByRole('region', { name: 'Suggestions' }).filter({ hasText: 'the same page' })
    await merge.getByRole('button', { name: 'Look at it' }).click()
    await press(page, 'Make them one')
    await merge.waitFor({ state: 'detached' })
    await press(page, 'Yes, make it so')
    await page.getByText('became two pages').waitFor()
    expect((await asked(page, 'page.merge', 'page.split')).map(([name]) => name)).toEqual(['page.merge', 'page.split'])
    await page.context().close()
  })
})

describe('memory itself', () => {
  it('is looked after in Settings: checked, copied, and given a model or none', async () => {
    const { page } = await app.open('/settings')
    await page.getByText('4 tasks, 6 pages, 7 ways between them, 6 runs').waitFor()
    await press(page, 'Back up now')
    await page.getByText('memory-2026-03-12.sqlite').waitFor()
    const describes = page.getByRole('region', { name: 'Describes steps in better words' })
    const button = (name: string) => describes.getByRole('button', { name, exact: true })
    await button('Use one').click()
    await describes.getByLabel('Address').fill('localhost')
    await button('Save').click()
    await describes.getByText('Write an address that begins with').waitFor()
    await describes.getByLabel('Address').fill('http://127.0.0.1:8080/v1')
    await describes.getByLabel('Name of the model').fill('holo')
    await button('Save').click()
    await button('Use none').click()
    await button('Use one').waitFor()
    const model = { url: 'http://127.0.0.1:8080/v1', name: 'holo', price: null }
    expect((await inputs(page, 'settings.set')).map((it) => (it as { model: unknown }).model)).toEqual([model, null])
    await page.context().close()
  })

  it('forgets a recording after it has told what goes with it', async () => {
    const { page } = await app.open('/recordings/recording-one')
    await press(page, 'Forget')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('listitem').filter({ hasText: 'The task “Write a note to recipient about topic”' }).waitFor()
    await dialog.getByText('3 ways between pages').waitFor()
    await press(page, 'Forget it')
    await page.getByRole('dialog', { name: 'It is forgotten.' }).getByRole('link', { name: 'All recordings' }).click()
    await page.getByRole('heading', { name: 'Recordings' }).waitFor()
    expect(await inputs(page, 'memory.forget')).toEqual([
      { recordingId: 'recording-one', sure: false },
      { recordingId: 'recording-one', sure: true },
    ])
    await page.context().close()
  })
})

describe('a run that hands over', () => {
  it('says what the person does now, and goes on when they say so', async () => {
    const { page } = await app.open('/runs')
    await page.evaluate(() => {
      const { fake } = window
      const id = 'run-turn' as RunId
      const task = fake.world.tasks[3]
      const summary = fake.world.runs[0]?.summary
      if (!task || !summary) throw new Error('the world is not as it was')
      fake.world.runs.unshift({ summary: { ...summary, id, endedAt: null, outcome: null }, events: [] })
      const events = fake.make.runEvents(id, fake.make.planOf(task, { supplier: 'Nordwind AG', amount: '€12' }, 'form'), fake.ids)
      for (const event of events.slice(0, 9)) fake.tell(id, event)
      fake.tell(id, { kind: 'paused', because: 'Now you: log in to the ledger' })
      window.location.hash = '#/runs/run-turn'
    })
    await page.getByText('Now you: log in to the ledger').first().waitFor()
    expect(await page.getByRole('button', { name: 'Resume' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('button', { name: 'Go on' }).waitFor({ state: 'detached' })
    expect(await inputs(page, 'run.resume')).toEqual([{ id: 'run-turn' }])
    await page.context().close()
  })
})
