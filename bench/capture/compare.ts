import { isDeepStrictEqual } from 'node:util'
import type { Gesture } from '#contract'
import type { Intended } from './intentions.ts'

export type Comparison = {
  /** Intended gestures that came back exactly, in their order. */
  same: number
  missed: Intended[]
  /** Seen, and intended by nobody. */
  extra: Intended[]
}

/** How far the two lists may have run apart where they are laid side by side. */
const REACH = 60

/** Walks along both lists; where they differ, goes on at the nearest place where they are alike again. */
export function compareGestures(intended: readonly Intended[], gestures: readonly Gesture[]): Comparison {
  const seen = gestures.map(({ fromMs: _from, toMs: _to, ...rest }): Intended => rest)
  const [missed, extra]: [Intended[], Intended[]] = [[], []]
  let [same, left, right] = [0, 0, 0]
  while (left < intended.length || right < seen.length) {
    const [a, b] = [intended[left], seen[right]]
    if (a && b && isDeepStrictEqual(a, b)) {
      same++
      left++
      right++
      continue
    }
    const { skipLeft, skipRight } = nextMatch(intended.slice(left, left + REACH), seen.slice(right, right + REACH))
    missed.push(...intended.slice(left, left + skipLeft))
    extra.push(...seen.slice(right, right + skipRight))
    left += skipLeft
    right += skipRight
  }
  return { same, missed, extra }
}

/** The nearest place where both go on alike, by what is left out in all. */
function nextMatch(intended: readonly Intended[], seen: readonly Intended[]): { skipLeft: number; skipRight: number } {
  for (let skipped = 1; skipped <= intended.length + seen.length; skipped++) {
    for (let skipLeft = 0; skipLeft <= skipped; skipLeft++) {
      const [a, b] = [intended[skipLeft], seen[skipped - skipLeft]]
      if (a && b && isDeepStrictEqual(a, b)) return { skipLeft, skipRight: skipped - skipLeft }
    }
  }
  return { skipLeft: intended.length, skipRight: seen.length }
}
