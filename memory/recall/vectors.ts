import type { Database } from 'better-sqlite3'
import { load } from 'sqlite-vec'
import type { Embedder } from '#contract'
import type { Kind } from './documents.ts'
import { quoted } from './terms.ts'

/** Embedded with one recall at most; the rest waits for the next one, so that a person never waits for a hundred thousand pages. */
const MAX_NEW = 256
const BATCH = 64
/** Of a text so many characters are sent. */
const MAX_TEXT = 1_500
/** What the first pass, by signs alone, hands on to the exact one. */
const FIRST_PASS = 80
/** A whole number a dimension: 384 bytes for what takes 1,536, and cosines true to 0.01. */
const INT8 = 127

export type VectorHit = { num: number; id: string; programs: string; likeness: number }

/**
 * Documents by their vectors: the first pass compares signs, one bit a dimension (sqlite-vec's Hamming distance over a plain table: as fast as a vec0 table
 * here, and deleted with its document by a trigger), the second the vectors themselves.
 */
export function createVectorIndex(database: Database, kind: Kind) {
  loadOnce(database)
  const embedderNumber = database
    .prepare<[string, number], number>('SELECT num FROM recall_embedders WHERE name = ? AND dimensions = ?')
    .pluck()
  const addEmbedder = database.prepare<[string, number]>(
    'INSERT INTO recall_embedders (name, dimensions) VALUES (?, ?) ON CONFLICT DO NOTHING',
  )
  // Documents are numbered as they come and embedded in that order: what has no vector yet lies behind the last that has one.
  const behindLast = `FROM recall_${kind}s WHERE num > coalesce((SELECT max(num) FROM recall_${kind}_bits WHERE embedder = ?), 0)`
  const missing = database.prepare<[number, number], { num: number; text: string }>(
    `SELECT num, concat_ws(' ', name, purpose, ways, labels) AS text ${behindLast} ORDER BY num LIMIT ?`,
  )
  const countMissing = database.prepare<[number], number>(`SELECT count(*) ${behindLast}`).pluck()
  const stillThere = database.prepare<[number], number>(`SELECT EXISTS (SELECT 1 FROM recall_${kind}s WHERE num = ?)`).pluck()
  const putBits = database.prepare(`INSERT INTO recall_${kind}_bits (num, embedder, bits) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`)
  const putVector = database.prepare(`INSERT INTO recall_${kind}_vectors (num, embedder, vector) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`)
  const nearest = `ORDER BY vec_distance_hamming(vec_bit(bits), vec_bit(?)) LIMIT ${FIRST_PASS}`
  const nearestOfAll = database
    .prepare<[number, Buffer], number>(`SELECT num FROM recall_${kind}_bits WHERE embedder = ? ${nearest}`)
    .pluck()
  const nearestOfPrograms = database
    .prepare<[number, string, Buffer], number>(
      `SELECT num FROM recall_${kind}_bits WHERE embedder = ?
        AND num IN (SELECT rowid FROM recall_${kind}_words WHERE recall_${kind}_words MATCH ?) ${nearest}`,
    )
    .pluck()
  const vectorsOf = database.prepare<[number, string], { num: number; id: string; programs: string; vector: Buffer }>(
    `SELECT num, id, programs, vector FROM recall_${kind}_vectors JOIN recall_${kind}s USING (num)
      WHERE embedder = ? AND num IN (SELECT value FROM json_each(?))`,
  )

  const put = database.transaction((rows: readonly { num: number }[], vectors: readonly Float32Array[], embedder: number): void => {
    for (const [index, { num }] of rows.entries()) {
      const vector = vectors[index]
      // Deleted while the provider was thinking.
      if (!vector || stillThere.get(num) !== 1) continue
      putBits.run(num, embedder, bitsOf(vector))
      putVector.run(num, embedder, Buffer.from(wholeNumbersOf(vector).buffer))
    }
  })

  return {
    /** Embeds what has no vector of this embedder and of so many dimensions yet, at most `most`; gives how many are left without. Errors: those of the embedder. */
    async embedNew(embedder: Embedder, options: { dimensions: number; most?: number; signal?: AbortSignal | undefined }): Promise<number> {
      const { dimensions, most = MAX_NEW, signal } = options
      addEmbedder.run(embedder.name, dimensions)
      const number = embedderNumber.get(embedder.name, dimensions) ?? -1
      for (let done = 0; done < most; done += BATCH) {
        const rows = missing.all(number, BATCH)
        if (rows.length === 0) break
        const texts = rows.map(({ text }) => text.slice(0, MAX_TEXT))
        const vectors = await embedder.embed(texts, signal ? { signal } : {})
        if (vectors.length !== rows.length || vectors.some(({ length }) => length !== dimensions)) {
          throw new Error(`It was asked for ${rows.length} vectors of ${dimensions} numbers and gave others.`)
        }
        put.immediate(rows, vectors, number)
      }
      return countMissing.get(number) ?? 0
    },
    /** Nearest first; likeness is the cosine, never below 0. */
    find(embedder: Embedder, asked: Float32Array, options: { programs: readonly string[]; only: boolean }): VectorHit[] {
      const number = embedderNumber.get(embedder.name, asked.length)
      if (number === undefined) return []
      const bits = bitsOf(asked)
      const ofPrograms = options.programs.length === 0 ? [] : nearestOfPrograms.all(number, options.programs.map(quoted).join(' OR '), bits)
      const numbers = new Set([...ofPrograms, ...(options.only ? [] : nearestOfAll.all(number, bits))])
      const whole = wholeNumbersOf(asked)
      return vectorsOf
        .all(number, JSON.stringify([...numbers]))
        .map(({ vector, ...row }) => ({ ...row, likeness: Math.min(1, Math.max(0, cosine(vector, whole))) }))
        .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    },
  }
}
export type VectorIndex = ReturnType<typeof createVectorIndex>

const loaded = new WeakSet<Database>()
function loadOnce(database: Database): void {
  if (loaded.has(database)) return
  load(database)
  loaded.add(database)
}

/** One bit a dimension, filled up to whole bytes. */
function bitsOf(vector: Float32Array): Buffer {
  const bits = Buffer.alloc(Math.ceil(vector.length / 8))
  for (const [index, value] of vector.entries()) if (value > 0) bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7))
  return bits
}

function wholeNumbersOf(vector: Float32Array): Int8Array {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1
  return Int8Array.from(vector, (value) => Math.round((value / largest) * INT8))
}

function cosine(bytes: Buffer, other: Int8Array): number {
  const one = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)
  let both = 0
  let first = 0
  let second = 0
  for (let place = 0; place < one.length; place += 1) {
    const a = one[place] ?? 0
    const b = other[place] ?? 0
    both += a * b
    first += a * a
    second += b * b
  }
  return first === 0 || second === 0 ? 0 : both / Math.sqrt(first * second)
}
