import type { RecallRequest } from '#contract'
import { termsOf } from './terms.ts'
import type { Known, Vocabulary } from './vocabulary.ts'

/** A word that was asked, how much it counts, and the documents' words that it may mean. */
export type Asked = { term: string; weight: number; known: Known[] }

/** More different words than this add nothing to finding something. */
const MAX_ASKED = 40
/** What all words of the request together weigh beside those of a sub-goal. */
const BESIDE_SUB_GOAL = 0.5

/** The different words of a request and of its part that is next, which weighs more. */
export function askedTerms({ request, subGoal }: Pick<RecallRequest, 'request' | 'subGoal'>): Map<string, number> {
  const next = termsOf(subGoal)
  const weights = new Map<string, number>()
  for (const term of next.slice(0, MAX_ASKED)) weights.set(term, 1)
  const beside = [...new Set(termsOf(request))].filter((term) => !weights.has(term)).slice(0, MAX_ASKED - weights.size)
  const weight = next.length > 0 ? Math.min(1, (BESIDE_SUB_GOAL * weights.size) / beside.length) : 1
  for (const term of beside) weights.set(term, weight)
  return weights
}

/** The words as one kind of document has them. */
export function askIn(vocabulary: Vocabulary, terms: ReadonlyMap<string, number>): Asked[] {
  return [...terms].map(([term, weight]) => ({ term, weight, known: vocabulary.like(term) }))
}
