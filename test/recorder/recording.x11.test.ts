import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Desktop, Gesture, Recording, UiElement } from '#contract'
import { openDesktop, openInputTap, startVirtualSession, type VirtualSession } from '#desktop'
import { createFfmpegReader, createFfmpegRecorder, findFfmpeg, readRecording, startRecording } from '#recorder'
import { CHROMIUM_FLAGS } from '../support/chromium-flags.ts'
import { realClock, until } from './real-clock.ts'

const run = promisify(execFile)
const PAGE = `<title>Login</title><form onsubmit="document.title='Welcome';document.body.style.background='lime';return false">
  <p><label>Name <input></label><p><label>Password <input type=password></label><p><label>City <input></label><p><button>Enter</button></form>`
const SECRET = 'Xk7-Qw9'

let session: VirtualSession
let desktop: Desktop
let folder: string
beforeAll(async () => {
  session = await startVirtualSession()
  desktop = await openDesktop({ clock: realClock, env: session.env })
  folder = await mkdtemp(join(tmpdir(), 'understudy-recording-'))
  await writeFile(join(folder, 'page.html'), PAGE)
  const page = `--app=file://${join(folder, 'page.html')}`
  session.start('chromium', [...CHROMIUM_FLAGS, `--user-data-dir=${session.home}/profile`, page])
})
afterAll(async () => {
  await desktop[Symbol.asyncDispose]()
  await session.stop()
  await rm(folder, { recursive: true, force: true })
})

const xdotool = (...args: (string | number)[]) => run('xdotool', args.map(String), { env: session.env })
const rest = (forMs: number) => realClock.wait(forMs, { reason: 'a person rests' })
async function elements(): Promise<UiElement[]> {
  const window = await desktop.activeWindow()
  return window ? desktop.elements(window) : []
}
async function click(name: string): Promise<void> {
  const { box } = (await elements()).find((element) => element.name === name && ['field', 'button'].includes(element.role))!
  await xdotool('mousemove', '--sync', Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2))
  // Long enough for an answer about what lies there, also on a busy machine.
  await rest(1200)
  await xdotool('click', 1)
  await rest(400)
}
const brief = (gesture: Gesture) => {
  if (gesture.kind === 'type') return gesture.secret ? '(secret)' : gesture.text
  return gesture.kind === 'press' ? [...gesture.modifiers, gesture.key].join('+') : gesture.kind
}

describe('a recording of a login in Chromium', () => {
  let recording: Recording

  beforeAll(async () => {
    await until('the form is there', async () => (await elements()).some(({ name }) => name === 'City'), 60_000)
    const ffmpeg = (await findFfmpeg())!
    const tap = await openInputTap({ clock: realClock, env: session.env })
    const video = createFfmpegRecorder({ ffmpeg, clock: realClock, env: session.env })
    const recorder = await startRecording(
      { desktop, tap, video, clock: realClock, ids: { next: (prefix) => `${prefix}-1` } },
      { parentFolder: join(folder, 'recordings'), goal: 'Log in as Bob' },
    )
    await rest(1500)
    await click('Name')
    await xdotool('type', '--delay', 40, `Bob\t${SECRET}\tParis`)
    await rest(500)
    await click('Enter')
    await until('the form was sent', async () => (await desktop.activeWindow())?.title === 'Welcome')
    await recorder.stop()
    recording = await readRecording(recorder.folder)
  })

  it('holds what was done, in order', () => {
    expect(recording.gestures.map(brief)).toEqual(['click', 'Bob', 'Tab', '(secret)', 'Tab', 'Paris', 'click'])
    expect(recording.manifest.notices).toEqual([])
  })

  it('knows what lay under the pointer before each press', () => {
    const named = recording.events.flatMap((event, index) => {
      if (event.kind !== 'pointer-down') return []
      const hit = recording.events.slice(0, index).findLast((before) => before.kind === 'hit' && before.because === 'pointer')
      return hit?.kind === 'hit' ? [[hit.element?.role, hit.element?.name, hit.atMs < event.atMs]] : []
    })
    expect(named).toEqual([
      ['field', 'Name', true],
      ['button', 'Enter', true],
    ])
  })

  it('follows the windows and their elements', () => {
    const titles = recording.events.flatMap((event) => (event.kind === 'window' ? [event.window?.title] : []))
    expect([titles[0], titles.at(-1)]).toEqual(['Login', 'Welcome'])
    const dumps = recording.events.flatMap((event) => (event.kind === 'elements' ? [event.elements] : []))
    const cityOf = (dump: UiElement[] | undefined) => dump?.find(({ name, role }) => name === 'City' && role === 'field')?.value
    expect([cityOf(dumps[0]), cityOf(dumps.at(-1))]).toEqual(['', 'Paris'])
  })

  it('holds the password nowhere, not even in parts', async () => {
    const files = (await readdir(recording.folder)).filter((name) => name !== 'screen.mkv')
    expect(files.toSorted()).toEqual(['events.jsonl', 'manifest.json'])
    const text = (await Promise.all(files.map((name) => readFile(join(recording.folder, name), 'utf8')))).join('')
    expect(text).not.toContain(SECRET)
    for (const character of SECRET) expect(text).not.toContain(`"characters":${JSON.stringify(character)}`)
    expect(recording.events.filter(({ kind }) => kind === 'secret-key')).toHaveLength(SECRET.length)
  })

  it('shows the screen before and after an act', async () => {
    const enter = recording.gestures.at(-1)!
    const { file, startedAtMs } = recording.manifest.video!
    const reader = createFfmpegReader({ ffmpeg: (await findFfmpeg())! })
    const times = [enter.fromMs - 100, recording.manifest.durationMs! - 50].map((time) => time - startedAtMs)
    const frames = await reader.framesAt(join(recording.folder, file), times)
    expect(frames.map((frame) => shareOfGreen(frame!.data) > 0.1)).toEqual([false, true])
  })
})

function shareOfGreen(data: Uint8Array): number {
  let green = 0
  for (let at = 0; at < data.length; at += 4) if (data[at]! < 80 && data[at + 1]! > 180 && data[at + 2]! < 80) green++
  return green / (data.length / 4)
}
