import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, truncateSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { UnderstudyError } from '#contract'
import { type RecordingPorts, readRecording } from '#recorder'
import { until } from './real-clock.ts'
import { createFakeVideo, createRig, middleOf, NAME, SAVE } from './recording-rig.ts'

const undo: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each()
})
async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'understudy-faults-'))
  undo.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}
const diskFull = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
const DISK_FULL = 'The disk is full: the recording ended there and holds what was written until then.'

/** A disk with room for so many bytes of events; what does not fit is written in part, as a real one does. */
function smallDisk(bytes: number): NonNullable<RecordingPorts['openFile']> {
  let left = bytes
  return async (path) => {
    appendFileSync(path, '')
    return {
      async append(text) {
        const fits = Buffer.from(text).subarray(0, left)
        appendFileSync(path, fits)
        left -= fits.length
        if (fits.length < Buffer.byteLength(text)) throw diskFull()
      },
      cut: async (length) => truncateSync(path, length),
      sync: async () => {},
      close: async () => {},
    }
  }
}

describe('a full disk', () => {
  it('ends the recording with a notice and keeps every whole line that was written', async () => {
    const video = createFakeVideo()
    const rig = await createRig({ openFile: smallDisk(3000), video: video.recorder })
    undo.push(rig.remove)
    await rig.person.focus(NAME)
    await rig.advance(1000)
    for (let time = 0; time < 10 && rig.session.state().phase === 'recording'; time++) await rig.person.write('abcdefgh')
    await rig.advance(3000)
    await until('the recording ended by itself', () => rig.session.state().phase === 'idle')
    const summary = await rig.stop()
    expect(summary).toMatchObject({ endedAt: expect.any(String), notices: [DISK_FULL], gestureCount: 2 })
    const text = await readFile(join(rig.session.folder, 'events.jsonl'), 'utf8')
    expect(text.endsWith('}\n')).toBe(true)
    expect([text.split('\n').length - 1, text.length <= 3000]).toEqual([summary.eventCount, true])
    expect([video.told.at(-1), rig.tap.listening]).toEqual(['stop', 0])
  })

  it('met only by the last lines is told as well', async () => {
    const rig = await createRig({ openFile: smallDisk(900) })
    undo.push(rig.remove)
    rig.session.marker('x'.repeat(2000))
    expect(await rig.stop()).toMatchObject({ notices: [expect.stringMatching(/no pictures/), DISK_FULL] })
  })

  it('met by a real file system leaves a readable recording with its last manifest', async (context) => {
    const folder = await temporary()
    const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=160k,mode=0700', 'tmpfs', folder])
    if (mounted !== 0) return context.skip('a small file system cannot be mounted here: it needs root')
    undo.push(() => run('umount', ['-l', folder]))
    const { openLineFile } = await import('../../recorder/session/line-file.ts')
    const rig = await createRig({ parentFolder: folder, openFile: openLineFile })
    await rig.person.click(middleOf(SAVE))
    rig.session.marker('before')
    await rig.advance(400)
    await until('the click is on disk', async () => (await readFile(join(rig.session.folder, 'events.jsonl'), 'utf8')).includes('before'))
    rig.session.marker('x'.repeat(200_000))
    await rig.advance(400)
    await until('the disk was full', () => rig.session.state().phase !== 'recording')
    const summary = await rig.stop()
    expect(summary).toMatchObject({
      gestureCount: 1,
      endedAt: expect.any(String),
      notices: [expect.stringMatching(/no pictures/), DISK_FULL],
    })
    expect((await readdir(rig.session.folder)).toSorted()).toEqual(['events.jsonl', 'manifest.json'])
  })

  it('at the start is a typed error, and nothing is left behind', async (context) => {
    const folder = await temporary()
    const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=16k,mode=0700', 'tmpfs', folder])
    if (mounted !== 0) return context.skip('a small file system cannot be mounted here: it needs root')
    undo.push(() => run('umount', ['-l', folder]))
    const error = await createRig({ parentFolder: folder }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(UnderstudyError)
    expect([(error as UnderstudyError).code, await readdir(folder)]).toEqual(['disk-full', []])
  })
})

async function run(command: string, args: string[]): Promise<number> {
  const child = spawn(command, args, { stdio: 'ignore' })
  return once(child, 'close').then(
    ([status]) => Number(status),
    () => 127,
  )
}

/** Records typing and markers for ever, and tells each marker that it handed over. */
const ENDLESS_RECORDER = `
  import { createFakeDesktop, createFakeTap } from '#desktop'
  import { startRecording } from '#recorder'
  import { realClock } from '#test/recorder/real-clock.ts'
  const tap = createFakeTap()
  const desktop = createFakeDesktop({ windows: [] })
  const ports = { desktop, tap, video: undefined, clock: realClock, ids: { next: (prefix) => prefix + '-1' } }
  const session = await startRecording(ports, { parentFolder: process.argv[1], goal: 'To be killed' })
  for (let number = 0; ; number++) {
    const [atMs, note] = [realClock.nowMs(), 'number ' + number]
    tap.push({ kind: 'key-down', atMs, key: 'a', characters: 'a', repeat: false })
    tap.push({ kind: 'key-up', atMs, key: 'a' })
    session.marker(note)
    process.stdout.write(JSON.stringify({ note, atMs }) + '\\n')
    await realClock.wait(10, { reason: 'the next key' })
  }`

describe('a killed recorder', () => {
  it('loses at most the last half second, and what it wrote can be read', async () => {
    const folder = await temporary()
    const child = spawn(process.execPath, ['--input-type=module', '--eval', ENDLESS_RECORDER, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    undo.push(async () => child.kill('SIGKILL'))
    // Each marker is told when it is handed to the recorder, with the time by the child's own clock.
    const told: { note: string; atMs: number }[] = []
    let rest = ''
    child.stdout.on('data', (data: Buffer) => {
      const lines = (rest + data).split('\n')
      rest = lines.pop() ?? ''
      told.push(...lines.map((line) => JSON.parse(line)))
    })
    await until('the child recorded for a while', () => told.length > 120)
    child.kill('SIGKILL')
    await once(child, 'close')
    const [name = ''] = await readdir(folder)
    const recording = await readRecording(join(folder, name))
    expect(recording.manifest).toMatchObject({
      endedAt: null,
      notices: expect.arrayContaining(['The recording was cut short; it holds what was written until then.']),
    })
    const kept = new Set(recording.events.flatMap((event) => (event.kind === 'marker' ? [event.note] : [])))
    const killedMs = told.at(-1)!.atMs
    const lost = told.filter(({ note }) => !kept.has(note))
    expect(lost.filter(({ atMs }) => atMs < killedMs - 500)).toEqual([])
    expect(recording.gestures.length).toBeGreaterThan(0)
    expect(((await stat(join(folder, name, 'events.jsonl'))).mode & 0o777).toString(8)).toBe('600')
  })
})
