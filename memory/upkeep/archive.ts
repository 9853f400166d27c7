import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { Cancelled, type MemoryImported, UnderstudyError } from '#contract'
import { pictureIdOf } from '../png.ts'
import { type BackupSource, copyDatabase } from './backup.ts'
import { takeOver } from './take-over.ts'

/** A memory in one file: a line that says so, then for each thing a line of JSON and its bytes; last a line with the digest of all before it. */
const FORMAT = 'understudy-memory'
const VERSION = 1
const Head = z.object({ format: z.literal(FORMAT), version: z.number().int() })
const Entry = z.union([
  z.object({ kind: z.enum(['database', 'picture']), bytes: z.number().int().nonnegative() }),
  z.object({ kind: z.literal('end'), sha256: z.string() }),
])
/** No line of ours is longer; a file that has none shorter is no such file. */
const MAX_LINE = 1_000
/** No picture is larger; more is not read into memory. */
const MAX_PICTURE = 256 * 2 ** 20

const WRITES_AT_ONCE = 16

type Options = { signal?: AbortSignal }

/** Writes everything into one file; only one picture, or a piece of the database, is in memory at a time. */
export async function exportMemory(source: BackupSource, file: string, { signal }: Options = {}): Promise<{ bytes: number }> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  if (await isThere(file))
    throw new UnderstudyError('bad-input', `${file} is already there.`, 'Give another name; nothing was written over.')
  const aside = await mkdtemp(join(dirname(file), '.understudy-export-'))
  try {
    const database = join(aside, 'memory.sqlite')
    await copyDatabase(source.database, database, { signal })
    const unfinished = join(aside, 'export')
    await pipeline(pieces(source, database, signal), createWriteStream(unfinished, { mode: 0o600 }))
    await flushed(unfinished)
    await rename(unfinished, file)
    return { bytes: (await stat(file)).size }
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

async function* pieces({ pictures }: BackupSource, database: string, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  const digest = createHash('sha256')
  const hashed = (bytes: Uint8Array) => {
    digest.update(bytes)
    return bytes
  }
  const line = (value: object) => Buffer.from(`${JSON.stringify(value)}\n`)
  yield hashed(line({ format: FORMAT, version: VERSION }))
  yield hashed(line({ kind: 'database', bytes: (await stat(database)).size }))
  for await (const chunk of createReadStream(database, { highWaterMark: 2 ** 20 })) yield hashed(chunk as Buffer)
  for await (const { id } of pictures.list()) {
    if (signal?.aborted) throw new Cancelled('the export')
    const png = await pictures.png(id)
    if (!png) continue
    yield hashed(line({ kind: 'picture', bytes: png.length }))
    yield hashed(png)
  }
  yield line({ kind: 'end', sha256: digest.digest('hex') })
}

/** Takes over what a file holds and is not here. It is read to its end, and its digest compared, before anything of it is kept but pictures. */
export async function importMemory(source: BackupSource, file: string, { signal }: Options = {}): Promise<MemoryImported> {
  if (!(await isThere(file)))
    throw new UnderstudyError('bad-input', `There is no file ${file}.`, 'Give the file that `understudy memory export` wrote.')
  const aside = await mkdtemp(join(dirname(source.file), '.import-'))
  const database = join(aside, 'memory.sqlite')
  const reader = createPieceReader(file)
  const writing = createWriting()
  let pictureCount = 0
  try {
    const head = Head.safeParse(await reader.line())
    if (!head.success) throw noExport(file, 'it does not begin like one')
    if (head.data.version > VERSION) throw fromNewer(file)
    for (;;) {
      if (signal?.aborted) throw new Cancelled('the import')
      const before = reader.digest()
      const entry = Entry.safeParse(await reader.line())
      if (!entry.success) throw noExport(file, 'a part of it cannot be read')
      if (entry.data.kind === 'end') {
        if (entry.data.sha256 !== before) throw noExport(file, 'its digest does not fit')
        break
      }
      if (entry.data.kind === 'database') await reader.copyTo(database, entry.data.bytes)
      else {
        if (entry.data.bytes > MAX_PICTURE) throw noExport(file, 'a picture in it is too large')
        const png = await reader.bytes(entry.data.bytes)
        await writing.begin(async () => {
          if (!(await source.pictures.has(pictureIdOf(png)))) pictureCount += 1
          await source.pictures.keepBytes(png)
        })
      }
    }
    await writing.end()
    if (!(await isThere(database))) throw noExport(file, 'it holds no database')
    return { ...takeOver(source, database), pictures: pictureCount }
  } finally {
    await writing.end().catch(() => undefined)
    await reader.close()
    await rm(aside, { recursive: true, force: true })
  }
}

/** Several writes at once: each waits for the disk, and the disk takes many together. The first that fails is thrown from what is called next. */
function createWriting() {
  const going = new Set<Promise<void>>()
  const failures: unknown[] = []
  const throwFailure = () => {
    if (failures.length > 0) throw failures[0]
  }
  return {
    /** Returns when there is room for another one. */
    async begin(work: () => Promise<void>): Promise<void> {
      const written = work()
        .catch((error: unknown) => void failures.push(error))
        .finally(() => going.delete(written))
      going.add(written)
      if (going.size >= WRITES_AT_ONCE) await Promise.race(going)
      throwFailure()
    },
    async end(): Promise<void> {
      await Promise.all(going)
      throwFailure()
    },
  }
}

/** Reads lines and bytes in turn, and keeps the digest of what was read. */
function createPieceReader(file: string) {
  const chunks = createReadStream(file, { highWaterMark: 2 ** 20 })
  const source = chunks[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  const digest = createHash('sha256')
  let held: Buffer = Buffer.alloc(0)

  async function more(): Promise<void> {
    const next = await source.next()
    if (next.done) throw noExport(file, 'it is cut short')
    held = held.length === 0 ? next.value : Buffer.concat([held, next.value])
  }

  function take(bytes: number): Buffer {
    const taken = held.subarray(0, bytes)
    held = held.subarray(bytes)
    digest.update(taken)
    return taken
  }

  return {
    async line(): Promise<unknown> {
      for (;;) {
        const end = held.subarray(0, MAX_LINE).indexOf(10)
        if (end >= 0) return parsed(take(end + 1).toString('utf8'))
        if (held.length >= MAX_LINE) return undefined
        await more()
      }
    },
    async bytes(count: number): Promise<Buffer> {
      while (held.length < count) await more()
      return take(count)
    },
    async copyTo(path: string, count: number): Promise<void> {
      const handle = await open(path, 'wx', 0o600)
      try {
        for (let left = count; left > 0; ) {
          if (held.length === 0) await more()
          const piece = take(Math.min(left, held.length))
          await handle.writeFile(piece)
          left -= piece.length
        }
      } finally {
        await handle.close()
      }
    },
    /** Of all that was read until now. */
    digest: () => digest.copy().digest('hex'),
    close: async () => {
      chunks.destroy()
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}

async function flushed(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.datasync()
  await handle.close()
}

function noExport(file: string, what: string): UnderstudyError {
  return new UnderstudyError(
    'bad-input',
    `${file} is no whole export of a memory: ${what}.`,
    'Export it again with `understudy memory export`.',
  )
}

function fromNewer(file: string): UnderstudyError {
  return new UnderstudyError(
    'from-the-future',
    `${file} was written by a newer Understudy.`,
    'Install the newer Understudy; nothing was changed.',
  )
}
