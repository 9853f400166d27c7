import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallName, IpcError, RecordingState } from '#contract'
import { type AppInBrowser, startAppInBrowser } from './app-in-browser.ts'
import { asked } from './asked.ts'

let app: AppInBrowser
beforeAll(async () => {
  app = await startAppInBrowser()
})
afterAll(() => app?.[Symbol.asyncDispose]())

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const fail = (page: Page, call: CallName, error: IpcError) =>
  page.evaluate(([name, fault]) => window.fake.failNext(name, fault), [call, error] as const)
const inputs = async (page: Page, name: CallName) => (await asked(page, name)).map(([, input]) => input)

/** The recorder as it reports while all is well, but for `next`. */
const record = (page: Page, next: Partial<RecordingState> = {}) =>
  page.evaluate(async (more) => {
    await window.understudy?.recording.start({ goal: '' })
    const health = { inputEvents: 318, lastInputAgoMs: 200, lastFrameAgoMs: 70, clockDriftMs: 12, bytes: 7_340_032 }
    window.fake.record({ elapsedMs: 4_001_000, eventCount: 318, framesSeen: 630, health, ...more })
  }, next)

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
    expect(await page.getByRole('button', { name: 'Note', exact: true }).isDisabled()).toBe(true)
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

describe('a recording', () => {
  it('is found in the list, and says in words what was done in it', async () => {
    const { page, faults } = await app.open('/recordings')
    await page.getByLabel('Filter recordings').fill('garden')
    await page.getByRole('link', { name: /Write a note to Maria/ }).click()
    const lines = page.getByRole('region', { name: 'What was done' }).getByRole('listitem')
    await lines.first().waitFor()
    expect((await lines.allTextContents()).slice(0, 7)).toEqual([
      '0:01Notethe editor is open',
      '0:01Clicked at 412, 268',
      '0:02TypedDear Maria,',
      '0:08PressedEntertwice',
      '0:09Typedthank you for looking after the garden while we were away. The roses have never looked better.',
      '0:21Milestonethe note is written',
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
    await page.getByText('It was cut short').waitFor({ state: 'detached' })
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
      '2 lines were not understood. They are kept beside the recording, word for word. The rest was imported.',
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
    await page.getByText('Every line was understood.').waitFor()
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
