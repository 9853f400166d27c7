import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RecordingState } from '#contract'
import { type AppInBrowser, startAppInBrowser } from './app-in-browser.ts'
import { asked, fail, inputs, press } from './far-side.ts'

let app: AppInBrowser
beforeAll(async () => {
  app = await startAppInBrowser()
})
afterAll(() => app?.[Symbol.asyncDispose]())

/** The recorder as it reports while all is well, but for `next`. */
const record = (page: Page, next: Partial<RecordingState> = {}) =>
  page.evaluate(async (more) => {
    await window.understudy?.recording.start({ goal: '' })
    const health = { inputEvents: 318, lastInputAgoMs: 200, lastFrameAgoMs: 70, clockDriftMs: 12, bytes: 7_340_032 }
    window.fake.record({ elapsedMs: 4_001_000, eventCount: 318, framesSeen: 630, health, ...more })
  }, next)

describe('recording', () => {
  it('that has ended is told once: who comes back later finds the form for the next', async () => {
    const { page } = await app.open('/tasks')
    await page.evaluate(() => window.fake.record({ phase: 'idle', id: 'recording-one' as never }))
    await page.getByRole('navigation').getByRole('link', { name: 'Record' }).click()
    await page.getByRole('heading', { level: 1, name: 'Record a task' }).waitFor()
    await page.getByRole('link', { name: /Write a note to Maria/ }).waitFor()
    expect(await page.getByRole('heading', { name: /^Recorded/ }).count()).toBe(0)
    await page.context().close()
  })

  it('is called off by Esc while it counts down', async () => {
    const { page } = await app.open('/record')
    await page.getByLabel('What will you do?').fill('Write a note to Maria')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Recording starts in' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect([await asked(page, 'recording.start'), await page.getByLabel('What will you do?').inputValue()]).toEqual([
      [],
      'Write a note to Maria',
    ])
    await page.context().close()
  })

  it('counts down, shows that it records, stops, and goes to the learned task', async () => {
    const { page, faults } = await app.open('/record')
    await page.clock.install()
    await page.getByLabel('What will you do?').fill('Write a note to Maria')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    for (let second = 0; second < 3; second += 1) await page.clock.runFor(1000)
    await page.getByRole('region', { name: 'Recording' }).waitFor()
    await page.evaluate(() => window.fake.record({ elapsedMs: 42_000, eventCount: 318, framesSeen: 630, inputSeen: false }))
    await page.getByText('630 pictures').waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('No mouse and no keys are seen')
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByRole('button', { name: 'Resume' }).click()
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await page.getByRole('heading', { name: 'Recorded 0:42 with 12 acts' }).waitFor()
    await page.getByRole('button', { name: 'Learn the task' }).click()
    await page.clock.runFor(100)
    await page.getByRole('heading', { level: 1, name: 'Write a note to recipient about topic' }).waitFor()
    expect(
      (await asked(page, 'recording.start', 'recording.pause', 'recording.resume', 'recording.stop', 'task.learn')).map(([name]) => name),
    ).toEqual(['recording.start', 'recording.pause', 'recording.resume', 'recording.stop', 'task.learn'])
    expect(faults).toEqual([])
    await page.context().close()
  })
})

describe('what may be recorded', () => {
  const start = async (page: Page) => {
    await press(page, 'Start recording')
    await page.getByRole('dialog').waitFor()
    for (let second = 0; second < 3; second += 1) await page.clock.runFor(1000)
    await page.getByRole('region', { name: 'Recording' }).waitFor()
    return (await inputs(page, 'recording.start')).at(-1)
  }

  it('is everything unless one says otherwise', async () => {
    const { page } = await app.open('/record')
    await page.clock.install()
    await page.getByText('Records everything on the screen.').waitFor()
    expect(await start(page)).toEqual({ goal: '', scope: undefined })
    await page.context().close()
  })

  it('is only what was chosen, never what was left out, and copied texts when one wants them', async () => {
    const { page, faults } = await app.open('/record')
    await page.clock.install()
    await page.getByText('Only what I choose').click()
    await press(page, 'Start recording')
    await page.getByRole('alert').getByText('Choose at least one program, or record everything.').waitFor()
    await page.getByRole('checkbox', { name: 'Mousepad' }).check()
    await page.getByLabel('Only windows of Mousepad titled').fill('*Mousepad')
    await page.evaluate(() => window.fake.world.programs.push({ program: 'gimp', titles: ['GNU Image Manipulation Program'] }))
    await page.clock.runFor(3000)
    await page.getByRole('checkbox', { name: 'Gimp' }).check()
    await page.getByLabel('Name of a program').fill(' KeePassXC ')
    await page.keyboard.press('Enter')
    await page.getByRole('checkbox', { name: 'Keep texts I copy' }).check()
    await page.getByText('Records only Mousepad and Gimp, never Keepassxc.').waitFor()
    expect(await start(page)).toEqual({
      goal: '',
      scope: { only: [{ program: 'mousepad', title: '*Mousepad' }, { program: 'gimp' }], never: ['keepassxc'] },
      keepClipboard: true,
    })
    await page.reload()
    await page.getByText('Records everything on the screen, never Keepassxc.').waitFor()
    await press(page, 'No longer leave out Keepassxc')
    await page.getByText('Records everything on the screen.').waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('says why the open programs cannot be listed', async () => {
    const { page } = await app.open('/record')
    await fail(page, 'recording.programs', { code: 'desktop-lost', message: 'The desktop is gone.', advice: 'Log in again.' })
    await page.getByText('Only what I choose').click()
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('checkbox', { name: 'Mousepad' }).waitFor()
    await page.context().close()
  })
})

describe('while it records', () => {
  it('shows what came in, and says in words what to do when nothing does', async () => {
    const { page } = await app.open('/record')
    await record(page)
    const line = page.locator('dl')
    await line.getByText('318 events').waitFor()
    expect(await line.innerText()).toBe('Mouse and keys\n318 events\njust now\nPictures\n630 pictures\njust now\nOn disk\n7.3 MB\nso far')
    await page.evaluate(() => window.fake.record({ inputSeen: false }))
    await page.getByRole('alert').getByText('press Stop, and look at “Mouse and keys” in Settings', { exact: false }).waitFor()
    await page.evaluate(() =>
      window.fake.record({
        inputSeen: true,
        health: { inputEvents: 318, lastInputAgoMs: 61_000, lastFrameAgoMs: 9000, clockDriftMs: 900, bytes: 8e6 },
      }),
    )
    await page.getByRole('alert').getByText('No new pictures come').waitFor()
    expect(await line.innerText()).toContain('1 min ago')
    expect(await line.innerText()).toContain('0.9 s apart')
    await page.context().close()
  })

  it('is made private, marked, paused and discarded by the keyboard alone', async () => {
    const { page, faults } = await app.open('/record')
    await record(page)
    const key = async (name: string) => {
      await page.getByRole('button', { name, exact: true }).focus()
      await page.keyboard.press('Enter')
    }
    await key('I log in now')
    await page.getByRole('region', { name: 'Private' }).waitFor()
    expect(await page.getByRole('button', { name: 'Note', exact: true }).count()).toBe(0)
    await key('Resume')
    await key('Note')
    await page.keyboard.type('the form is open')
    await page.keyboard.press('Enter')
    await page.getByText('Note kept at 1:06:41.').waitFor()
    await key('Note')
    await page.keyboard.type('half way')
    await key('As milestone')
    await page.getByText('Milestone set at 1:06:41.').waitFor()
    await key('Pause')
    await key('Discard')
    await page.getByRole('dialog', { name: 'Discard this recording?' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await key('Discard')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Start recording' }).waitFor()
    const done = await asked(page, 'recording.private', 'recording.resume', 'recording.marker', 'recording.pause', 'recording.discard')
    expect(done).toEqual([
      ['recording.private', {}],
      ['recording.resume', {}],
      ['recording.marker', { note: 'the form is open' }],
      ['recording.marker', { note: 'half way', milestone: true }],
      ['recording.pause', {}],
      ['recording.discard', {}],
    ])
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('says why a note was not kept, and keeps what was typed', async () => {
    const { page } = await app.open('/record')
    await record(page)
    await press(page, 'Note')
    await page.getByLabel('A note for this moment').fill('half way')
    await fail(page, 'recording.marker', { code: 'disk-full', message: 'The disk is full.', advice: 'Free some space.' })
    await press(page, 'Add note')
    await page.getByText('The disk is full.').waitFor()
    expect(await page.getByLabel('A note for this moment').inputValue()).toBe('half way')
    await page.context().close()
  })
})

describe('the bar', () => {
  it('has room for everything at its size, in every state', async () => {
    // Higher than it stands on the screen: a headless Chromium draws one frame a second in so low a window.
    const { page } = await app.open('/bar', { width: 520, height: 200 })
    const cramped: string[] = []
    const look = async (state: string) => {
      const found = await page.evaluate(() => {
        const bar = document.querySelector('main > section')
        const say = bar?.querySelector('[role="status"], input')
        return { over: bar ? bar.scrollWidth - bar.clientWidth : 999, room: say?.getBoundingClientRect().width ?? 0 }
      })
      if (found.over > 0 || found.room < 90) cramped.push(`${state}: ${JSON.stringify(found)}`)
    }
    await record(page)
    for (const phase of ['recording', 'paused', 'private'] as const) {
      await page.evaluate((next) => window.fake.record({ phase: next }), phase)
      await page.getByRole('region', { name: { recording: 'Recording', paused: 'Paused', private: 'Private' }[phase] }).waitFor()
      await look(phase)
      await press(page, 'Discard')
      await look(`${phase}, discarding`)
      await page.keyboard.press('Shift+Tab')
    }
    await page.evaluate(() => window.fake.record({ phase: 'recording', inputSeen: false }))
    await page.getByText('Sees no input').waitFor()
    await look('blind')
    await press(page, 'Note')
    await look('noting')
    expect(cramped).toEqual([])
    await page.context().close()
  })

  it('does what the window does, and asks once more before it discards', async () => {
    const { page, faults } = await app.open('/bar', { width: 520, height: 200 })
    await record(page)
    await page.getByText('318 events').waitFor()
    await press(page, 'I log in now')
    await press(page, 'Resume')
    await press(page, 'Pause')
    await press(page, 'Resume')
    await press(page, 'Milestone')
    await page.getByText('Milestone set at 1:06:41.').waitFor()
    await press(page, 'Note')
    await page.keyboard.type('half way')
    await page.keyboard.press('Enter')
    await page.getByText('Note kept at 1:06:41.').waitFor()
    await press(page, 'Note')
    await page.keyboard.press('Escape')
    await press(page, 'Discard')
    await press(page, 'Discard all?')
    await page.getByText('Ready').waitFor()
    expect(
      (await asked(page, 'recording.private', 'recording.pause', 'recording.marker', 'recording.discard')).map(([name]) => name),
    ).toEqual(['recording.private', 'recording.pause', 'recording.marker', 'recording.marker', 'recording.discard'])
    expect(faults).toEqual([])
    await page.context().close()
  })
})
