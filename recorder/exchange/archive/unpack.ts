import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { UnderstudyError } from '#contract'
import { type ByteReader, createByteReader } from './byte-reader.ts'
import { isTooBig, LISTING_FILE, LISTING_VERSION, Listing, MOST_LISTING_BYTES } from './listing.ts'
import { END_BYTES, HEAD_BYTES, paddingOf, parseHead } from './tar.ts'

/**
 * Unpacks an exported recording into a folder, and believes nothing that it says about itself before it was checked. Errors:
 * `recording-damaged`, `from-the-future`, `bad-input`. What was unpacked until then is left to the caller to remove.
 */
export async function unpackRecording(file: string, folder: string): Promise<void> {
  const source = createReadStream(file)
  const gunzip = source.pipe(createGunzip())
  source.on('error', (error) => gunzip.destroy(error))
  const reader = createByteReader(gunzip)
  const what = basename(file)
  try {
    for (const listed of (await readListing(reader, what)).files) await unpackFile(reader, listed, { folder, what })
    const end = await reader.take(END_BYTES + 1)
    if (end.length !== END_BYTES || end.some((byte) => byte !== 0)) throw damaged(what, 'it does not end where it says')
  } catch (error) {
    throw isOfZlib(error) ? damaged(what, 'it cannot be unpacked to its end', error) : error
  } finally {
    await reader.close()
    source.destroy()
  }
}

async function readListing(reader: ByteReader, what: string): Promise<Listing> {
  const head = await readHead(reader)
  if (head?.name !== LISTING_FILE || head.bytes > MOST_LISTING_BYTES) {
    throw new UnderstudyError('bad-input', `${what} is an archive, but none of a recording.`, 'Choose a file that Understudy has exported.')
  }
  const data = parsed((await reader.take(head.bytes)).toString('utf8'))
  await skipPadding(reader, head.bytes, what)
  const version = z.object({ version: z.number() }).safeParse(data)
  if (version.success && version.data.version > LISTING_VERSION) {
    throw new UnderstudyError('from-the-future', `${what} was exported by a newer Understudy.`, 'Update Understudy, then import it again.')
  }
  const listing = Listing.safeParse(data)
  if (!listing.success) throw damaged(what, 'its list of contents cannot be read', listing.error)
  if (isTooBig(listing.data.files)) {
    throw new UnderstudyError(
      'bad-input',
      `${what} claims to hold more than any recording does.`,
      'Import a file that Understudy has exported.',
    )
  }
  return listing.data
}

async function unpackFile(reader: ByteReader, listed: Listing['files'][number], to: { folder: string; what: string }): Promise<void> {
  const head = await readHead(reader)
  if (head?.name !== listed.name || head.bytes !== listed.bytes) throw damaged(to.what, `${listed.name} is not where it should be`)
  const hash = createHash('sha256')
  // A name that came twice is not written over what is there.
  const handle = await open(join(to.folder, listed.name), 'wx', 0o600)
  try {
    for await (const piece of reader.pieces(listed.bytes)) {
      hash.update(piece)
      await handle.appendFile(piece)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  if (hash.digest('hex') !== listed.sha256) throw damaged(to.what, `${listed.name} is not what was exported`)
  await skipPadding(reader, listed.bytes, to.what)
}

async function readHead(reader: ByteReader) {
  const block = await reader.take(HEAD_BYTES)
  const head = block.length === HEAD_BYTES ? parseHead(block) : 'wrong'
  return typeof head === 'object' ? head : undefined
}

async function skipPadding(reader: ByteReader, bytes: number, what: string): Promise<void> {
  const padding = await reader.take(paddingOf(bytes))
  if (padding.some((byte) => byte !== 0)) throw damaged(what, 'it holds what does not belong there')
}

function isOfZlib(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function damaged(what: string, why: string, cause?: unknown): UnderstudyError {
  const message = `${what} was damaged or changed since it was exported: ${why}.`
  return new UnderstudyError('recording-damaged', message, 'Export it again, and copy the file once more.', cause)
}
