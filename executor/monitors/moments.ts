import type { Attempt } from '#contract'
import { Classifier, judge } from './classifier.ts'
import { features, WINDOW } from './features.ts'
import milestoneTrees from './milestone.json' with { type: 'json' }
import { reasonOf } from './reason.ts'
import stuckTrees from './stuck.json' with { type: 'json' }

const stuck = Classifier.parse(stuckTrees)
const milestone = Classifier.parse(milestoneTrees)

/** What a monitor says right after an attempt. */
export type Saying = { yes: boolean; probability: number; text: string }

/** No check before the third attempt, but where a step has failed twice in a row (StepWise, arXiv 2604.27151). */
export function mayBeStuck(attempts: readonly Attempt[]): boolean {
  const [before, last] = attempts.slice(-2)
  if (!before || !last) return false
  return attempts.length >= 3 || (before.stepId === last.stepId && before.outcome !== 'done' && last.outcome !== 'done')
}

export function saysStuck(attempts: readonly Attempt[], by: Classifier = stuck): Saying {
  const said = judge(by, features(attempts))
  return { yes: said.probability >= by.threshold, probability: said.probability, text: reasonOf(attempts.slice(-WINDOW), said) }
}

export function saysMilestone(attempts: readonly Attempt[], by: Classifier = milestone): Saying {
  const { probability } = judge(by, features(attempts))
  return { yes: probability >= by.threshold, probability, text: 'Something that can be checked seems to be finished.' }
}
