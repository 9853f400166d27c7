import { fuseRanks } from './fuse.ts'
import type { VectorHit } from './vectors.ts'
import type { WordHit } from './word-search.ts'

/** What is likely meant, by words and by vectors together. `relevance` is 0 to 1; `likeness` is absent where no vectors were asked. */
export type Likely = {
  num: number
  id: string
  programs: string
  relevance: number
  word: WordHit | undefined
  likeness: number | undefined
}

/** Outside the programs that are looked at first. */
const OUTSIDE = { given: 0, named: 0.7, here: 0.9, none: 1 } as const
/** Vectors speak beside words, not louder: alone they give false hits. */
const VECTOR_WEIGHT = 0.25

/**
 * Two rankings as one (reciprocal rank), times the share of what was asked that is there: what shares one little word with a long request is no find although
 * it is the first.
 */
export function rank(
  words: readonly WordHit[],
  vectors: readonly VectorHit[] | undefined,
  gate: { kind: keyof typeof OUTSIDE; programs: readonly string[] },
): Likely[] {
  const placed = fuseRanks([
    { ids: words.map(({ id }) => id), weight: 1 },
    ...(vectors ? [{ ids: vectors.map(({ id }) => id), weight: VECTOR_WEIGHT }] : []),
  ])
  const bestScore = words[0]?.score ?? 1
  const all = new Map<string, Likely>()
  for (const word of words) {
    all.set(word.id, { num: word.num, id: word.id, programs: word.programs, relevance: 0, word, likeness: undefined })
  }
  for (const { num, id, programs, likeness } of vectors ?? []) {
    all.set(id, { ...(all.get(id) ?? { num, id, programs, relevance: 0, word: undefined }), likeness })
  }
  return [...all.values()]
    .map((one) => {
      const inside = gate.programs.length === 0 || gate.programs.some((program) => one.programs.split(' ').includes(program))
      const fits = Math.max(one.word ? (one.word.covered + one.word.score / bestScore) / 2 : 0, (one.likeness ?? 0) * VECTOR_WEIGHT)
      const relevance = (placed.get(one.id) ?? 0) * fits * (inside ? 1 : OUTSIDE[gate.kind])
      return { ...one, relevance: Math.min(1, relevance) }
    })
    .filter(({ relevance }) => relevance > 0)
    .sort((a, b) => b.relevance - a.relevance || (a.id < b.id ? -1 : 1))
}
