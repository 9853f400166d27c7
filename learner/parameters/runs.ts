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
 * A run without the words at its ends that are no values. An article in front of a value stays: `the keys` may be one, `about the keys` is not.
 * Undefined when nothing is left.
 */
export function trimmed(run: Run, isValue: (goal: number) => boolean, isArticle: (goal: number) => boolean): Run | undefined {
  let [from, to] = [run.goal, run.goal + run.length]
  while (from < to && !isValue(from)) from += 1
  while (to > from && !isValue(to - 1)) to -= 1
  if (to === from) return undefined
  if (from > run.goal && isArticle(from - 1)) from -= 1
  return { goal: from, use: run.use + from - run.goal, length: to - from }
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
