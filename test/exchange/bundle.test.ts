import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip, gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { extract, pack } from 'tar-stream'
import { describe, expect, it } from 'vitest'
import { type Page, PageId, PictureId, Transition } from '#contract'
import { newSigningKey, openImport, type Parcel, withoutPrivate, writeBundle } from '#exchange'
import { createCountedIds } from '../support/counted-ids.ts'
import { sampleStep, sampleTask } from '../support/sample-task.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const PNG = Buffer.from('89504e470d0a1a0a', 'hex')
const CROP = PictureId.parse(createHash('sha256').update(PNG).digest('hex'))
const GONE = PictureId.parse('0'.repeat(64))
const KEY = newSigningKey()
const NOW_MS = Date.parse('2026-11-23T10:00:00Z')

const page: Page = {
  id: PageId.parse('page-editor'),
  version: 1,
  look: { window: { program: 'mousepad', title: '* - Mousepad', kind: 'normal' }, hash: '0'.repeat(16), elements: [] },
  variants: [],
  name: 'Mousepad',
  purpose: 'Here you write.',
  picture: CROP,
  recordings: ['recording-a' as Page['recordings'][number]],
  seenCount: 2,
  firstSeenAt: '2026-03-01T09:00:00.000Z',
  lastSeenAt: '2026-03-02T09:00:00.000Z',
}
const step = sampleStep({ id: 'step-a', page: page.id, pictures: { before: CROP, after: GONE } })
const task = sampleTask('Write a note to ⟦recipient⟧ with ⟦password⟧', {
  steps: [step],
  programs: [{ program: 'mousepad', command: ['mousepad', '/home/anna/private.txt'] }],
  parameters: [
    { name: 'recipient', type: 'text', examples: ['Maria'] },
    { name: 'password', type: 'secret', examples: ['hunter2'] },
  ],
  milestones: [{ after: step.id, name: 'Written' }],
})
const PARCEL: Parcel = {
  tasks: [task],
  pages: [page],
  transitions: [Transition.parse({ from: page.id, to: page.id, by: 'Click “New”', count: 1, successCount: 1 })],
}

async function written(): Promise<string> {
  const file = join(await temporaryFolder(), 'note.understudy-tasks')
  await writeBundle(withoutPrivate(PARCEL), file, { png: async (id) => (id === CROP ? PNG : undefined), nowMs: NOW_MS, privateKey: KEY })
  return file
}

const open = (file: string) => openImport(file, { ids: createCountedIds(), nowMs: NOW_MS })

let others = 0

/** The bundle again, with an entry changed, left out or put in. */
async function rewritten(
  file: string,
  change: (entries: { name: string; bytes: Buffer }[]) => { name: string; bytes: Buffer }[],
): Promise<string> {
  const entries: { name: string; bytes: Buffer }[] = []
  const reader = extract()
  const reading = pipeline(createReadStream(file), createGunzip(), reader)
  for await (const entry of reader) {
    const pieces: Buffer[] = []
    for await (const piece of entry) pieces.push(Buffer.from(piece as Uint8Array))
    entries.push({ name: entry.header.name, bytes: Buffer.concat(pieces) })
  }
  await reading
  const archive = pack()
  for (const { name, bytes } of change(entries)) archive.entry({ name }, bytes)
  archive.finalize()
  const other = `${file}.${++others}`
  await pipeline(archive, createGzip(), createWriteStream(other))
  return other
}

describe('a bundle', () => {
  it('gives back the tasks, their pages and pictures under new ids, signed, without what is private', async () => {
    const opened = await open(await written())
    const pictures: string[][] = []
    await opened.eachPicture(async (id, png) => {
      pictures.push([id, Buffer.from(png).toString('hex')])
    })
    const fresh = { page: 'page-1', step: 'step-1', task: 'task-1' }
    const [first] = opened.parcel.tasks
    const [pageId, stepId] = [opened.parcel.pages[0]?.id, first?.steps[0]?.id]
    expect([pageId, stepId, first?.id].map((id) => id?.replace(/-.*/, ''))).toEqual(Object.keys(fresh))
    expect(opened.parcel).toEqual({
      tasks: [
        {
          ...task,
          id: first?.id,
          programs: [{ program: 'mousepad' }],
          parameters: [
            { name: 'recipient', type: 'text', examples: ['Maria'] },
            { name: 'password', type: 'secret', examples: [] },
          ],
          steps: [{ ...step, id: stepId, page: pageId }],
          milestones: [{ after: stepId, name: 'Written' }],
          recordings: [],
          change: { kind: 'imported', what: `Imported from ${opened.signer}.` },
        },
      ],
      pages: [{ ...page, id: pageId, recordings: [] }],
      transitions: [{ ...PARCEL.transitions[0], from: pageId, to: pageId, recordings: [] }],
    })
    expect([opened.format, opened.signer, pictures]).toEqual([
      'bundle',
      expect.stringMatching(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/),
      [[CROP, PNG.toString('hex')]],
    ])
  })

  it('holds no secret, no path of this machine and no recording’s name in any byte', async () => {
    const bytes = gunzipSync(await readFile(await written())).toString('latin1')
    expect(['hunter2', '/home/anna', 'recording-a'].filter((text) => bytes.includes(text))).toEqual([])
  })

  it('is the same file for the same tasks', async () => {
    const [a, b] = [await written(), await written()]
    expect(gunzipSync(await readFile(a)).equals(gunzipSync(await readFile(b)))).toBe(true)
  })

  it('without a signature is told to be so; with one that does not fit it is refused', async () => {
    const file = await written()
    const unsigned = await rewritten(file, (entries) => entries.filter(({ name }) => name !== 'signature.json'))
    const changed = await rewritten(file, (entries) =>
      entries.map(({ name, bytes }) => ({
        name,
        bytes: name === 'contents.json' ? Buffer.from(bytes.toString().replace('Here you write.', 'Here you pay.')) : bytes,
      })),
    )
    expect((await open(unsigned)).signer).toBeUndefined()
    await expect(open(changed)).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('changed after it was signed'),
    })
  })

  it('is refused with what is wrong: a picture changed, missing, added, or from the future', async () => {
    const file = await written()
    const isPicture = (name: string) => name.startsWith('pictures/')
    const wrong = [
      await rewritten(file, (entries) => entries.map((one) => (isPicture(one.name) ? { ...one, bytes: Buffer.from('other') } : one))),
      await rewritten(file, (entries) => entries.filter(({ name }) => !isPicture(name))),
      await rewritten(file, (entries) => [...entries, { name: '../../evil.sh', bytes: Buffer.from('x') }]),
      await rewritten(file, (entries) =>
        entries.map(({ name, bytes }) => ({
          name,
          bytes: name === 'contents.json' ? Buffer.from(bytes.toString().replace('"version":1', '"version":2')) : bytes,
        })),
      ),
    ]
    const messages = await Promise.all(wrong.map((one) => open(one).catch((error: Error) => error.message)))
    expect(messages).toEqual([
      'This bundle cannot be used: a picture in it is not the one it is said to be.',
      'This bundle cannot be used: 1 of its pictures are missing.',
      'This bundle cannot be used: it holds “../../evil.sh”, which its contents do not list.',
      'This bundle was written by a newer Understudy.',
    ])
  })

  it('that was changed between the look and the keeping is not kept', async () => {
    const file = await written()
    const opened = await open(file)
    const png = async (id: PictureId) => (id === CROP ? PNG : undefined)
    await writeBundle(withoutPrivate({ ...PARCEL, transitions: [] }), file, { png, nowMs: NOW_MS, privateKey: KEY })
    await expect(opened.eachPicture(async () => {})).rejects.toThrow('The file was changed after you looked at it.')
  })

  it('of any bytes is refused with words, never with a crash', async () => {
    const folder = await temporaryFolder()
    const whole = await readFile(await written())
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.nat(whole.length - 1), fc.boolean(), async (noise, at, zipped) => {
        const file = join(folder, 'noise')
        await writeFile(file, zipped ? gzipSync(noise) : Buffer.concat([whole.subarray(0, at), noise]))
        const outcome = await open(file).then(
          () => 'opened',
          (error: { code?: string }) => error.code,
        )
        expect(['bad-input', 'opened']).toContain(outcome)
      }),
      { numRuns: 60 },
    )
  })
})
