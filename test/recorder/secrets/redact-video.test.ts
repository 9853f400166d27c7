import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RecordedEvent, UnderstudyError } from '#contract'
import { type ClosableTextReader, createTextReader } from '#perception'
import { createFfmpegReader, findFfmpeg, findSecrets, readRecording, redactRecording } from '#recorder'
import { createLineWriter } from '../../../recorder/lines/event-lines.ts'
import { placesRead } from '../../../recorder/secrets/same-text.ts'
import { probeVideo } from '../../../recorder/video/probe.ts'
import { aWindow, scriptedPerson } from '../events.ts'
import { MANIFEST } from '../good-recording.ts'

const run = promisify(execFile)
const CARD = '4012888888881881'
const FILM = { x: 100, y: 50, width: 480, height: 128 }
const STARTED_AT_MS = 40

let folder: string
let ffmpeg: string
let reader: ClosableTextReader

/** A film of a line that is there all the time, and of a card number that is there from 1 s to 3 s. */
async function film(file: string): Promise<void> {
  const text = (words: string, y: number, when: string) =>
    `drawtext=text='${words}':x=20:y=${y}:fontsize=26:fontcolor=black:enable='${when}'`
  const filters = [text('Shipping address', 20, '1'), text(CARD, 78, 'between(t,1,3)')].join(',')
  const source = `color=white:size=${FILM.width}x${FILM.height}:rate=10:duration=4`
  await run(ffmpeg, [
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    source,
    '-vf',
    filters,
    '-c:v',
    'libx264',
    '-g',
    '10',
    '-pix_fmt',
    'yuv420p',
    '-y',
    file,
  ])
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'understudy-redact-video-'))
  ffmpeg = (await findFfmpeg())!
  reader = createTextReader()
  await film(join(folder, 'screen.mkv'))
  const events: RecordedEvent[] = scriptedPerson(100).window(aWindow()).click({ x: 5, y: 5 }).events
  await writeFile(join(folder, 'events.jsonl'), events.map(createLineWriter()).join(''))
  const video = { file: 'screen.mkv', startedAtMs: STARTED_AT_MS, framesPerSecond: 10, box: FILM }
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...MANIFEST, durationMs: 4000, video, eventCount: events.length }))
}, 120_000)
afterAll(async () => {
  await reader?.close()
  await rm(folder, { recursive: true, force: true })
})

describe('a secret that only the video shows', () => {
  it('is found by reading it, and black where and while it was shown; every other frame and line stays', async () => {
    const video = createFfmpegReader({ ffmpeg })
    const recording = await readRecording(folder)
    expect(await findSecrets(recording)).toEqual([])
    const found = await findSecrets(recording, { video, reader })
    expect(found.map(({ kind, masked, places }) => [kind, masked, places.map((place) => place.in)])).toEqual([
      ['card-number', '4012••••••••1881', ['video']],
    ])
    const before = await probeVideo(ffmpeg, join(folder, 'screen.mkv'))
    const old = await readFile(join(folder, 'screen.mkv'))

    const refused = redactRecording(folder, found)
    await expect(refused).rejects.toBeInstanceOf(UnderstudyError)
    expect((await readFile(join(folder, 'screen.mkv'))).equals(old)).toBe(true)
    // A new video that cannot be written leaves all as it was.
    await expect(redactRecording(folder, found, { ffmpeg: '/bin/false', video, reader })).rejects.toThrow(/nothing was changed/)
    expect((await readFile(join(folder, 'screen.mkv'))).equals(old)).toBe(true)

    await redactRecording(folder, found, { ffmpeg, video, reader })
    expect((await readdir(folder)).toSorted()).toEqual(['events.jsonl', 'manifest.json', 'screen.mkv'])
    expect((await probeVideo(ffmpeg, join(folder, 'screen.mkv'))).frameTimes).toEqual(before.frameTimes)
    const frames = await video.framesAt(join(folder, 'screen.mkv'), [500, 1000, 1100, 2000, 2900, 3700])
    for (const frame of frames) {
      const lines = await reader.read(frame!)
      expect(lines.flatMap(({ text }) => placesRead(CARD.slice(4, 12), text))).toEqual([])
      expect(lines.map(({ text }) => text.replaceAll(' ', ''))).toContainEqual(expect.stringMatching(/shippingaddress/i))
    }
    expect((await readRecording(folder)).manifest.redactedAt).toBeDefined()
  }, 120_000)
})
