import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { centreOf, type Picture, type Recording, type WindowInfo } from '#contract'
import { openInputTap } from '#desktop'
import {
  createFfmpegReader,
  createFfmpegRecorder,
  findFfmpeg,
  type RecordingOptions,
  type RecordingSession,
  readRecording,
  startRecording,
} from '#recorder'
import { openX11Stage, type X11Stage } from '../desktop/x11-stage.ts'
import { until } from '../support/until.ts'
import { realClock } from './real-clock.ts'

/** Colours that nothing else on the screen has: where they are seen in a frame, a window leaked. */
const EXCLUDED = '#ff00ff'
const OWN = '#00ffff'
const isMagenta = (red: number, green: number, blue: number) => red > 170 && green < 90 && blue > 170
const isCyan = (red: number, green: number, blue: number) => red < 90 && green > 170 && blue > 170
const PLANTED = 'planted4471'

let stage: X11Stage
let folder: string
let editor: WindowInfo
beforeAll(async () => {
  stage = await openX11Stage({ width: 840, height: 600 })
  folder = await mkdtemp(join(tmpdir(), 'understudy-scope-'))
  stage.session.start('mousepad')
  editor = await stage.windowOf('mousepad')
  await stage.tool('xdotool', 'windowmove', String(editor.id), '40', '40', 'windowsize', String(editor.id), '520', '360')
  await coloured('vault', `Vault ${PLANTED}`, EXCLUDED, '+620+80')
  await coloured('understudy', 'Understudy', OWN, '+620+420')
})
afterAll(async () => {
  await stage?.close()
  await rm(folder, { recursive: true, force: true })
})

/** A terminal that shows nothing but its colour, under a class of its own. */
async function coloured(program: string, title: string, colour: string, place: string): Promise<WindowInfo> {
  const command = ['-e', 'sh', '-c', 'stty -echo; read -r line; sleep 600']
  stage.session.start('xterm', ['-class', program, '-title', title, '-geometry', `30x8${place}`, '-bg', colour, '-fg', colour, ...command])
  return until(`the window of ${program}`, async () => (await stage.desktop.windows()).find((window) => window.title === title))
}
const rest = (forMs: number) => realClock.wait(forMs, { reason: 'a person rests' })
const typeInto = async (window: WindowInfo, text: string) => {
  await stage.click({ box: window.box })
  await rest(500)
  await stage.type(text)
  await rest(500)
}

async function recorded(options: Partial<RecordingOptions>, person: (recording: RecordingSession) => Promise<void>): Promise<Recording> {
  const clock = realClock
  const [ffmpeg, tap] = [(await findFfmpeg())!, await openInputTap({ clock, env: stage.session.env })]
  const video = createFfmpegRecorder({ ffmpeg, clock, env: stage.session.env })
  let count = 0
  const ids = { next: (prefix: string) => `${prefix}-${++count}` }
  const how = { parentFolder: await mkdtemp(join(folder, 'recordings-')), goal: '', ...options }
  const session = await startRecording({ desktop: stage.desktop, tap, video, clock, ids }, how)
  await rest(700)
  await person(session)
  await rest(300)
  await session.stop()
  return readRecording(session.folder)
}

/** Looks at every frame of the video, a few at a time. */
async function eachFrame({ folder: of, manifest }: Recording, look: (picture: Picture, atMs: number) => void): Promise<number> {
  const { file, framesPerSecond, startedAtMs } = manifest.video!
  const reader = createFfmpegReader({ ffmpeg: (await findFfmpeg())! })
  const count = Math.floor(((manifest.durationMs! - startedAtMs) / 1000) * framesPerSecond)
  const times = Array.from({ length: count }, (_, index) => (index * 1000) / framesPerSecond)
  let seen = 0
  for (let from = 0; from < times.length; from += 20) {
    const some = times.slice(from, from + 20)
    for (const [index, picture] of (await reader.framesAt(join(of, file), some)).entries()) {
      if (picture) look(picture, startedAtMs + some[index]!)
      seen += Number(picture !== undefined)
    }
  }
  return seen
}
/** Every so many pixels are looked at; letters have a few pixels of any colour at their edges. */
const EVERY = 7
const LETTER_EDGES = 10
type Colour = (red: number, green: number, blue: number) => boolean
function countOf({ data }: Picture, fits: Colour): number {
  let count = 0
  for (let at = 0; at < data.length; at += 4 * EVERY) count += Number(fits(data[at]!, data[at + 1]!, data[at + 2]!))
  return count
}
const isLight: Colour = (red, green, blue) => red > 200 && green > 200 && blue > 200
async function textOf({ folder: of }: Recording): Promise<string> {
  const names = (await readdir(of)).filter((name) => name !== 'screen.mkv')
  return (await Promise.all(names.map((name) => readFile(join(of, name), 'utf8')))).join('\n')
}

describe.each<[string, RecordingOptions['scope']]>([
  ['the editor alone', { only: [{ program: 'mousepad' }], never: [] }],
  ['everything but the vault', { only: [], never: ['vault'] }],
])('a recording of %s', (name, scope) => {
  let recording: Recording
  let late: WindowInfo
  beforeAll(async () => {
    const isOwnWindow = ({ program }: WindowInfo) => program === 'understudy'
    recording = await recorded({ isOwnWindow, ...(scope ? { scope } : {}) }, async () => {
      const vault = await stage.windowOf('vault')
      await typeInto(editor, 'first ')
      await typeInto(vault, PLANTED)
      // Over the editor, where its pixels are otherwise wanted: an old one that moves, and a new one.
      await stage.tool('xdotool', 'windowmove', String(vault.id), '120', '150')
      await rest(700)
      late = await coloured('vault', `Late ${PLANTED} ${name.length}`, EXCLUDED, '+200+200')
      await rest(700)
      await stage.tool('xdotool', 'windowmove', String(vault.id), '620', '80', 'windowkill', String(late.id))
      await typeInto(await stage.windowOf('understudy'), PLANTED)
      await typeInto(editor, 'second')
    })
  })

  it('holds what was done in the editor, and nothing of what was done elsewhere', () => {
    expect(recording.gestures.flatMap((gesture) => (gesture.kind === 'type' ? [gesture.text] : []))).toEqual(['first ', 'second'])
    const points = recording.events.flatMap((event) => (event.kind === 'pointer-down' ? [event.point] : []))
    expect(points).toEqual([centreOf(editor.box), centreOf(editor.box)].map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })))
  })

  it('names no window of the excluded program or of our own', async () => {
    const text = await textOf(recording)
    expect(text).not.toContain(PLANTED)
    expect(JSON.stringify(recording.events)).not.toMatch(/"(vault|understudy)"/)
    expect(recording.manifest.scope).toEqual(scope)
  })

  it('shows none of their pixels in any frame, and the editor in most', async () => {
    const leaks: string[] = []
    let [light, frames] = [0, 0]
    frames = await eachFrame(recording, (picture, atMs) => {
      const [magenta, cyan] = [countOf(picture, isMagenta), countOf(picture, isCyan)]
      if (Math.max(magenta, cyan) > LETTER_EDGES) leaks.push(`${Math.round(atMs)} ms: ${magenta} and ${cyan} pixels`)
      light += Number(countOf(picture, isLight) > 50_000 / EVERY)
    })
    expect(leaks).toEqual([])
    expect(frames).toBeGreaterThan(40)
    expect(light / frames).toBeGreaterThan(0.6)
  })
})

describe('a recording of everything', () => {
  it('shows what the others hide: the colours can be found', async () => {
    const recording = await recorded({}, () => rest(300))
    const seen = new Set<string>()
    await eachFrame(recording, (picture) => {
      if (countOf(picture, isMagenta) > 100 * LETTER_EDGES) seen.add('vault')
      if (countOf(picture, isCyan) > 100 * LETTER_EDGES) seen.add('own')
    })
    expect([...seen].toSorted()).toEqual(['own', 'vault'])
    expect(JSON.stringify(recording.events)).toContain(PLANTED)
  })
})

describe('a private stretch', () => {
  it('keeps no key, no name and no pixel of what is done in it', async () => {
    const recording = await recorded({}, async (session) => {
      await typeInto(editor, 'public ')
      session.pause({ private: true })
      await typeInto(editor, PLANTED)
      await stage.tool('xdotool', 'set_window', '--name', PLANTED, String(editor.id))
      await stage.press('ctrl+z')
      await stage.tool('xdotool', 'set_window', '--name', 'Open again', String(editor.id))
      await rest(300)
      session.resume()
      await rest(700)
      await typeInto(editor, 'again')
    })
    expect(recording.gestures.flatMap((gesture) => (gesture.kind === 'type' ? [gesture.text] : []))).toEqual(['public ', 'again'])
    const [from, to] = ['pause', 'resume'].map((kind) => recording.events.find((event) => event.kind === kind)!.atMs)
    const within = recording.events.filter(({ atMs }) => atMs > from! && atMs < to!)
    expect(within).toEqual([])
    let [dark, shown] = [0, 0]
    await eachFrame(recording, (picture, atMs) => {
      const light = countOf(picture, isLight)
      if (atMs >= from! && atMs < to!) {
        dark++
        expect(light).toBe(0)
      } else shown += Number(light > 50_000 / EVERY)
    })
    expect([dark > 10, shown > 10]).toEqual([true, true])
  })
})
