import type { Attempt } from '#contract'

/** Three identical actions in a row: the same act on the same thing, or three times no place for it at the same step. */
export function threeAlike(attempts: readonly Attempt[]): boolean {
  const last = attempts.slice(-3)
  const alike = ({ act, target, stepId }: Attempt) => JSON.stringify([act, target, stepId])
  return last.length === 3 && new Set(last.map(alike)).size === 1
}

/** A check at every `k`th attempt, whatever happens. */
export function everyKth(attempts: readonly Attempt[], k: number): boolean {
  return attempts.length % k === 0
}

export const INTERVALS = [1, 2, 3, 4, 5, 6, 8, 10]
