import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { centreOf, type Desktop, type RunEvent, type Task } from '#contract'
import { openDesktop, startVirtualSession, type VirtualSession } from '#desktop'
import { type Engine, findChromium, openEngine } from '#engine'
import { openBrowserApp, screenPlace } from '#main'
import { place } from '../../demo/person/window.ts'
import { createSystemClock } from '../../engine/clock.ts'
import type { BrowserShell } from '../../main/browser/browser-shell.ts'
import { startDecidingServer } from '../support/deciding-server.ts'
import { until } from '../support/until.ts'
import { type GuestList, openGuestList } from './guest-list.ts'

/** The real app over the real engine, on a real page whose button changes: what people see when a run gets stuck, is taken over, or is stopped. */
let session: VirtualSession
let engine: Engine
let desktop: Desktop
let list: GuestList
let app: BrowserShell
let page: Page
let task: Task
const errors: unknown[] = []
const events: RunEvent[] = []

beforeAll(async () => {
  const executable = findChromium()
  if (!executable) throw new Error('Chromium was not found.')
  session = await startVirtualSession({ width: 1900, height: 860 })
  Object.assign(process.env, session.env)
  engine = await openEngine({ env: { ...session.env, UNDERSTUDY_HOME: join(session.home, 'understudy') }, shell: 'browser' })
  engine.on((name, data) => {
    if (name === 'run.event' && 'event' in data) events.push(data.event)
  })
  desktop = await openDesktop({ clock: createSystemClock(), env: session.env })
  list = await openGuestList(session, desktop)
  await engine.recordings.start('')
  await list.toFront()
  await list.click('field', 'Name')
  await list.person.type('Anna Berger')
  await list.click('button', 'Add')
  await until('Anna on the list', async () => (await list.guests()).includes('Anna Berger'))
  await list.person.pause(600)
  const { id } = await engine.recordings.stop('Add Anna Berger to the guests')
  task = await engine.handlers['task.learn']({ recordingId: id, goal: '' })
  const onError = (error: unknown) => errors.push(error)
  app = await openBrowserApp({
    engine,
    env: session.env,
    executable,
    profile: join(session.home, 'app'),
    uploads: join(session.home, 'uploads'),
    size: { width: 1180, height: 760 },
    onError,
  })
  page = app.context.pages()[0] as Page
  page.setDefaultTimeout(20_000)
  page.on('pageerror', onError)
  // The app stands beside the page: neither covers the other.
  const own = await until('the app', async () => (await desktop.windows()).find(({ title }) => title.startsWith('Understudy')))
  await place(session.env, own.id, { x: 680, y: 30, width: 1180, height: 760 })
})
afterAll(async () => {
  await app?.[Symbol.asyncDispose]()
  await desktop?.[Symbol.asyncDispose]()
  await engine?.[Symbol.asyncDispose]()
  await session?.stop()
})

const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
/** One of the small windows; a step that finds nothing looks for a while before it asks. */
async function windowAt(route: string): Promise<Page> {
  try {
    return await until(`a window at ${route}`, async () => app.context.pages().find((it) => it.url().includes(route)), 40_000)
  } catch (error) {
    throw new Error(`It did not come to that: ${JSON.stringify(events.slice(1), undefined, 1)}`, { cause: error })
  }
}

async function shows(text: RegExp | string): Promise<void> {
  try {
    await page.getByText(text).first().waitFor({ timeout: 40_000 })
  } catch (error) {
    throw new Error(`${text} is not shown, but: ${await page.evaluate<string>('document.body.innerText')}`, { cause: error })
  }
}

/** Asks for a guest in words and starts the run. */
async function ask(guest: string): Promise<void> {
  events.length = 0
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Home' }).click()
  await page.getByLabel('Your request').fill(`Add ${guest} to the guests`)
  await press('Make a plan')
  await press('Run')
}

/** Presses a button of one of our small windows as a person does. */
async function clickIn(window: Page, name: string): Promise<void> {
  const button = window.getByRole('button', { name })
  await button.click({ trial: true })
  await list.person.click(centreOf(await screenPlace(button)))
}

async function key(name: string): Promise<void> {
  await list.toFront()
  await list.person.press(name)
}

const kinds = () => events.map(({ kind }) => kind)

describe('a run that gets stuck', () => {
  it('asks the small model at a server of this machine where the button went, and goes on', async () => {
    const server = await startDecidingServer(({ of, things }) => {
      if (of === 'judgement') return { inferred: 'The guest stands on the list.', cameTrue: true, reason: 'The list shows it.' }
      const button = things.find(({ name }) => name === 'Put down')
      return {
        reason: 'To put a guest down is to add them.',
        ...{ act: button ? 'click' : 'give-up', element: button?.number ?? null, text: null, keys: null, completes: true },
      }
    })
    const settings = await engine.handlers['settings.get']({})
    const small = { url: server.baseUrl, name: 'small', price: null }
    await engine.handlers['settings.set']({ ...settings, roles: { ...settings.roles, small } })
    await key('F8')
    await ask('Lea Stern')
    const question = await windowAt('#/approval/')
    await question.getByText('Put down').first().waitFor()
    await clickIn(question, 'Once')
    await page.getByRole('heading', { name: 'Done', exact: true }).waitFor({ timeout: 60_000 })
    expect(await list.guests()).toBe('Anna Berger, Lea Stern')
    await shows('Asked the small model')
    expect(kinds()).toContain('handed-back')
    expect(server.asked.map(({ of }) => of)).toContain('decision')
    await server.stop()
    await engine.handlers['settings.set'](settings)
  })
})

describe('a run that is taken over', () => {
  it('asks for help, learns how the person does it, goes on, and does it so itself next time', async () => {
    await key('F9')
    await ask('Paul Winter')
    const help = await windowAt('#/help/')
    await clickIn(help, 'Take over and show it')
    await until('the recording of what is shown', async () => kinds().includes('paused'))
    await list.toFront()
    await list.click('button', 'More…')
    await list.click('button', 'Put on the list')
    await until('Paul on the list', async () => (await list.guests()).includes('Paul Winter'))
    await clickIn(await windowAt('#/bar'), 'Done')
    const taught = await windowAt('#/taught/')
    await taught.getByRole('radio', { name: /^This step/ }).check({ force: true })
    await clickIn(taught, 'Go on')
    await page.getByRole('heading', { name: 'Done', exact: true }).waitFor({ timeout: 60_000 })
    expect(await list.guests()).toBe('Anna Berger, Lea Stern, Paul Winter')
    const next = await engine.handlers['task.get']({ id: task.id })
    expect(next).toMatchObject({ revision: task.revision + 1, change: { kind: 'taught' } })

    await ask('Nora Feld')
    await page.getByRole('heading', { name: 'Done', exact: true }).waitFor({ timeout: 60_000 })
    expect(await list.guests()).toBe('Anna Berger, Lea Stern, Paul Winter, Nora Feld')
  })
})

describe('a run that waits', () => {
  it('is stopped by the panic key, and does nothing afterwards', async () => {
    await engine.handlers['task.rollBack']({ id: task.id, revision: task.revision })
    await key('F9')
    await ask('Omar Said')
    await until('the step that finds nothing', async () => kinds().includes('recovery') || kinds().includes('not-located'))
    await list.person.press('ctrl+alt+Escape')
    await shows('You stopped it with the stop key.')
    const before = kinds().length
    await list.person.pause(1_500)
    expect(kinds().length).toBe(before)
    expect(kinds().at(-1)).toBe('run-end')
    expect(await list.guests()).toBe('Anna Berger, Lea Stern, Paul Winter, Nora Feld')
    expect(errors).toEqual([])
  })
})
