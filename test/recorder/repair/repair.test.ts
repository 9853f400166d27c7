import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { UnderstudyError } from '#contract'
import { createFfmpegReader, findFfmpeg, readRecording, repairRecording } from '#recorder'
import { isClosedVideo } from '../../../recorder/video/container.ts'
import { probeVideo } from '../../../recorder/video/probe.ts'
import { markWriting } from '../../../recorder/writing-mark.ts'
import { createStillClock } from '../../support/still-clock.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { sampleEvents, writeRecording, writeVideo } from '../good-recording.ts'

const CUT_SHORT = 'The recording was cut short; it holds what was written until then.'
const OPEN = { endedAt: null, durationMs: null }
const clock = createStillClock()
let ffmpeg: string
let video: Buffer
beforeAll(async () => {
  ffmpeg = (await findFfmpeg()) ?? ''
  expect(ffmpeg, 'ffmpeg is needed').not.toBe('')
  const folder = await mkdtemp(join(tmpdir(), 'understudy-repair-'))
  await writeVideo(ffmpeg, join(folder, 'screen.mkv'))
  video = await readFile(join(folder, 'screen.mkv'))
  await rm(folder, { recursive: true })
})

const repair = (folder: string) => repairRecording(folder, { clock, ffmpeg })
const codeOf = (doing: Promise<unknown>) => doing.then(String, (error: unknown) => error instanceof UnderstudyError && error.code)
async function contentOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).toSorted()
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, (await readFile(join(folder, name))).toString('latin1')])))
}

describe('repairing', () => {
  it('does not touch a recording that is whole', async () => {
    const folder = await writeRecording(await temporaryFolder(), {}, video)
    const before = await contentOf(folder)
    expect(await repair(folder)).toMatchObject({ notices: [], eventCount: sampleEvents().length })
    expect(await contentOf(folder)).toEqual(before)
  })

  it('closes off what a killed recorder left: half a line, an open video, no end', async () => {
    const folder = await writeRecording(await temporaryFolder(), OPEN, video.subarray(0, Math.floor(video.length * 0.7)))
    await appendFile(join(folder, 'events.jsonl'), '{"kind":"key-down","atMs":99')
    await writeFile(join(folder, '.reserve'), Buffer.alloc(1000))
    const summary = await repair(folder)
    const lastMs = sampleEvents().at(-1)?.atMs
    expect(summary).toMatchObject({
      repairedAt: new Date(clock.nowMs()).toISOString(),
      eventCount: sampleEvents().length,
      notices: [CUT_SHORT, 'The last 28 bytes of the events could not be understood; they are kept in events.jsonl.cut.'],
    })
    expect(summary.durationMs).toBeGreaterThanOrEqual(lastMs ?? 0)
    expect(Date.parse(summary.endedAt ?? '') - Date.parse(summary.startedAt)).toBe(summary.durationMs)
    const { events, manifest } = await readRecording(folder)
    expect(events).toEqual(sampleEvents())
    expect(await readFile(join(folder, 'events.jsonl.cut'), 'utf8')).toBe('{"kind":"key-down","atMs":99')
    expect((await readdir(folder)).toSorted()).toEqual(['events.jsonl', 'events.jsonl.cut', 'manifest.json', 'screen.mkv'])
    expect(await isClosedVideo(join(folder, 'screen.mkv'))).toBe(true)
    const [first, late] = await createFfmpegReader({ ffmpeg }).framesAt(join(folder, manifest.video?.file ?? ''), [0, 2000])
    expect([first?.width, late?.width]).toEqual([160, 160])
    const closed = await contentOf(folder)
    await repair(folder)
    expect(await contentOf(folder)).toEqual(closed)
  })

  it('takes off zeros and garbage, keeps them beside, and leaves damage in the middle where it is', async () => {
    const folder = await writeRecording(await temporaryFolder(), OPEN)
    const lines = (await readFile(join(folder, 'events.jsonl'), 'utf8')).split('\n').filter(Boolean)
    const tail = Buffer.concat([Buffer.alloc(5000), Buffer.from([10, 255, 254, 10, 0, 0]), Buffer.from('\n"text"\n[1]\n{"kind":7}\n')])
    await writeFile(join(folder, 'events.jsonl'), `${lines.slice(0, 5).join('\n')}\n\0\0\0\n{"kind":\n${lines.slice(5).join('\n')}\n`)
    await appendFile(join(folder, 'events.jsonl'), tail)
    const { notices } = await repair(folder)
    expect(notices).toEqual([
      CUT_SHORT,
      `The last ${tail.length} bytes of the events could not be understood; they are kept in events.jsonl.cut.`,
      '2 lines of the recording could not be understood and were passed over.',
    ])
    expect((await readFile(join(folder, 'events.jsonl.cut'))).equals(tail)).toBe(true)
    expect((await readRecording(folder)).events).toEqual(sampleEvents())
  })

  it('ends a last line that only lacks its end', async () => {
    const folder = await writeRecording(await temporaryFolder(), OPEN)
    const file = join(folder, 'events.jsonl')
    await truncate(file, (await stat(file)).size - 1)
    expect((await repair(folder)).notices).toEqual([CUT_SHORT])
    expect((await readFile(file, 'utf8')).endsWith('}\n')).toBe(true)
    expect((await readRecording(folder)).events).toEqual(sampleEvents())
  })

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['half-written', '{"version":1,"id":"record'],
    ['zeros', '\0\0\0\0'],
  ])('makes a manifest anew that is %s', async (_, text) => {
    const folder = await writeRecording(await temporaryFolder(), {}, video)
    if (text === undefined) await rm(join(folder, 'manifest.json'))
    else await writeFile(join(folder, 'manifest.json'), text)
    const summary = await repair(folder)
    expect(summary).toMatchObject({ id: basename(folder), goal: '', eventCount: sampleEvents().length, gestureCount: expect.any(Number) })
    expect(summary.notices).toEqual([expect.stringMatching(/made anew/), CUT_SHORT])
    const { manifest } = await readRecording(folder)
    expect(manifest.video).toMatchObject({ file: 'screen.mkv', framesPerSecond: 10, box: { x: 0, y: 0, width: 160, height: 120 } })
    if (text !== undefined) expect(await readFile(join(folder, 'manifest.json.cut'), 'utf8')).toBe(text)
    const closed = await contentOf(folder)
    await repair(folder)
    expect(await contentOf(folder)).toEqual(closed)
  })

  it('takes the manifest that was about to be put in place', async () => {
    const folder = await writeRecording(await temporaryFolder(), {})
    const whole = await readFile(join(folder, 'manifest.json'))
    await writeFile(join(folder, 'manifest.json.part'), whole)
    await writeFile(join(folder, 'manifest.json'), whole.subarray(0, 100))
    expect(await repair(folder)).toMatchObject({ goal: 'Write to Ana', notices: [] })
    expect((await readdir(folder)).toSorted()).toEqual(['events.jsonl', 'manifest.json', 'manifest.json.cut'])
  })

  it('finds a video that the manifest did not come to know of', async () => {
    const folder = await writeRecording(await temporaryFolder(), OPEN)
    await writeFile(join(folder, 'screen.mkv'), video.subarray(0, Math.floor(video.length / 2)))
    await repair(folder)
    expect((await readRecording(folder)).manifest.video).toMatchObject({ file: 'screen.mkv', box: { width: 160, height: 120 } })
  })

  it('keeps a video that holds no picture, one that is missing is told, and without ffmpeg it is left as it is', async () => {
    const empty = await writeRecording(await temporaryFolder(), OPEN, video.subarray(0, 300))
    expect((await repair(empty)).notices).toEqual([CUT_SHORT, expect.stringMatching(/holds no picture/)])
    expect((await stat(join(empty, 'screen.mkv'))).size).toBe(300)
    const missing = await writeRecording(await temporaryFolder(), {}, video)
    await rm(join(missing, 'screen.mkv'))
    expect((await repair(missing)).notices).toEqual(['The video is missing.'])
    const cut = video.subarray(0, Math.floor(video.length / 2))
    const without = await writeRecording(await temporaryFolder(), OPEN, cut)
    expect((await repairRecording(without, { clock })).notices).toEqual([CUT_SHORT, expect.stringMatching(/ffmpeg was not found/)])
    expect((await readFile(join(without, 'screen.mkv'))).equals(cut)).toBe(true)
    expect((await repair(without)).notices).toEqual([CUT_SHORT])
  })

  it('refuses a recording that is being written, one from the future, and what is none', async () => {
    const parent = await temporaryFolder()
    const folder = await writeRecording(parent, OPEN)
    await markWriting(folder)
    const before = await contentOf(folder)
    expect(await codeOf(repair(folder))).toBe('recording-busy')
    expect(await contentOf(folder)).toEqual(before)
    // The same number, but another process: the writer is gone.
    await writeFile(join(folder, '.writing'), JSON.stringify({ process: process.pid, began: '1' }))
    expect(await codeOf(repair(folder))).toBe('[object Object]')
    const future = await writeRecording(parent, { ...OPEN, version: 2 as never })
    expect(await codeOf(repair(future))).toBe('from-the-future')
    expect(await codeOf(repair(join(parent, 'nowhere')))).toBe('not-found')
    await mkdir(join(parent, 'empty'))
    expect(await codeOf(repair(join(parent, 'empty')))).toBe('recording-damaged')
  })
})

describe('a recording cut at any byte of any of its files', () => {
  const times = async (bytes: Uint8Array) => {
    const file = join(await temporaryFolder(), 'some.mkv')
    await writeFile(file, bytes)
    return (await probeVideo(ffmpeg, file)).frameTimes
  }

  it('is repaired to a beginning of what was recorded, and never gets worse', { timeout: 120_000 }, async () => {
    const whole = await times(video)
    const cut = fc.record({
      file: fc.constantFrom('events.jsonl', 'manifest.json', 'screen.mkv'),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      ended: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(cut, async ({ file, share, ended }) => {
        const folder = await writeRecording(await temporaryFolder(), ended ? {} : OPEN, video)
        await truncate(join(folder, file), Math.floor((await stat(join(folder, file))).size * share))
        const before = await readRecording(folder).then(
          ({ events }) => events.length,
          () => 0,
        )
        const framesBefore = await times(await readFile(join(folder, 'screen.mkv')))
        const summary = await repair(folder)
        const { events, manifest } = await readRecording(folder)
        expect(events).toEqual(sampleEvents().slice(0, events.length))
        expect(events.length).toBeGreaterThanOrEqual(before)
        expect([summary.eventCount, typeof manifest.endedAt]).toEqual([events.length, 'string'])
        const frames = await times(await readFile(join(folder, 'screen.mkv')))
        expect(frames).toEqual(framesBefore)
        expect(frames).toEqual(whole.slice(0, frames.length))
        const closed = await contentOf(folder)
        await repair(folder)
        expect(await contentOf(folder)).toEqual(closed)
      }),
      { numRuns: 25 },
    )
  })
})
