import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Desktop, Gesture, Picture, Recording, TextLine, UiElement, VideoReader, WindowInfo } from '#contract'
import { openDesktop, openInputTap, startVirtualSession, type VirtualSession } from '#desktop'
import { type ClosableTextReader, createTextReader } from '#perception'
import { createFfmpegReader, createFfmpegRecorder, findFfmpeg, type RecordingSession, readRecording, startRecording } from '#recorder'
import { changedBands, cropped } from '../../recorder/secrets/changed-bands.ts'
import { placesRead } from '../../recorder/secrets/same-text.ts'
import { CHROMIUM_FLAGS } from '../support/chromium-flags.ts'
import { realClock, until } from './real-clock.ts'

const run = promisify(execFile)
/** Typed into fields and prompts for secrets, the second one while the page shows it in clear. */
const [SECRET, SHOWN_SECRET] = ['Zq7vKp2x', 'Jh5wTn8r']
const PAGE = `<title>Shop</title><body style="font: 20px sans-serif">
  <p><label>Name <input id=n style="font: inherit"></label>
  <p><label>Code <input id=p type=password style="font: inherit"></label>
  <button onclick="p.type = p.type === 'text' ? 'password' : 'text'">Show it</button>`

let session: VirtualSession
let desktop: Desktop
let folder: string
let recorder: RecordingSession
let recording: Recording
let reader: ClosableTextReader
let video: VideoReader
let ffmpeg: string

const xdotool = (...args: (string | number)[]) => run('xdotool', args.map(String), { env: session.env })
const rest = (forMs: number) => realClock.wait(forMs, { reason: 'a person rests' })
const windowOf = async (title: string) => (await desktop.windows()).find((window) => window.title.includes(title))
async function elementOf(title: string, name: string, roles: UiElement['role'][]): Promise<UiElement | undefined> {
  const window = await windowOf(title)
  return window && (await desktop.elements(window)).find((element) => element.name === name && roles.includes(element.role))
}
async function clickAt({ x, y, width, height }: WindowInfo['box']): Promise<void> {
  await xdotool('mousemove', '--sync', Math.round(x + width / 2), Math.round(y + height / 2))
  await rest(250)
  await xdotool('click', 1)
  await rest(450)
}
async function click(title: string, name: string): Promise<void> {
  const element = await elementOf(title, name, ['field', 'password', 'button'])
  if (!element) throw new Error(`${title} has no ${name}`)
  await clickAt(element.box)
}
const type = (text: string) => xdotool('type', '--delay', 40, text)
const key = (name: string) => xdotool('key', name)

beforeAll(async () => {
  session = await startVirtualSession({ width: 960, height: 620 })
  desktop = await openDesktop({ clock: realClock, env: session.env })
  folder = await mkdtemp(join(tmpdir(), 'understudy-secrets-'))
  await writeFile(join(folder, 'page.html'), PAGE)
  session.start('xterm', [
    '-T',
    'Console',
    '-fa',
    'Monospace',
    '-fs',
    '12',
    '-geometry',
    '60x14+0+0',
    '-e',
    'bash',
    '--norc',
    '--noprofile',
  ])
  session.start('/usr/bin/python3', [join(import.meta.dirname, 'password-window.py')])
  session.start('chromium', [
    ...[...CHROMIUM_FLAGS, `--user-data-dir=${session.home}/profile`],
    ...['--window-position=0,300', '--window-size=560,300', `--app=file://${join(folder, 'page.html')}`],
  ])
  await until(
    'all windows are there',
    async () => {
      const found = await Promise.all([
        windowOf('Console'),
        elementOf('Unlock', 'Key', ['password']),
        elementOf('Shop', 'Code', ['password']),
      ])
      return found.every(Boolean)
    },
    60_000,
  )
  ffmpeg = (await findFfmpeg())!
  video = createFfmpegReader({ ffmpeg })
  reader = await createTextReader()
  const film = createFfmpegRecorder({ ffmpeg, clock: realClock, env: session.env })
  const tap = await openInputTap({ clock: realClock, env: session.env })
  recorder = await startRecording(
    { desktop, tap, video: film, clock: realClock, ids: { next: (prefix) => `${prefix}-1` } },
    { parentFolder: join(folder, 'recordings'), goal: 'Log in everywhere' },
  )
  await rest(800)
  await clickAt((await windowOf('Console'))!.box)
  await type('read -s -p Password: x')
  await key('Return')
  await rest(600)
  await type(SECRET)
  await key('Return')
  await rest(400)
  await type('python3 -c "import getpass; getpass.getpass()"')
  await key('Return')
  await rest(1500)
  await type(SECRET)
  await key('Return')
  await rest(400)
  await type('echo plainwords')
  await key('Return')
  await rest(300)
  await type('su nobody -s /bin/sh -c su')
  await key('Return')
  await rest(800)
  await type(SECRET)
  await key('Return')
  await click('Unlock', 'Account')
  await type('bobsaccount')
  await key('Tab')
  await type(SECRET)
  await click('Shop', 'Name')
  await type('bobsname')
  await key('Tab')
  await type(SECRET)
  await click('Shop', 'Show it')
  await rest(500)
  await click('Shop', 'Code')
  await key('End')
  await type(SHOWN_SECRET)
  await rest(700)
  await recorder.stop()
  recording = await readRecording(recorder.folder)
})
afterAll(async () => {
  await reader?.close()
  await desktop?.[Symbol.asyncDispose]()
  await session?.stop()
  await rm(folder, { recursive: true, force: true })
})

const brief = (gesture: Gesture) => {
  if (gesture.kind === 'type') return gesture.secret ? '(secret)' : gesture.text
  return gesture.kind === 'press' ? gesture.key : gesture.kind
}

describe('secrets typed into a terminal, a GTK program and a page', () => {
  it('are told from what is not secret', () => {
    const prompt = (command: string) => [command, 'Return', '(secret)', 'Return']
    expect(recording.gestures.map(brief)).toEqual([
      'click',
      ...prompt('read -s -p Password: x'),
      ...prompt('python3 -c "import getpass; getpass.getpass()"'),
      ...['echo plainwords', 'Return'],
      ...prompt('su nobody -s /bin/sh -c su'),
      ...['click', 'bobsaccount', 'Tab', '(secret)'],
      ...['click', 'bobsname', 'Tab', '(secret)'],
      ...['click', 'click', '(secret)'],
    ])
    expect(recording.manifest.notices).toEqual([])
  })

  it('are in no file, not even a key of them', async () => {
    const files = await readdir(recording.folder)
    expect(files.toSorted()).toEqual(['events.jsonl', 'manifest.json', 'screen.mkv'])
    for (const file of files) {
      const bytes = await readFile(join(recording.folder, file))
      for (const secret of [SECRET, SHOWN_SECRET, SECRET.slice(0, 4), SHOWN_SECRET.slice(0, 4)])
        expect([file, bytes.includes(secret)]).toEqual([file, false])
    }
    const text = JSON.stringify(recording.events)
    for (const letter of 'ZqvKJTn'.replace(/[nv]/g, '')) expect(text).not.toContain(`"characters":"${letter}"`)
    expect(text).toContain('bobsname')
  })

  it('can be read in no frame, though all else can', async () => {
    const lines = await allLines()
    const seen = (text: string) => lines.filter((line) => placesRead(text, line.text).length > 0).length
    expect([seen(SECRET), seen(SHOWN_SECRET)]).toEqual([0, 0])
    expect([seen('bobsname'), seen('bobsaccount'), seen('plainwords')].every((count) => count > 0)).toBe(true)
  })
})

/** Every line that can be read in the video after each text that was typed, and at its end, where the picture changed. */
async function allLines(): Promise<TextLine[]> {
  const { file, startedAtMs } = recording.manifest.video!
  const typed = recording.gestures.filter(({ kind }) => kind === 'type').map(({ toMs }) => Math.round(toMs - startedAtMs + 150))
  const frames = await video.framesAt(join(recording.folder, file), [
    ...typed,
    Math.round(recording.manifest.durationMs! - startedAtMs - 50),
  ])
  const lines: TextLine[] = []
  let last: Picture | undefined
  for (const frame of frames) {
    if (!frame) continue
    const bands = last ? changedBands(last, frame).map(({ read }) => read) : [frame.box]
    for (const band of bands) lines.push(...(await reader.read(cropped(frame, band))))
    last = frame
  }
  return lines
}
