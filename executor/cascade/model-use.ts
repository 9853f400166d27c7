import type { StepId } from '#contract'
import { createSpending, type Spending } from './spending.ts'

/** What a run remembers of its models. */
export type ModelUse = {
  spending: Spending
  /** By role and server: whether its pictures may leave this machine; a step's id: at this step. */
  mayLeave: Map<string, boolean | StepId>
  /** The person said no to spending more. */
  spentUp: boolean
}

const NOTHING = { calls: 0, tokens: 0, money: 0, seconds: 0 }

export function createModelUse(cascade: { budget: Parameters<typeof createSpending>[0] } | undefined): ModelUse {
  return { spending: createSpending(cascade?.budget ?? NOTHING), mayLeave: new Map(), spentUp: false }
}
