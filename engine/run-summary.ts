import { goalSentence, missingCase, type Plan, type RunEvent, type RunHow, type RunId, type RunSummary } from '#contract'

/** What a secret looks like wherever it would be shown. */
export const MASK = '•••'

export function newRunSummary(id: RunId, plan: Plan, startedAt: string, how?: RunHow): RunSummary {
  const part = how?.mode === 'dry-run' ? 'dry-run' : how?.from === undefined ? undefined : 'some-steps'
  const values = Object.fromEntries(plan.values.map((bound) => [bound.parameter, bound.secret ? MASK : bound.value]))
  return {
    id,
    taskId: plan.task.id,
    taskRevision: plan.task.revision,
    title: goalSentence(plan.task.goal, values),
    startedAt,
    endedAt: null,
    outcome: null,
    stepsDone: 0,
    stepCount: plan.subGoals.reduce((count, subGoal) => count + subGoal.steps.length, 0),
    stepsByTier: [0, 0, 0, 0],
    modelCalls: 0,
    ...(part && { part }),
  }
}

/** The summary after one more event; the same object when the event changes nothing in it. */
export function foldRunEvent(summary: RunSummary, event: RunEvent, nowIso: string): RunSummary {
  switch (event.kind) {
    case 'step-start':
      // A step of a loop comes again and one of a branch may never come: how far the list of steps has been gone through is what counts.
      return event.index > summary.stepsDone ? { ...summary, stepsDone: event.index } : summary
    case 'step-end': {
      const stepsByTier: RunSummary['stepsByTier'] = [...summary.stepsByTier]
      stepsByTier[event.tier] += 1
      return { ...summary, stepsByTier }
    }
    case 'run-end': {
      const stepsDone = event.outcome.kind === 'done' ? summary.stepCount : summary.stepsDone
      return { ...summary, stepsDone, outcome: event.outcome, endedAt: nowIso, ...(event.spent && { spent: event.spent }) }
    }
    case 'model-call':
      return { ...summary, modelCalls: summary.modelCalls + 1 }
    case 'plan-changed':
      return { ...summary, stepCount: event.subGoals.reduce((count, subGoal) => count + subGoal.steps.length, 0) }
    case 'run-start':
    case 'flow':
    case 'located':
    case 'not-located':
    case 'verdict':
    case 'approval-request':
    case 'approval-answer':
    case 'act-start':
    case 'act-end':
    case 'check':
    case 'recovery':
    case 'paused':
    case 'resumed':
    case 'attempt':
    case 'monitor':
    case 'milestone':
    case 'escalated':
    case 'handed-back':
    case 'help-request':
    case 'help-answer':
    case 'dry-look':
      return summary
    default:
      return missingCase(event)
  }
}
