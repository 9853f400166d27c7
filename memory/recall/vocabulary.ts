import type { Database } from 'better-sqlite3'
import type { Kind } from './documents.ts'
import { gramsOf, PROGRAM_TERMS, quoted, wordsOfProgramTerm } from './terms.ts'

/** A word that stands in documents, how like the asked one it is (1: the same), and in how many documents. */
export type Known = { term: string; likeness: number; documents: number }

const SAME_STEM = 0.8
const ONE_SLIP = 0.75
/** Runs of three characters in common, as a share: below, two words are two words. */
const ENOUGH_RUNS = 0.45
/** The runs that fewest words have are looked up, the commonest not at all. */
const MAX_RUNS = 7
const MAX_LIKE_WORDS = 6
/** Of a short word one slip changes nearly all runs; then all words one slip away are tried instead. */
const SHORT = 6
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz'

/** The different words of one kind of document. What a person asks in is seldom spelt and inflected as what stands on a page. */
export function createVocabulary(database: Database, kind: Kind) {
  const one = database.prepare<[string], { term: string; documents: number }>(
    `SELECT term, documents FROM recall_${kind}_terms WHERE term = ?`,
  )
  const several = database.prepare<[string], { term: string; documents: number }>(
    `SELECT term, documents FROM recall_${kind}_terms WHERE term IN (SELECT value FROM json_each(?))`,
  )
  const between = database.prepare<[string, string], { term: string; documents: number }>(
    `SELECT term, documents FROM recall_${kind}_terms WHERE term >= ? AND term < ? ORDER BY term LIMIT 80`,
  )
  const byRun = database.prepare<[string], number>(`SELECT rowid FROM recall_${kind}_grams WHERE recall_${kind}_grams MATCH ?`).pluck()
  const byNumber = database.prepare<[string], { num: number; term: string; documents: number }>(
    `SELECT num, term, documents FROM recall_${kind}_terms WHERE num IN (SELECT value FROM json_each(?))`,
  )
  const programs = database.prepare<[string, string], { term: string; documents: number }>(
    `SELECT term, documents FROM recall_${kind}_terms WHERE term >= ? AND term < ? ORDER BY term`,
  )

  function sameStem(asked: string): Known[] {
    if (asked.length < 4) return []
    const stem = asked.slice(0, Math.max(4, asked.length - 3))
    return between.all(stem, `${stem}\uFFFF`).flatMap(({ term, documents }) => {
      const shared = sharedBeginning(asked, term)
      const [rest, more] = [asked.length - shared, term.length - shared]
      return term !== asked && rest + more > 0 && rest <= 3 && more <= 3 && shared >= 0.6 * Math.max(asked.length, term.length)
        ? [{ term, documents, likeness: SAME_STEM - 0.05 * (rest + more) }]
        : []
    })
  }

  function oneSlip(asked: string): Known[] {
    if (asked.length > SHORT || asked.length < 3) return []
    return several.all(JSON.stringify(slipsOf(asked))).map((found) => ({ ...found, likeness: ONE_SLIP }))
  }

  function sharedRuns(asked: string): Known[] {
    const runs = gramsOf(asked)
    const lists = runs.map((run) => byRun.all(quoted(run))).sort((a, b) => a.length - b.length)
    const counts = new Map<number, number>()
    for (const list of lists.slice(0, MAX_RUNS)) for (const number of list) counts.set(number, (counts.get(number) ?? 0) + 1)
    const likely = [...counts].filter(([, count]) => count >= 2).sort((a, b) => b[1] - a[1])
    return byNumber.all(JSON.stringify(likely.slice(0, 60).map(([number]) => number))).flatMap(({ term, documents }) => {
      const likeness = likenessOf(runs, gramsOf(term))
      return likeness >= ENOUGH_RUNS ? [{ term, documents, likeness: likeness * 0.9 }] : []
    })
  }

  return {
    /** The words of the documents that a word may mean, likest first: the same, with another ending, misspelt. */
    like(asked: string): Known[] {
      const same = one.get(asked)
      const others = sameStem(asked)
      // A word that is known and has its other endings is no slip.
      const guessed = same || others.length > 0 ? [] : [...oneSlip(asked), ...sharedRuns(asked)]
      const found = new Map<string, Known>()
      for (const known of [...(same ? [{ ...same, likeness: 1 }] : []), ...others, ...guessed]) {
        if ((found.get(known.term)?.likeness ?? 0) < known.likeness) found.set(known.term, known)
      }
      return [...found.values()].sort((a, b) => b.likeness - a.likeness || (a.term < b.term ? -1 : 1)).slice(0, MAX_LIKE_WORDS)
    },
    /** Every program of a document, as its word, with the words of its name. */
    programs: (): { term: string; words: string[]; documents: number }[] =>
      programs.all(PROGRAM_TERMS.from, PROGRAM_TERMS.to).map((row) => ({ ...row, words: wordsOfProgramTerm(row.term) })),
  }
}
export type Vocabulary = ReturnType<typeof createVocabulary>

function sharedBeginning(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return length
}

/** All words that one dropped, added, changed or swapped letter makes. */
function slipsOf(word: string): string[] {
  const letters = [...new Set([...ALPHABET, ...word])]
  const places = Array.from({ length: word.length + 1 }, (_, index) => [word.slice(0, index), word.slice(index)] as const)
  const slips = places.flatMap(([before, after]) => [
    ...(after ? [before + after.slice(1)] : []),
    ...(after.length > 1 ? [`${before}${after[1]}${after[0]}${after.slice(2)}`] : []),
    ...letters.flatMap((letter) => [before + letter + after, ...(after ? [before + letter + after.slice(1)] : [])]),
  ])
  return [...new Set(slips)].filter((slip) => slip !== word && slip.length > 1)
}

/** Dice's measure, or, for a word inside a longer one (`Druck` in `Druckdialog`), the share of the shorter. */
function likenessOf(one: readonly string[], other: readonly string[]): number {
  const shared = one.filter((run) => other.includes(run)).length
  const within = shared >= 4 ? (0.7 * shared) / Math.min(one.length, other.length) : 0
  return Math.max((2 * shared) / (one.length + other.length), within)
}
