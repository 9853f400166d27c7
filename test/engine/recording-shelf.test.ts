import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { RecordingId, type RecordingManifest } from '#contract'
import { createSystemClock } from '../../engine/clock.ts'
import { createIds } from '../../engine/ids.ts'
import { createRecordingShelf } from '../../engine/recording-shelf.ts'
import { aWindow, scriptedPerson } from '../recorder/events.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const id = (name: string) => RecordingId.parse(`recording-${name}`)
const manifest: RecordingManifest = {
  version: 1,
  id: id('a'),
  goal: 'Write a note',
  startedAt: '2026-01-02T03:04:05.000Z',
  endedAt: '2026-01-02T03:04:15.000Z',
  durationMs: 10_000,
  platform: 'fake',
  displays: [],
  video: null,
  notices: [],
  eventCount: 10,
  gestureCount: 1,
}

async function shelfOf(running?: RecordingId) {
  const root = await temporaryFolder()
  const folder = join(root, 'recordings')
  await mkdir(folder)
  const clock = createSystemClock()
  const shelf = createRecordingShelf({
    folder,
    exports: join(root, 'exports'),
    clock,
    ids: createIds(clock),
    ffmpeg: async () => undefined,
    videoReader: async () => undefined,
    textReader: { read: async () => [] },
    runningId: () => running,
  })
  const put = async (name: string, some: Partial<Record<keyof RecordingManifest, unknown>> = {}) => {
    const { events } = scriptedPerson()
      .window(aWindow({ program: 'mousepad' }))
      .write('ab')
      .add({ kind: 'marker', atMs: 2000, note: 'done', milestone: true })
      .add({ kind: 'pause', atMs: 3000, private: true })
      .add({ kind: 'resume', atMs: 4500 })
      .window(aWindow({ program: 'files' }))
      .window(aWindow({ program: 'mousepad' }))
    const of = join(folder, id(name))
    await mkdir(of)
    await writeFile(join(of, 'events.jsonl'), events.map((event) => `${JSON.stringify(event)}\n`).join(''))
    await writeFile(join(of, 'manifest.json'), JSON.stringify({ ...manifest, id: id(name), ...some }))
    return of
  }
  return { root, folder, shelf, put }
}
const idsOf = (list: { id: string }[]) => list.map((each) => each.id)

describe('the shelf of recordings', () => {
  it('lists the newest first, by what their manifests tell: the events of an ended one are not read', async () => {
    const { shelf, put } = await shelfOf()
    await put('1')
    await rm(join(await put('2', { gestureCount: 77 }), 'events.jsonl'))
    const list = await shelf.list()
    expect(list.map((each) => [each.id, each.gestureCount, each.notices])).toEqual([
      ['recording-2', 77, []],
      ['recording-1', 1, []],
    ])
  })

  it('counts what a crash left, and what an older Understudy wrote', async () => {
    const { shelf, put } = await shelfOf()
    await put('1', { gestureCount: undefined })
    await put('2', { endedAt: null, durationMs: null, eventCount: 0, gestureCount: undefined })
    expect((await shelf.list()).map((each) => [each.gestureCount, each.eventCount, each.durationMs])).toEqual([
      [1, 10, 1160],
      [1, 10, 10_000],
    ])
  })

  it('leaves out what cannot be read, what is no recording, and what goes on', async () => {
    const { shelf, put, folder } = await shelfOf(id('3'))
    await put('1')
    await writeFile(join(await put('2'), 'manifest.json'), '{')
    await put('3')
    await mkdir(join(folder, 'something else'))
    expect(idsOf(await shelf.list())).toEqual(['recording-1'])
  })

  it('shows one with its gestures, marks, programs in the order of their first use, scope and size', async () => {
    const { shelf, put } = await shelfOf()
    const scope = { only: [], never: ['vault'] }
    await put('1', { scope })
    expect(await shelf.get(id('1'))).toEqual({
      summary: expect.objectContaining({ id: id('1'), gestureCount: 1, eventCount: 10 }),
      gestures: [expect.objectContaining({ kind: 'type', text: 'ab' })],
      markers: [{ atMs: 2000, note: 'done', milestone: true }],
      pauses: [{ fromMs: 3000, toMs: 4500, private: true }],
      scope,
      bytes: expect.any(Number),
      programs: ['mousepad', 'files'],
    })
  })

  it('removes one, and says when there is none', async () => {
    const { shelf, put, folder } = await shelfOf()
    await put('1')
    expect([await shelf.delete(id('1')), await shelf.delete(id('1')), await readdir(folder)]).toEqual([true, false, []])
    for (const call of [shelf.get, shelf.read, shelf.repair, shelf.export])
      await expect(call(id('1'))).rejects.toMatchObject({ code: 'not-found', message: 'There is no recording recording-1.' })
  })

  it('touches nothing that is still being recorded, here or in another process', async () => {
    const { shelf, put } = await shelfOf(id('1'))
    await put('1')
    const other = spawn('sleep', ['60'])
    onTestFinished(() => void other.kill())
    await once(other, 'spawn')
    await writeFile(
      join(await put('2', { endedAt: null }), '.writing'),
      JSON.stringify({ process: other.pid, began: await beganOf(other.pid!) }),
    )
    for (const name of ['1', '2'])
      for (const call of [shelf.delete, shelf.repair, shelf.export])
        await expect(call(id(name))).rejects.toMatchObject({ code: 'recording-busy' })
    expect(await shelf.list()).toEqual([])
  })

  it('repairs what was cut short, by id or folder', async () => {
    const { shelf, put, root } = await shelfOf()
    const cut = { endedAt: null, durationMs: null, eventCount: 0, gestureCount: undefined }
    await appendFile(join(await put('1', cut), 'events.jsonl'), '{"kind":"key-d')
    await cp(await put('2', cut), join(root, 'elsewhere'), { recursive: true })
    expect(await shelf.repair(id('1'))).toMatchObject({ gestureCount: 1, endedAt: expect.any(String), repairedAt: expect.any(String) })
    expect(await shelf.repairFolder(join(root, 'elsewhere'))).toMatchObject({ gestureCount: 1, repairedAt: expect.any(String) })
    expect((await shelf.list()).map(({ endedAt }) => endedAt === null)).toEqual([true, false])
  })

  it('exports one as a file that it takes in again as another', async () => {
    const { shelf, put, root } = await shelfOf()
    await put('1')
    const { file, bytes } = await shelf.export(id('1'))
    expect([file, bytes > 100]).toEqual([join(root, 'exports', 'recording-1.understudy'), true])
    const there = join(root, 'there.understudy')
    expect((await shelf.export(id('1'), there)).file).toBe(there)
    const { recording, unread } = await shelf.import(there)
    expect([recording.importedFrom, recording.gestureCount, unread]).toEqual(['understudy', 1, []])
    expect((await shelf.get(recording.id)).gestures).toEqual((await shelf.get(id('1'))).gestures)
  })
})

describe('secrets in a recording', () => {
  const CARD = '4111 1111 1111 1111'
  const withCard = async () => {
    const { shelf, put } = await shelfOf()
    const folder = await put('1')
    await appendFile(join(folder, 'events.jsonl'), `${JSON.stringify({ kind: 'marker', atMs: 3000, note: `paid with ${CARD}` })}\n`)
    return { shelf, text: () => readFile(join(folder, 'events.jsonl'), 'utf8') }
  }

  it('are found, and taken out when the person says so', async () => {
    const { shelf, text } = await withCard()
    const [finding, ...others] = await shelf.secrets(id('1'))
    expect(others).toEqual([])
    expect(finding).toMatchObject({ kind: 'card-number', places: [{ in: 'marker', atMs: 3000 }] })
    expect(await text()).toContain(CARD)
    expect(await shelf.redact(id('1'), [finding!.id])).toMatchObject({ id: id('1'), gestureCount: 1 })
    expect(await text()).not.toContain(CARD)
    expect(await shelf.secrets(id('1'))).toEqual([])
  })

  it('are looked for when they were not yet; one that is not there is refused, and nothing is changed', async () => {
    const { shelf, text } = await withCard()
    await expect(shelf.redact(id('1'), ['secret-of-nobody'])).rejects.toMatchObject({ code: 'bad-input' })
    expect(await text()).toContain(CARD)
    const [finding] = await shelf.secrets(id('1'))
    await expect(shelf.redact(id('1'), [finding!.id, 'another'])).rejects.toThrow('recording-1 has no finding another.')
    expect(await text()).toContain(CARD)
  })
})

/** As the mark of a writer tells it: the 22nd word about a process. */
async function beganOf(processId: number): Promise<string> {
  return (await readFile(`/proc/${processId}/stat`, 'utf8')).split(' ')[21]!
}
