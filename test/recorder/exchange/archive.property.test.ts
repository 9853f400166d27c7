import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { UnderstudyError } from '#contract'
import { exportRecording, importRecording, readRecording } from '#recorder'
import { entryHead } from '../../../recorder/exchange/archive/tar.ts'
import { markWriting } from '../../../recorder/writing-mark.ts'
import { createCountedIds } from '../../support/counted-ids.ts'
import { createStillClock } from '../../support/still-clock.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { MANIFEST, writeRecording } from '../good-recording.ts'

const run = promisify(execFile)
const VIDEO = Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 7919) % 251))
let home: string
let whole: Buffer
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'understudy-archive-'))
  const folder = await writeRecording(home, { goal: 'Grüße' }, VIDEO)
  await exportRecording(folder, join(home, 'one.understudy'))
  whole = await readFile(join(home, 'one.understudy'))
})
afterAll(() => rm(home, { recursive: true }))

const codeOf = (doing: Promise<unknown>) =>
  doing.then(
    () => 'done',
    (error: unknown) => (error instanceof UnderstudyError ? error.code : String(error)),
  )
async function importing(bytes: Uint8Array, parent: string) {
  const file = join(await temporaryFolder(), 'some.understudy')
  await writeFile(file, bytes)
  return importRecording(file, { parentFolder: parent, ids: createCountedIds(), clock: createStillClock() })
}
const octet = (text: string) => Buffer.from(text)
/** A tar of these entries, as somebody else may have made it. */
function tarOf(entries: { name: string; content: Buffer; bytes?: number; type?: string }[]): Buffer {
  const parts = entries.flatMap(({ name, content, bytes = content.length, type }) => {
    const head = entryHead({ name, bytes })
    if (type) {
      head.write(type, 156)
      head.fill(32, 148, 156)
      const sum = head.reduce((all, byte) => all + byte, 0)
      head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    }
    return [head, content, Buffer.alloc((512 - (content.length % 512)) % 512)]
  })
  return gzipSync(Buffer.concat([...parts, Buffer.alloc(1024)]))
}
const listing = (files: { name: string; content: Buffer; bytes?: number; sha256?: string }[], more = {}) => ({
  name: 'understudy-recording.json',
  content: octet(
    JSON.stringify({
      format: 'understudy-recording',
      version: 1,
      files: files.map(({ name, content, bytes = content.length, sha256 = createHash('sha256').update(content).digest('hex') }) => ({
        name,
        bytes,
        sha256,
      })),
      ...more,
    }),
  ),
})

describe('an exported recording', () => {
  it('comes back the same on another machine, whatever its goal, notices and video hold', async () => {
    const facts = fc.record({
      goal: fc.string({ unit: 'binary' }),
      notices: fc.array(fc.string()),
      video: fc.option(fc.uint8Array({ maxLength: 2000 })),
      durationMs: fc.nat(),
    })
    await fc.assert(
      fc.asyncProperty(facts, async ({ video, ...more }) => {
        const from = await writeRecording(await temporaryFolder(), more, video ?? undefined)
        const file = join(await temporaryFolder(), 'a.understudy')
        expect(await exportRecording(from, file)).toEqual({ bytes: (await stat(file)).size })
        const parent = join(await temporaryFolder(), 'not', 'there', 'yet')
        const imported = await importRecording(file, { parentFolder: parent, ids: createCountedIds(), clock: createStillClock() })
        const [before, after] = [await readRecording(from), await readRecording(imported.folder)]
        expect(after.manifest).toEqual({ ...before.manifest, id: 'recording-1', importedFrom: 'understudy' })
        expect([after.events, after.gestures]).toEqual([before.events, before.gestures])
        expect(imported).toMatchObject({ unread: [], recording: { id: 'recording-1', importedFrom: 'understudy' } })
        const files = ['events.jsonl', 'manifest.json', ...(video ? ['screen.mkv'] : [])]
        expect((await readdir(imported.folder)).toSorted()).toEqual(files)
        if (video) expect(Buffer.compare(await readFile(join(imported.folder, 'screen.mkv')), video)).toBe(0)
        expect(await readdir(parent)).toEqual(['recording-1'])
      }),
      { numRuns: 12 },
    )
  })

  it('never comes in otherwise than it was when a byte of it was changed, and what is refused leaves nothing behind', async () => {
    const parent = await temporaryFolder()
    const original = await importing(whole, await temporaryFolder())
    const contentOf = (folder: string) =>
      Promise.all(['manifest.json', 'events.jsonl', 'screen.mkv'].map((name) => readFile(join(folder, name), 'latin1')))
    let refused = 0
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = Buffer.from(whole)
        changed[at] = (changed[at] ?? 0) ^ by
        const outcome = await importing(changed, parent).catch((error: unknown) => error)
        if (outcome instanceof Error) {
          refused++
          // The version is read first: changed, it is taken for a newer one.
          expect(['recording-damaged', 'bad-input', 'from-the-future']).toContain(
            outcome instanceof UnderstudyError ? outcome.code : String(outcome),
          )
        } else {
          // Bits of the packing that mean nothing: its time, and codes that nothing uses.
          const { folder } = outcome as typeof original
          expect(await contentOf(folder)).toEqual(await contentOf(original.folder))
          await rm(folder, { recursive: true })
        }
        expect(await readdir(parent)).toEqual([])
      }),
      { numRuns: 100, endOnFailure: true },
    )
    expect(refused).toBeGreaterThan(80)
  })

  it('is refused when it was cut short anywhere', async () => {
    const parent = await temporaryFolder()
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        expect(['recording-damaged', 'bad-input']).toContain(await codeOf(importing(whole.subarray(0, length), parent)))
        expect(await readdir(parent)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('is a tar that other programs read, with the list of its contents first', () => {
    const tar = gunzipSync(whole)
    expect([tar.toString('latin1', 0, 25), tar.toString('latin1', 257, 262)]).toEqual(['understudy-recording.json', 'ustar'])
    expect(tar.length % 512).toBe(0)
  })

  it('replaces a file in one step, and is refused where it cannot be', async () => {
    const folder = join(home, MANIFEST.id)
    expect(await codeOf(exportRecording(folder, join(home, 'nowhere', 'a.understudy')))).toBe('bad-input')
    expect(await codeOf(exportRecording(folder, home))).toBe('bad-input')
    expect(await codeOf(exportRecording(join(home, 'no-recording'), join(home, 'b')))).toBe('recording-damaged')
    const busy = await writeRecording(await temporaryFolder())
    await markWriting(busy)
    expect(await codeOf(exportRecording(busy, join(home, 'busy')))).toBe('recording-busy')
    expect((await readdir(home)).toSorted()).toEqual(['one.understudy', MANIFEST.id])
  })
})

describe('an archive from somebody else', () => {
  const events = { name: 'events.jsonl', content: octet('') }
  const manifest = { name: 'manifest.json', content: octet(JSON.stringify({ ...MANIFEST, video: null })) }
  const good = [manifest, events]

  it('is taken when it is as ours', async () => {
    expect(await codeOf(importing(tarOf([listing(good), ...good]), await temporaryFolder()))).toBe('done')
  })

  const up = { name: '../evil.json', content: octet('{}') }
  const absolute = { name: '/tmp/evil.json', content: octet('{}') }
  const big = { name: 'events.jsonl', content: Buffer.alloc(0) }
  it.each([
    ['names that lead out of the folder', [listing([...good, up]), ...good, up], 'recording-damaged'],
    ['absolute names', [listing([...good, absolute]), ...good, absolute], 'recording-damaged'],
    ['more than its list names', [listing(good), ...good, up], 'recording-damaged'],
    ['less than its list names', [listing(good), manifest], 'recording-damaged'],
    ['other names than its list', [listing(good), manifest, { ...events, name: '../events.jsonl' }], 'recording-damaged'],
    ['the same name twice', [listing([manifest, manifest]), manifest, manifest], 'recording-damaged'],
    ['a link', [listing(good), { ...manifest, type: '2' }, events], 'recording-damaged'],
    ['no manifest', [listing([events]), events], 'recording-damaged'],
    [
      'a video that is not there',
      [
        listing([{ ...manifest, content: octet(JSON.stringify(MANIFEST)) }, events]),
        { ...manifest, content: octet(JSON.stringify(MANIFEST)) },
        events,
      ],
      'recording-damaged',
    ],
    ['a claim to be huge', [listing([manifest, { ...big, bytes: 2 ** 33 - 1 }]), manifest, { ...big, bytes: 2 ** 33 - 1 }], 'bad-input'],
    ['a list from a newer Understudy', [listing(good, { version: 2 }), ...good], 'from-the-future'],
    [
      'a manifest from a newer Understudy',
      ((newer) => [listing([newer, events]), newer, events])({ name: 'manifest.json', content: octet('{"version":2}') }),
      'from-the-future',
    ],
    ['no list', good, 'bad-input'],
    ['a list of something else', [listing(good, { format: 'holiday' }), ...good], 'recording-damaged'],
    ['nothing', [], 'bad-input'],
  ])('is refused with %s', async (_, entries, code) => {
    const parent = await temporaryFolder()
    expect(await codeOf(importing(tarOf(entries), parent))).toContain(code)
    expect(await readdir(parent)).toEqual([])
  })

  it('that unpacks to far more than it is, is stopped at what it says it holds', async () => {
    const bomb = gzipSync(Buffer.concat([entryHead({ name: 'understudy-recording.json', bytes: 8 ** 11 - 1 }), Buffer.alloc(50_000_000)]))
    const parent = await temporaryFolder()
    expect([bomb.length < 100_000, await codeOf(importing(bomb, parent))]).toEqual([true, 'bad-input'])
    const after = gzipSync(Buffer.concat([gunzipSync(tarOf([listing(good), ...good])), Buffer.alloc(50_000_000)]))
    expect([await codeOf(importing(after, parent)), await readdir(parent)]).toEqual(['recording-damaged', []])
  })
})

describe('a full disk', () => {
  it('is told by export and import alike, and nothing is left of either', async (context) => {
    const small = await temporaryFolder()
    const mount = (...args: string[]) =>
      run('mount', args).then(
        () => true,
        () => false,
      )
    if (!(await mount('-t', 'tmpfs', '-o', 'size=16k,mode=0700', 'tmpfs', small)))
      return context.skip('a small file system cannot be mounted here')
    onTestFinished(async () => void (await run('umount', ['-l', small])))
    const folder = await writeRecording(await temporaryFolder(), {}, randomBytes(50_000))
    expect([await codeOf(exportRecording(folder, join(small, 'a.understudy'))), await readdir(small)]).toEqual(['disk-full', []])
    await exportRecording(folder, join(home, 'large.understudy'))
    const large = await readFile(join(home, 'large.understudy'))
    await rm(join(home, 'large.understudy'))
    expect([await codeOf(importing(large, small)), await readdir(small)]).toEqual(['disk-full', []])
  })
})

describe('a folder', () => {
  it('of a recording is taken in as a copy, without what does not belong there', async () => {
    const from = await writeRecording(await temporaryFolder(), {}, VIDEO)
    await writeFile(join(from, 'notes.txt'), 'mine')
    await mkdir(join(from, 'more'))
    const parent = await temporaryFolder()
    const { folder } = await importRecording(from, { parentFolder: parent, ids: createCountedIds(), clock: createStillClock() })
    expect((await readdir(folder)).toSorted()).toEqual(['events.jsonl', 'manifest.json', 'screen.mkv'])
    expect((await readRecording(folder)).manifest.importedFrom).toBe('understudy')
  })
})
