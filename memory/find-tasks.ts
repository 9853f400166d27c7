import type { Database } from 'better-sqlite3'
import { fuseRanks } from './fuse.ts'
import { anyOf, trigramsOf, wordsOf } from './match-query.ts'
import { TASK_COLUMN_WEIGHTS, type TaskWords } from './task-words.ts'

/** How deep both lists are read before they are joined. */
const DEPTH = 50

const weights = [0, ...Object.values(TASK_COLUMN_WEIGHTS)].join(', ')
const columns = `task_id AS id, ${Object.keys(TASK_COLUMN_WEIGHTS).join(', ')}`
const search = (table: string) =>
  `SELECT ${columns} FROM ${table} WHERE ${table} MATCH ? ORDER BY bm25(${table}, ${weights}), task_id LIMIT ${DEPTH}`

type Hit = TaskWords & { id: string }

/**
 * Finds tasks by a request: BM25 over words and over character trigrams, joined by reciprocal rank. The score is that joined rank times
 * the share of the request that the task's words hold, so a task that shares one little word with a long request scores low although it
 * is the first. 0 to 1, best first.
 */
export function createTaskSearch(database: Database): (request: string, limit: number) => { id: string; score: number }[] {
  const byWord = database.prepare<[string], Hit>(search('task_words'))
  const byTrigram = database.prepare<[string], Hit>(search('task_trigrams'))

  return (request, limit) => {
    const wordQuery = anyOf(wordsOf(request))
    const trigramQuery = anyOf(trigramsOf(request))
    const wordHits = wordQuery === undefined ? [] : byWord.all(wordQuery)
    const trigramHits = trigramQuery === undefined ? [] : byTrigram.all(trigramQuery)
    const lists = trigramQuery === undefined ? [wordHits] : [wordHits, trigramHits]
    const ranks = fuseRanks(lists.map((list) => list.map((hit) => hit.id)))
    const hits = new Map([...wordHits, ...trigramHits].map((hit) => [hit.id, hit]))
    return [...hits.values()]
      .map((hit) => ({ id: hit.id, score: (ranks.get(hit.id) ?? 0) * sharedPart(request, hit) }))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, Math.max(0, limit))
  }
}

/** The share of the request's trigrams and of its words too short to have one that stand in the task's words; never nothing, for it was a hit. */
function sharedPart(request: string, hit: TaskWords): number {
  const text = withoutMarks([hit.goal, hit.parameters, hit.programs, hit.captions].join('\n'))
  const terms = [...trigramsOf(request), ...wordsOf(request).filter((word) => [...word].length < 3)]
  const found = terms.filter((term) => text.includes(withoutMarks(term)))
  return Math.max(found.length / terms.length, 0.01)
}

function withoutMarks(text: string): string {
  return text.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '')
}
