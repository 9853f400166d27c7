import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { UnderstudyError } from '#contract'
import { EVENTS_FILE, MANIFEST_FILE, PART, UNREAD_FILE } from '../../files.ts'
import { readManifest } from '../../read/read-manifest.ts'
import { asDiskError } from '../../session/disk.ts'
import { writerOf } from '../../writing-mark.ts'
import { isVideoName, LISTING_FILE, LISTING_VERSION, type Listing } from './listing.ts'
import { END_BYTES, entryHead, MOST_ENTRY_BYTES, paddingOf } from './tar.ts'

/** Video does not get smaller, events get small at any level. */
const LEVEL = 1

/**
 * Writes a recording as one file (a gzipped tar, see docs/decisions/0009) that `importRecording` takes on any machine; a file of
 * that name is replaced in one step. Errors: `recording-busy` while it is being written, `recording-damaged`, `bad-input`
 * where the file cannot be, `disk-full`.
 */
export async function exportRecording(folder: string, file: string): Promise<{ bytes: number }> {
  const [from, to] = [resolve(folder), resolve(file)]
  if ((await writerOf(from)) !== undefined) {
    throw new UnderstudyError('recording-busy', 'The recording is still being written.', 'Stop it first.')
  }
  const { video } = await readManifest(from)
  await checkPlace(to)
  const names = [MANIFEST_FILE, EVENTS_FILE, UNREAD_FILE, ...(video && isVideoName(video.file) ? [video.file] : [])]
  const files = (await Promise.all(names.map((name) => listed(from, name)))).flatMap((one) => one ?? [])
  try {
    await pipeline(
      entries(from, { format: 'understudy-recording', version: LISTING_VERSION, files }),
      createGzip({ level: LEVEL }),
      createWriteStream(`${to}${PART}`, { mode: 0o600, flush: true }),
    )
    await rename(`${to}${PART}`, to)
  } catch (error) {
    await rm(`${to}${PART}`, { force: true })
    throw asDiskError(error, dirname(to))
  }
  return { bytes: (await stat(to)).size }
}

async function checkPlace(file: string): Promise<void> {
  const parent = await stat(dirname(file)).catch(() => undefined)
  if (!parent?.isDirectory())
    throw new UnderstudyError('bad-input', `There is no folder ${dirname(file)}.`, 'Choose a folder that is there.')
  const there = await stat(file).catch(() => undefined)
  if (there?.isDirectory()) throw new UnderstudyError('bad-input', `${file} is a folder.`, 'Give the name of a file.')
}

async function listed(folder: string, name: string): Promise<Listing['files'][number] | undefined> {
  const file = join(folder, name)
  const facts = await stat(file).catch(() => undefined)
  if (!facts?.isFile()) return undefined
  if (facts.size > MOST_ENTRY_BYTES)
    throw new UnderstudyError('bad-input', `${name} is too large to be exported.`, 'Record in shorter parts.')
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return { name, bytes: facts.size, sha256: hash.digest('hex') }
}

async function* entries(folder: string, listing: Listing): AsyncGenerator<Buffer> {
  const text = Buffer.from(`${JSON.stringify(listing, undefined, 2)}\n`)
  yield* entry(LISTING_FILE, text.length, [text])
  for (const { name, bytes } of listing.files) yield* entry(name, bytes, createReadStream(join(folder, name)))
  yield Buffer.alloc(END_BYTES)
}

async function* entry(name: string, bytes: number, content: AsyncIterable<Buffer> | Buffer[]): AsyncGenerator<Buffer> {
  yield entryHead({ name, bytes })
  let sent = 0
  for await (const piece of content) {
    sent += piece.length
    yield piece
  }
  if (sent !== bytes) throw new UnderstudyError('recording-busy', `${name} changed while it was exported.`, 'Export again.')
  yield Buffer.alloc(paddingOf(bytes))
}
