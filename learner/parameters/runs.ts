import type { Language } from '../words/languages.ts'
import { isSmall } from '../words/languages.ts'
import type { Token } from '../words/tokens.ts'

/** Tokens in a row that a sentence and a used text have in common: begin in each (by token), and how many. */
export type Run = { goal: number; use: number; length: number }

/** All longest runs of tokens that both texts hold. */
export function commonRuns(goal: Token[], use: Token[]): Run[] {
  const runs: Run[] = []
  for (let g = 0; g < goal.length; g += 1)
    for (let u = 0; u < use.length; u += 1) {
      if (goal[g]?.key !== use[u]?.key || (g > 0 && u > 0 && goal[g - 1]?.key === use[u - 1]?.key)) continue
      let length = 1
      while (g + length < goal.length && u + length < use.length && goal[g + length]?.key === use[u + length]?.key) length += 1
      runs.push({ goal: g, use: u, length })
    }
  return runs
}

/**
 * A run without the small words at its ends, which belong to the sentence and not to the value. An article in front stays: `the keys` may be
 * a value, `about the keys` is not. Undefined when nothing is left.
 */
export function trimmed(run: Run, goal: Token[], language: Language): Run | undefined {
  const key = (offset: number) => goal[run.goal + offset]?.key ?? ''
  let [from, to] = [0, run.length]
  while (from < to && isSmall(key(from), language) && !language.articles.has(key(from))) from += 1
  while (to > from && isSmall(key(to - 1), language)) to -= 1
  return to > from ? { goal: run.goal + from, use: run.use + from, length: to - from } : undefined
}

/** The longest pieces of a run that pass a test, from left to right where they are of one length; they do not overlap. */
export function passingPieces(run: Run, passes: (piece: Run) => boolean): Run[] {
  for (let length = run.length; length > 0; length -= 1)
    for (let start = 0; start + length <= run.length; start += 1) {
      const piece = { goal: run.goal + start, use: run.use + start, length }
      if (!passes(piece)) continue
      const left = { ...run, length: start }
      const right = { goal: piece.goal + length, use: piece.use + length, length: run.length - start - length }
      return [...passingPieces(left, passes), piece, ...passingPieces(right, passes)]
    }
  return []
}
