import type { Step } from '#contract'
import { holdsRun, keysOf } from '../words/tokens.ts'
import type { Costs } from './align.ts'
import { type AreValues, isHousekeeping, stepCost } from './cost.ts'
import type { Draft } from './draft.ts'

const WITHOUT_PARTNER = 1
/** Scrolling and starting programs come and go with how the screen stood. */
const HOUSEKEEPING = 0.15

export function costsOf({ rows }: Draft, shown: readonly Step[], areValues: AreValues): Costs {
  return {
    match: rows.map(({ step }) => shown.map((each) => stepCost(step, each, areValues))),
    missing: rows.map(({ step }) => aloneCost(step)),
    extra: shown.map(aloneCost),
  }
}

export function aloneCost(step: Step): number {
  return isHousekeeping(step) ? HOUSEKEEPING : WITHOUT_PARTNER
}

/** Names are values when each stands in just one of the two sentences: what both have is part of what the task is. */
export function valuesOfSentences(known: string, shown: string): AreValues {
  const [first, second] = [keysOf(known), keysOf(shown)]
  const isOwn = (name: string) => {
    const keys = keysOf(name)
    return holdsRun(first, keys) !== holdsRun(second, keys)
  }
  return (a, b) => isOwn(a) && isOwn(b)
}
