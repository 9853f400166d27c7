import type { Database } from 'better-sqlite3'
import { FIELD_WEIGHTS, type Field, type Kind } from './documents.ts'
import type { Asked } from './question.ts'
import { createSums, type Sums } from './sums.ts'
import { quoted } from './terms.ts'

/**
 * A document with words that were asked. `covered`: the share of what was asked, by weight, that it has, 0 to 1. `fields`: where it has which of the words that
 * tell it from others, the rarest first; worked out when asked for.
 */
export type WordHit = { num: number; id: string; programs: string; score: number; covered: number; fields: () => Map<string, Set<Field>> }

/** So many documents of words are read before the commonest words are left to the second look: about 2 ms. */
const MAX_READ = 40_000
/** Documents that are looked at closely: of the programs looked at first, and of all when others were looked at first. */
const DEPTH = 100
const DEPTH_BESIDE = 40
/** Saturation of a word that stands often, and how much a long document counts less (Robertson and Zaragoza, BM25 and beyond, 2009). */
const K1 = 1.2
const B = 0.35
/** Of the rarest word's worth. */
const TELLING = 0.25

type Row = { num: number; id: string; programs: string; name: string; purpose: string; ways: string; labels: string }
type Posting = { term: string; weight: number; documents: number }

/**
 * Documents by their words, in two looks. The first adds up the weights of the words that each document has, the rarest words first, and leaves out the commonest
 * when too much would be read: they cannot change much. The second scores the best of those by BM25 over fields (Robertson, Zaragoza, Taylor, CIKM 2004),
 * with all words; of several words that one asked word may mean the best one counts.
 */
export function createWordSearch(database: Database, kind: Kind) {
  const postings = database.prepare<[string], number>(`SELECT rowid FROM recall_${kind}_words WHERE recall_${kind}_words MATCH ?`).pluck()
  const highestNumber = database.prepare<[], number | null>(`SELECT max(num) FROM recall_${kind}s`).pluck()
  const countAll = database.prepare<[], number>(`SELECT count(*) FROM recall_${kind}s`).pluck()
  const rowsOf = database.prepare<[string], Row>(`SELECT * FROM recall_${kind}s WHERE num IN (SELECT value FROM json_each(?))`)

  function likely(asked: readonly Asked[], total: number, program: string | undefined, depth: number): number[] {
    const lists = postingsOf(asked, total)
    const sums = createSums((highestNumber.get() ?? 0) + 1)
    let read = 0
    let left = lists.reduce((sum, { weight }) => sum + weight, 0)
    for (const { term, weight, documents } of lists) {
      if (program === undefined && read > 0 && isEnough({ read, documents, left }, sums, depth)) break
      left -= weight
      const numbers = postings.all(program === undefined ? quoted(term) : `${quoted(program)} AND ${quoted(term)}`)
      read += numbers.length
      sums.add(numbers, weight)
    }
    return sums.highest(depth)
  }

  return {
    /** How many documents there are. */
    count: (): number => countAll.get() ?? 0,
    /** Best first. `programs` are words for programs: documents of each are looked at first; with `only`, no others. */
    find(asked: readonly Asked[], options: { programs: readonly string[]; only: boolean; total: number }): WordHit[] {
      const { programs, only, total } = options
      const gates = only ? programs : [...programs, undefined]
      const numbers = new Set(
        gates.flatMap((program) => likely(asked, total, program, program === undefined && programs.length > 0 ? DEPTH_BESIDE : DEPTH)),
      )
      return scored(rowsOf.all(JSON.stringify([...numbers])), asked, total)
    },
  }
}

/**
 * Whether the next list of `documents` need not be read: too much was read already, or what has none of the words read so far, and could have all others, which
 * weigh `left`, cannot come among the best any more (Turtle and Flood, 1995).
 */
function isEnough(next: { read: number; documents: number; left: number }, sums: Sums, depth: number): boolean {
  if (next.read + next.documents > MAX_READ) return true
  if (next.documents < 4 * sums.count() || sums.count() < 2 * depth) return false
  return sums.of(sums.highest(depth).at(-1)) >= next.left
}

/** What is read, rarest first. */
function postingsOf(asked: readonly Asked[], total: number): Posting[] {
  const best = new Map<string, Posting>()
  for (const { weight, known } of asked) {
    for (const { term, likeness, documents } of known) {
      const worth = weight * likeness * rarity(documents, total)
      if (worth > (best.get(term)?.weight ?? 0)) best.set(term, { term, weight: worth, documents })
    }
  }
  return [...best.values()].sort((a, b) => a.documents - b.documents)
}

function rarity(documents: number, total: number): number {
  return Math.log(1 + (total - documents + 0.5) / (documents + 0.5))
}

function scored(rows: readonly Row[], asked: readonly Asked[], total: number): WordHit[] {
  const wanted = new Map(asked.flatMap(({ known }) => known.map(({ term, documents }) => [term, rarity(documents, total)] as const)))
  const documents = rows.map((row) => ({ row, ...countsOf(row, wanted) }))
  const usual = documents.reduce((sum, { length }) => sum + length, 0) / Math.max(1, documents.length)
  const all = asked.reduce((sum, { weight, known }) => sum + weight * worthOf(known, total), 0)
  return documents
    .map(({ row, counts, length }) => {
      let [score, covered] = [0, 0]
      for (const { weight, known } of asked) {
        let [most, held] = [0, 0]
        for (const { term, likeness } of known) {
          const count = counts.get(term)
          if (count === undefined) continue
          const normal = count / (1 - B + (B * length) / Math.max(1, usual))
          most = Math.max(most, (likeness * (wanted.get(term) ?? 0) * normal * (K1 + 1)) / (normal + K1))
          held = Math.max(held, likeness)
        }
        score += weight * most
        covered += weight * held * worthOf(known, total)
      }
      const share = all > 0 ? Math.min(1, covered / all) : 0
      return { num: row.num, id: row.id, programs: row.programs, score, covered: share, fields: () => tellingFields(row, wanted) }
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}

/** What a word that was asked is worth in the share that is covered: as its likest word is; one that no document has, as a rare one. */
function worthOf(known: Asked['known'], total: number): number {
  return rarity(known[0]?.documents ?? 0, total)
}

function countsOf(row: Row, wanted: ReadonlyMap<string, number>) {
  const counts = new Map<string, number>()
  let length = 0
  for (const field of Object.keys(FIELD_WEIGHTS) as Field[]) {
    const words = row[field].split(' ')
    length += words.length
    for (const word of words) {
      if (wanted.has(word)) counts.set(word, (counts.get(word) ?? 0) + FIELD_WEIGHTS[field])
    }
  }
  return { counts, length }
}

/** Words that nearly every document has are no reason, unless there are no others. */
function tellingFields(row: Row, wanted: ReadonlyMap<string, number>): Map<string, Set<Field>> {
  const fields = new Map<string, Set<Field>>()
  for (const field of Object.keys(FIELD_WEIGHTS) as Field[]) {
    for (const word of row[field].split(' ')) if (wanted.has(word)) fields.set(word, (fields.get(word) ?? new Set()).add(field))
  }
  const worth = (word: string) => wanted.get(word) ?? 0
  const most = Math.max(...[...fields.keys()].map(worth))
  return new Map([...fields].filter(([word]) => worth(word) >= TELLING * most).sort(([a], [b]) => worth(b) - worth(a)))
}
