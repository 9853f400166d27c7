import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Database } from 'better-sqlite3'
import { memoryFault } from '../faults.ts'

const GZIP = Buffer.from([0x1f, 0x8b])

/** Shorter texts stand in any large file by chance; they are looked for in the rows alone. */
const MIN_BYTES = 6

/** Texts that stand in no row any more: what others showed too is theirs. One pass over everything that was learned. */
export function inNoRow(database: Database, texts: readonly string[]): string[] {
  const left = new Set(texts)
  const columns = [
    ...['pages', 'page_versions', 'task_revisions', 'lessons', 'runs', 'facts'].map((table) => [table, 'json'] as const),
    ...[
      ['page_changes', "what || coalesce(undo, '')"],
      ['transitions', 'by || recordings'],
      ['transition_shares', 'by || recordings'],
      ['grants', 'what'],
    ],
  ]
  for (const [table, column] of columns) {
    for (const row of database.prepare<[], string>(`SELECT ${column} FROM ${table}`).pluck().iterate()) {
      for (const text of left) if (row.includes(text) || row.includes(asInJson(text))) left.delete(text)
    }
  }
  return [...left]
}

/** Which of these texts stand in the bytes of a file, or in what it holds packed (gzip); none where there is no file. Reads it piece by piece. */
export async function inFile(file: string, texts: readonly string[]): Promise<string[]> {
  const spelled = texts.flatMap((text) => [...new Set([text, asInJson(text)])].map((spelling) => ({ text, bytes: Buffer.from(spelling) })))
  const needles = spelled.filter(({ bytes }) => bytes.length >= MIN_BYTES)
  const overlap = Math.max(0, ...needles.map(({ bytes }) => bytes.length)) - 1
  const found = new Set<string>()
  let tail: Buffer = Buffer.alloc(0)
  try {
    for await (const chunk of await bytesOf(file)) {
      const piece = Buffer.concat([tail, chunk as Buffer])
      for (const { text, bytes } of needles) if (!found.has(text) && piece.includes(bytes)) found.add(text)
      tail = piece.subarray(Math.max(0, piece.length - Math.max(0, overlap)))
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    // What begins like something packed and is not holds nothing that could be unpacked.
    if (code !== 'ENOENT' && !code.startsWith('Z_')) throw memoryFault(error, file)
  }
  return [...found]
}

async function bytesOf(file: string): Promise<AsyncIterable<unknown>> {
  const handle = await open(file)
  const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0).finally(() => handle.close())
  const stream = createReadStream(file, { highWaterMark: 4 * 2 ** 20 })
  // Whoever reads the unpacked bytes is told of errors, of either stream.
  return buffer.equals(GZIP) ? pipeline(stream, createGunzip(), () => {}) : stream
}

function asInJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}
