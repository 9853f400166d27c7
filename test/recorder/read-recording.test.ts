import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type RecordedEvent, RecordingId, type RecordingManifest, UnderstudyError } from '#contract'
import { readRecording, summaryOf } from '#recorder'
import { scriptedPerson } from './events.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'understudy-read-'))
})
afterEach(() => rm(folder, { recursive: true }))

const manifest: RecordingManifest = {
  version: 1,
  id: RecordingId.parse('recording-1'),
  goal: 'Write a note',
  startedAt: '2026-01-02T03:04:05.000Z',
  endedAt: '2026-01-02T03:04:15.000Z',
  durationMs: 10_000,
  platform: 'fake',
  displays: [],
  video: null,
  notices: ['No video.'],
  eventCount: 4,
}
const { events } = scriptedPerson().write('ab')
const lines = (some: readonly unknown[]) => some.map((event) => `${JSON.stringify(event)}\n`).join('')

async function write(some: Partial<Record<keyof RecordingManifest, unknown>>, text: string) {
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, ...some }))
  await writeFile(join(folder, 'events.jsonl'), text)
}
const codeOf = (reading: Promise<unknown>) => reading.then(String, (error: unknown) => error instanceof UnderstudyError && error.code)

describe('reading a recording', () => {
  it('gives manifest, events and gestures', async () => {
    await write({}, lines(events))
    const gestures = [{ kind: 'type', fromMs: 1000, toMs: 1080, text: 'ab', secret: false }]
    expect(await readRecording(folder)).toEqual({ manifest, folder, events, gestures })
  })

  it('sums up for lists', async () => {
    await write({}, lines(events))
    const { id, goal, startedAt, endedAt, durationMs, eventCount, notices } = manifest
    expect(summaryOf(await readRecording(folder))).toEqual({
      id,
      goal,
      startedAt,
      endedAt,
      durationMs,
      eventCount,
      notices,
      gestureCount: 1,
    })
  })

  it('opens a recording that was cut short in the middle of a line', async () => {
    const text = lines(events)
    await write({ endedAt: null, durationMs: null, eventCount: 0 }, text.slice(0, -20))
    const recording = await readRecording(folder)
    const cut = ['No video.', 'The recording was cut short; it holds what was written until then.']
    expect(recording.manifest).toEqual({ ...manifest, endedAt: null, durationMs: null, eventCount: 3, notices: cut })
    expect(recording.events).toEqual(events.slice(0, -1))
    expect(summaryOf(recording).durationMs).toBe(events.at(-2)?.atMs)
  })

  it('opens a recording cut within a character of several bytes', async () => {
    await write({}, lines([{ kind: 'marker', atMs: 1, note: 'here' } satisfies RecordedEvent]))
    await appendFile(join(folder, 'events.jsonl'), Buffer.from('{"kind":"marker","atMs":2,"note":"ü"}').subarray(0, 36))
    expect((await readRecording(folder)).events).toEqual([{ kind: 'marker', atMs: 1, note: 'here' }])
  })

  it('counts lines that it does not know, and tells', async () => {
    const strange = [
      { kind: 'brain-wave', atMs: 5 },
      { kind: 'key-up', atMs: 'soon', key: 'a' },
    ]
    await write({}, `${lines(events)}not json\n${lines(strange)}\n`)
    const recording = await readRecording(folder)
    expect(recording.events).toEqual(events)
    expect(recording.manifest.notices).toEqual(['No video.', '3 lines of the recording could not be understood and were passed over.'])
  })

  it('opens an empty recording', async () => {
    await write({}, '')
    expect(summaryOf(await readRecording(folder))).toMatchObject({ eventCount: 0, gestureCount: 0 })
  })

  it('tells when the events are missing', async () => {
    await write({}, '')
    await rm(join(folder, 'events.jsonl'))
    expect((await readRecording(folder)).manifest.notices).toEqual([
      'No video.',
      expect.stringMatching(/^The input events could not be read/),
    ])
  })

  it('refuses a recording from the future', async () => {
    await write({ version: 2, endedAt: 'some other way' }, '')
    expect(await codeOf(readRecording(folder))).toBe('from-the-future')
  })

  it('refuses what is no recording', async () => {
    expect(await codeOf(readRecording(join(folder, 'nowhere')))).toBe('recording-damaged')
    await write({ startedAt: 'yesterday' }, '')
    expect(await codeOf(readRecording(folder))).toBe('recording-damaged')
    await writeFile(join(folder, 'manifest.json'), '{"version":1,')
    expect(await codeOf(readRecording(folder))).toBe('recording-damaged')
  })
})
