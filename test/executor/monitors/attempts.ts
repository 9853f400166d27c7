import type { Attempt, StepId } from '#contract'

/** An attempt as most are: a click on a button that had its effect. */
export function attempt(given: Partial<Omit<Attempt, 'stepId'>> & { stepId?: string } = {}): Attempt {
  return {
    tier: 0,
    act: 'click',
    target: 'a1',
    role: 'button',
    commits: true,
    expects: 'changed',
    leadsOn: false,
    page: 'p1',
    pageAfter: 'p1',
    changed: 0.02,
    cameBack: 0.02,
    outcome: 'done',
    confidence: 0.95,
    recoveries: 0,
    tookMs: 900,
    personMs: 1200,
    ...given,
    stepId: (given.stepId ?? 'step-1') as StepId,
  }
}

/** The same again and again. */
export function again(times: number, given: Parameters<typeof attempt>[0] = {}): Attempt[] {
  return Array.from({ length: times }, () => attempt(given))
}
