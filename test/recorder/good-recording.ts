import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type RecordedEvent, RecordingId, type RecordingManifest, type UiElement } from '#contract'
import { createLineWriter } from '../../recorder/lines/event-lines.ts'
import { anElement, aWindow, scriptedPerson } from './events.ts'

const run = promisify(execFile)
const FRAMES_PER_SECOND = 10
const FRAMES = 40

export const MANIFEST: RecordingManifest = {
  version: 1,
  id: RecordingId.parse('recording-1'),
  goal: 'Write to Ana',
  startedAt: '2026-01-02T03:04:05.000Z',
  endedAt: '2026-01-02T03:04:10.000Z',
  durationMs: 5000,
  platform: 'linux-x11',
  displays: [{ name: 'screen', box: { x: 0, y: 0, width: 160, height: 120 }, scale: 1 }],
  video: { file: 'screen.mkv', startedAtMs: 40, framesPerSecond: FRAMES_PER_SECOND, box: { x: 0, y: 0, width: 160, height: 120 } },
  notices: [],
  eventCount: 0,
}

function dump(text: string, scrolledPx: number): UiElement[] {
  const rows = Array.from({ length: 30 }, (_, index) => anElement({ role: 'row', name: `Row ${index}`, box: box(20 * index - scrolledPx) }))
  return [anElement({ value: text }), ...rows]
}
const box = (y: number) => ({ x: 0, y, width: 100, height: 20 })

/** What a person did, with names beyond ASCII, line ends in titles and dumps that are told by their changes. */
export function sampleEvents(): RecordedEvent[] {
  const person = scriptedPerson(100)
  const elements = (text: string, scrolledPx = 0): RecordedEvent => ({
    kind: 'elements',
    atMs: person.now(),
    windowId: 1,
    elements: dump(text, scrolledPx),
  })
  person.window(aWindow({ title: 'Brief an Ana – Ünïcode \u2028 next' })).add(elements(''))
  person
    .move({ x: 20, y: 15 })
    .click({ x: 20, y: 15 })
    .focus(anElement({ value: '' }))
    .write('Hallo Ana')
    .add(elements('Hallo Ana'))
  person.turn({ x: 50, y: 60 }, 0, 2).add(elements('Hallo Ana', 40)).add({ kind: 'marker', atMs: person.now(), note: 'Schön\r\nso' })
  return person.rest(200).click({ x: 90, y: 90 }).add(elements('Hallo Ana', 60)).events
}

export async function writeVideo(ffmpeg: string, file: string): Promise<void> {
  const source = `testsrc=size=160x120:rate=${FRAMES_PER_SECOND}:duration=${FRAMES / FRAMES_PER_SECOND}`
  const encoding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '10', '-pix_fmt', 'yuv420p']
  await run(ffmpeg, ['-v', 'error', '-f', 'lavfi', '-i', source, ...encoding, '-f', 'matroska', '-cluster_time_limit', '500', '-y', file])
}

/** A whole recording in `parentFolder`, as the recorder leaves it. */
export async function writeRecording(parentFolder: string, more: Partial<RecordingManifest> = {}, video?: Uint8Array): Promise<string> {
  const manifest = { ...MANIFEST, ...more, ...(video ? {} : { video: null }) }
  const folder = join(parentFolder, manifest.id)
  const events = sampleEvents()
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'events.jsonl'), events.map(createLineWriter()).join(''))
  if (video) await writeFile(join(folder, 'screen.mkv'), video)
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, eventCount: events.length }, undefined, 2))
  return folder
}
