import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { centreOf, type Desktop } from '#contract'
import { openDesktop, startVirtualSession, type VirtualSession } from '#desktop'
import { type Engine, findChromium, openEngine } from '#engine'
import { openBrowserApp, screenPlace } from '#main'
import { createSystemClock } from '../../engine/clock.ts'
import type { BrowserShell } from '../../main/browser/browser-shell.ts'
import { LIST_GOAL, type ListEditor, openListEditor } from '../support/list-editor.ts'
import { until } from '../support/until.ts'

let session: VirtualSession
let engine: Engine
let desktop: Desktop
let editor: ListEditor
let app: BrowserShell
let page: Page
const errors: unknown[] = []

beforeAll(async () => {
  const executable = findChromium()
  if (!executable) throw new Error('Chromium was not found.')
  session = await startVirtualSession()
  Object.assign(process.env, session.env)
  engine = await openEngine({ env: { ...session.env, UNDERSTUDY_HOME: join(session.home, 'understudy') }, shell: 'browser' })
  desktop = await openDesktop({ clock: createSystemClock(), env: session.env })
  const onError = (error: unknown) => errors.push(error)
  app = await openBrowserApp({
    engine,
    env: session.env,
    executable,
    profile: join(session.home, 'app'),
    uploads: join(session.home, 'uploads'),
    size: { width: 960, height: 640 },
    onError,
  })
  editor = await openListEditor(session, async () => desktop)
  page = app.context.pages()[0] as Page
  page.on('pageerror', onError)
})
afterAll(async () => {
  await app?.[Symbol.asyncDispose]()
  await desktop?.[Symbol.asyncDispose]()
  await engine?.[Symbol.asyncDispose]()
  await session?.stop()
})

const go = (name: string) => page.getByRole('navigation').getByRole('link', { name }).click()
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
/** Waits for a text; where it does not come, the failure tells what is shown instead. */
async function shows(text: RegExp): Promise<void> {
  try {
    await page.getByText(text).first().waitFor({ timeout: 15_000 })
  } catch (error) {
    throw new Error(`${text} is not shown, but: ${await page.evaluate<string>('document.body.innerText')}`, { cause: error })
  }
}
const windowAt = (route: string) => until(`a window at ${route}`, async () => app.context.pages().find((it) => it.url().includes(route)))

describe('the app in a real browser window', () => {
  it('records what the person does in another program', async () => {
    await go('Record')
    await page.getByLabel('What will you do?').fill(LIST_GOAL('milk'))
    await press('Start recording')
    await until('the recording to begin', async () => (await engine.handlers['recording.state']({})).phase === 'recording')
    const bar = await windowAt('#/bar')
    await editor.writeList('milk')
    // A bar that is covered proves nothing to anybody.
    await until('the bar above the editor', async () => (await desktop.windows())[0]?.title === 'Understudy at work')
    const inBar = (name: string) => bar.getByRole('button', { name, exact: true }).click()
    await inBar('I log in now')
    await bar.getByRole('region', { name: 'Private' }).waitFor()
    await inBar('Resume')
    await inBar('Milestone')
    await bar.getByText('Milestone set').waitFor()
    await page.bringToFront()
    await press('Stop')
    await until('the recording to end', async () => (await engine.handlers['recording.state']({})).phase === 'idle')
    await shows(/^Recorded .* with 7 acts$/)
  })

  it('learns it, and shows its steps with pictures in the library', async () => {
    await press('Learn the task')
    await page.getByText('“Replace”', { exact: false }).first().waitFor()
    await go('Tasks')
    await page.getByText('Write').first().click()
    await until('a picture of a step', async () => (await page.locator('img').count()) > 0)
  })

  it('shows what was done, exports it, and takes it back from the file', async () => {
    await go('Record')
    await page.getByRole('link', { name: LIST_GOAL('milk') }).click()
    const lines = page.getByRole('region', { name: 'What was done' }).getByRole('listitem')
    await lines.filter({ hasText: 'Typed milk' }).waitFor()
    expect((await lines.last().textContent())?.replace(/^[\d:]+/, '')).toBe('Milestone')
    await press('Export')
    const file = (await page.locator('code').first().textContent()) ?? ''
    await page.getByRole('link', { name: 'Recordings' }).click()
    await page.locator('input[type=file]').setInputFiles(file)
    await shows(/Every line was taken over/)
    expect(await readdir(join(session.home, 'uploads'))).toEqual([])
  })

  it('makes a plan from words, runs it, and asks in a window of its own before it writes over a file', async () => {
    await go('Home')
    await page.getByLabel('Your request').fill(LIST_GOAL('bread'))
    await press('Make a plan')
    await press('Run')
    const question = await windowAt('#/approval/')
    await question.getByText('Replace', { exact: false }).first().waitFor()
    // The careful answer has the focus, so that a stray Enter does no harm.
    await until('No to have the focus', async () =>
      (await question.evaluate<string>('document.activeElement?.textContent ?? ""')).startsWith('No'),
    )
    const once = question.getByRole('button', { name: 'Once' })
    await once.click({ trial: true })
    await editor.person.click(centreOf(await screenPlace(once)))
    // What was private when it was shown is the person's part again.
    await page.getByText('Now you:').first().waitFor()
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByText('Done').first().waitFor()
    expect(await editor.saved()).toBe('bread')
    expect(question.isClosed()).toBe(true)
  })

  it('keeps the run in the history, and the pages it saw', async () => {
    await go('History')
    await page.getByText('Write bread on my list').first().waitFor()
    await go('Pages')
    await page.getByText('Mousepad').first().waitFor()
    expect(errors).toEqual([])
  })
})
