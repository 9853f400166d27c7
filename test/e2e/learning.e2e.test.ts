import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desktop, titleFits } from '#contract'
import { openDesktop, startVirtualSession, type VirtualSession } from '#desktop'
import { type Engine, findChromium, openEngine } from '#engine'
import { openBrowserApp } from '#main'
import { createPerson, type Person } from '../../demo/person/person.ts'
import { activate, findWindow, place } from '../../demo/person/window.ts'
import { createSystemClock } from '../../engine/clock.ts'
import type { BrowserShell } from '../../main/browser/browser-shell.ts'
import { until } from '../support/until.ts'

let session: VirtualSession
let engine: Engine
let desktop: Desktop
let person: Person
let app: BrowserShell
let page: Page
let folder: string
let files: number
const errors: unknown[] = []

beforeAll(async () => {
  const executable = findChromium()
  if (!executable) throw new Error('Chromium was not found.')
  session = await startVirtualSession()
  Object.assign(process.env, session.env)
  engine = await openEngine({ env: { ...session.env, UNDERSTUDY_HOME: join(session.home, 'understudy') }, shell: 'browser' })
  desktop = await openDesktop({ clock: createSystemClock(), env: session.env })
  person = createPerson(session.env)
  folder = join(session.home, 'papers')
  await mkdir(folder)
  session.start('thunar', [folder], { cwd: folder })
  files = await findWindow(session.env, 'thunar')
  await place(session.env, files, { x: 40, y: 60, width: 700, height: 480 })
  const onError = (error: unknown) => errors.push(error)
  app = await openBrowserApp({
    engine,
    env: session.env,
    executable,
    profile: join(session.home, 'app'),
    uploads: join(session.home, 'uploads'),
    size: { width: 1240, height: 760 },
    onError,
  })
  page = app.context.pages()[0] as Page
  page.setDefaultTimeout(20_000)
  page.on('pageerror', onError)
})
afterAll(async () => {
  await app?.[Symbol.asyncDispose]()
  await desktop?.[Symbol.asyncDispose]()
  await engine?.[Symbol.asyncDispose]()
  await session?.stop()
})

const SHOWN_ONCE = 'Make the folder Letters'
const SHOWN_AGAIN = 'Make the folders Bills, Photos and Maps'

const go = (name: string) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click()
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
/** Chooses the first that fits in a list. */
async function choose(label: string, fitting: RegExp): Promise<void> {
  const list = page.getByLabel(label, { exact: true })
  const value = await list.locator('option').filter({ hasText: fitting }).first().getAttribute('value')
  await list.selectOption(value ?? '')
}
const made = async () => (await readdir(folder)).toSorted()
/** Waits for a text; where it does not come, the failure tells what is shown instead. */
async function shows(text: RegExp | string): Promise<void> {
  try {
    await page.getByText(text).first().waitFor({ timeout: 20_000 })
  } catch (error) {
    throw new Error(`${text} is not shown, but: ${await page.evaluate<string>('document.body.innerText')}`, { cause: error })
  }
}

/** From the form of a recording to its end, with the folders made in a real file manager in between. */
async function show(goal: string, names: string[]): Promise<void> {
  await page.getByLabel('What will you do?').fill(goal)
  await press('Start recording')
  await until('the recording to begin', async () => (await engine.handlers['recording.state']({})).phase === 'recording')
  // The bar takes the keyboard when it comes; after that the person goes to the file manager.
  await until('the bar', async () => (await desktop.windows())[0]?.title === 'Understudy at work')
  await activate(session.env, files)
  await until('the file manager to have the keyboard', async () => (await desktop.activeWindow())?.program === 'thunar')
  await person.pause(500)
  for (const name of names) {
    await person.press('ctrl+shift+n')
    await until('the dialog to open', async () =>
      (await desktop.windows()).some((it) => it.kind === 'dialog' && titleFits('*Folder*', it.title)),
    )
    await person.type(name)
    await person.press('Return')
    await until(`the folder ${name}`, async () => (await made()).includes(name))
    await person.pause(400)
  }
  await page.bringToFront()
  await press('Stop')
  await until('the recording to end', async () => (await engine.handlers['recording.state']({})).phase === 'idle')
}

describe('a task learned by showing it twice', () => {
  it('is learned from the first time', async () => {
    await go('Record')
    await show(SHOWN_ONCE, ['Letters'])
    await press('Learn the task')
    await page.getByRole('link', { name: 'Show it again' }).waitFor()
  })

  it('is shown again with more values, and tells that it goes through them one by one', async () => {
    await page.getByRole('link', { name: 'Show it again' }).click()
    await page.getByRole('link', { name: 'Record it now' }).click()
    await show(SHOWN_AGAIN, ['Bills', 'Photos', 'Maps'])
    await page.getByLabel('What did it do, with its values?').waitFor()
    await press('Learn from it')
    await shows('Learned. It is version 2 now.')
    await page.getByRole('link', { name: 'Open the task' }).click()
    const steps = (await page.getByRole('region', { name: 'Steps' }).innerText()).replace(/\s+/g, ' ')
    expect(steps).toMatch(/^For every .+ you give .*Press Ctrl\+Shift\+N .*Press Enter .*Milestone/)
  })

  it('goes through the values of its form, one a line', async () => {
    await page.getByRole('region', { name: 'Values for this run' }).getByRole('textbox').fill('Red\nGreen\nBlue')
    await shows('One a line: 3 so far.')
    await press('Run')
    // On the plan the button is called the same.
    await page.getByRole('button', { name: 'Step by step' }).waitFor()
    await press('Run')
    await page.getByRole('heading', { name: 'Done' }).waitFor({ timeout: 60_000 })
    expect(await made()).toEqual(['Bills', 'Blue', 'Green', 'Letters', 'Maps', 'Photos', 'Red'])
    await page.getByRole('link', { name: 'Open the task' }).click()
  })

  it('is put in better words, compared with how it was, and gone back to', async () => {
    await press('Edit')
    await press('Change the words of step 1')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Ask for a new folder')
    await page.keyboard.press('Enter')
    const name = page.getByLabel('Name', { exact: true }).last()
    await name.fill('title')
    await name.press('Tab')
    await shows('2 changes not saved yet')
    await press('Save as version 3')
    await shows('Saved as version 3')
    await page.getByText('Versions', { exact: true }).click()
    const differences = page.getByRole('region', { name: 'What is different' })
    await differences.getByText('Ask for a new folder').waitFor()
    await page.getByRole('button', { name: 'Go back to it' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Go back' }).click()
    await shows('Done. It is version 4 now.')
    await page.getByText('Steps', { exact: true }).first().click()
    await page.getByRole('region', { name: 'Steps' }).getByText('Press Ctrl+Shift+N').waitFor()
  })

  it('has pages that are found by words, with the way from one to the other', async () => {
    await go('Pages')
    await page.getByRole('searchbox').fill('create a folder')
    await page.keyboard.press('Enter')
    const main = page.getByRole('main')
    await shows(/things? found$/)
    expect(await main.getByRole('link').first().innerText()).toContain('Create New Folder')
    await press('Show all pages')
    await choose('From', /^(?!.*dialog).*Thunar/)
    await choose('to', /Create New Folder/)
    await page.getByRole('region', { name: 'Way 1' }).getByText('Ctrl+Shift+N').waitFor()
    await main
      .getByRole('link', { name: /Create New Folder/ })
      .first()
      .click()
    await page.getByRole('heading', { name: 'From here' }).waitFor()
  })

  it('is written into a file, and taken in from it after it was looked at', async () => {
    await go('Tasks')
    await page
      .getByRole('main')
      .getByRole('link', { name: /Make the folder/ })
      .click()
    await press('More')
    await page.getByRole('menuitem', { name: 'Export as one file' }).click()
    const file = (await page.locator('code').first().textContent()) ?? ''
    await go('Tasks')
    await page.getByLabel('Choose a file with a task').setInputFiles(file)
    await shows('This file holds a task')
    await press('Keep it')
    await shows('1 task kept')
    await page.getByRole('link', { name: 'Open it' }).click()
    await shows(/For every/)
    expect(await readdir(join(session.home, 'uploads'))).toEqual([])
  })

  it('brings pages with it that are those of before: made one, and two again', async () => {
    await go('Pages')
    const suggestion = page.getByRole('region', { name: 'Suggestions' }).filter({ hasText: 'Create New Folder' }).first()
    await suggestion.getByRole('button', { name: 'Look at it' }).click()
    await press('Make them one')
    await shows(/became one page/)
    await page.getByRole('button', { name: 'Undo' }).first().click()
    await shows('undone')
  })

  it('lies in a memory that is checked and copied, and goes with its recordings', async () => {
    await go('Settings')
    await press('Check it now')
    await shows('Memory is sound.')
    await press('Back up now')
    await shows(/^Copied/)
    await go('Record')
    await page.getByRole('link', { name: SHOWN_AGAIN }).click()
    await press('Forget')
    await page
      .getByRole('dialog')
      .getByText(/Of the task/)
      .waitFor()
    await press('Forget it')
    // What was copied before is the person's to delete, and they are told so.
    await page
      .getByRole('dialog', { name: 'Not all of it could be removed' })
      .getByText(/backups/)
      .waitFor()
    await page.getByRole('dialog').getByRole('link', { name: 'All recordings' }).click()
    await page.getByRole('link', { name: SHOWN_AGAIN }).waitFor({ state: 'detached' })
    expect(errors).toEqual([])
  })
})
