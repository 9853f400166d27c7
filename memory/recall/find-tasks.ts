import type { Database } from 'better-sqlite3'
import { fuseRanks } from './fuse.ts'
import type { IndexKeeper } from './keep-index.ts'
import { askedTerms, askIn } from './question.ts'
import { createVocabulary } from './vocabulary.ts'
import { createWordSearch } from './word-search.ts'

/**
 * Tasks by a request's words alone, for the planner: the place among those found times the share of the request that the task's words hold, so a task that
 * shares one little word with a long request scores low although it is the first. 0 to 1, best first.
 */
export function createTaskSearch(
  database: Database,
  keeper: IndexKeeper,
): (request: string, limit: number) => { id: string; score: number }[] {
  const vocabulary = createVocabulary(database, 'task')
  const words = createWordSearch(database, 'task')
  return (request, limit) => {
    keeper.now()
    const asked = askIn(vocabulary, askedTerms({ request, subGoal: '' }))
    const hits = words.find(asked, { programs: [], only: false, total: words.count() })
    const ranks = fuseRanks([{ ids: hits.map(({ id }) => id), weight: 1 }])
    return hits
      .map(({ id, covered }) => ({ id, score: (ranks.get(id) ?? 0) * Math.max(covered, 0.01) }))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, Math.max(0, limit))
  }
}
