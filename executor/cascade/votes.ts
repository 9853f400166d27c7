/** The chance with which all steps that are left should be decided rightly. */
const TARGET = 0.95
/** 0.95 with one step left is exactly one vote, but for the last digits of the numbers. */
const ROUNDING = 1e-9
/** More votes are not worth their cost: the person is asked about such acts all the same. */
const MOST_LEAD = 7
/** Where it was never measured how often a model is right: as for one that is right in eight of ten. */
const UNKNOWN_ACCURACY = 0.8

/**
 * By how many votes the first must lead: k_min = ⌈ln(t^(−1/s) − 1) / ln((1 − p) / p)⌉ for s steps that are left, at target t, with the share p of right
 * decisions (MAKER, arXiv 2511.09030). At least 1, at most 7.
 */
export function leadNeeded(accuracy: number | undefined, stepsLeft: number): number {
  const right = accuracy ?? UNKNOWN_ACCURACY
  const exact = Math.log(TARGET ** (-1 / Math.max(1, stepsLeft)) - 1) / Math.log((1 - right) / right)
  const needed = Math.ceil(exact - ROUNDING)
  return Math.min(MOST_LEAD, Math.max(1, needed))
}

/** Counts votes by what they are for; the first to lead by `lead` wins. */
export function createVotes<Vote>(lead: number) {
  const counted = new Map<string, { vote: Vote; count: number }>()
  return {
    /** The winner, once there is one. */
    add(name: string, vote: Vote): Vote | undefined {
      const own = counted.get(name) ?? { vote, count: 0 }
      own.count += 1
      counted.set(name, own)
      const [first, second] = [...counted.values()].sort((a, b) => b.count - a.count)
      return first && first.count - (second?.count ?? 0) >= lead ? first.vote : undefined
    },
    /** How many each has, the most first: `3 : 2`. */
    inWords: () =>
      [...counted.values()]
        .map(({ count }) => count)
        .sort((a, b) => b - a)
        .join(' : '),
  }
}
