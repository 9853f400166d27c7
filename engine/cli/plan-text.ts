import type { Leaving, Plan, PlanEstimate, Step } from '#contract'
import { stepsOf } from '#contract'
import { goalText } from './output.ts'

/** A plan as lines: the goal, the values, the steps, what should be known before the first one, and what it takes. */
export function planText(plan: Plan): string {
  const values = plan.values.map((bound) => `  ${bound.parameter} = ${bound.secret ? '•••' : bound.value}`)
  const steps = stepsOf(plan).map(
    (step, index) => `${String(index + 1).padStart(3)}  ${step.caption.replaceAll('⟦', '[').replaceAll('⟧', ']')}${whence(step)}`,
  )
  return [
    goalText(plan.task.goal),
    ...values,
    ...steps,
    ...plan.findings.map((finding) => `${finding.stops ? 'Stops' : 'Note'}: ${finding.text}`),
    ...(plan.estimate ? [estimateText(plan.estimate)] : []),
  ].join('\n')
}

/** What would go to a model that may be asked for a plan. */
export function leavingText({ model, server, local, sent }: Leaving): string[] {
  return [
    `${model} at ${server}${local ? ' (this machine)' : ''} can be asked to put a plan together: --ask-model. It would get:`,
    ...sent.map((each) => `  - ${each}`),
  ]
}

function whence({ origin, guess }: Step): string {
  if (guess) return '  (a guess of the model)'
  if (origin === 'memory') return '  (a way that memory knows)'
  return origin === 'model' ? '  (the model’s)' : ''
}

function estimateText({ steps, seconds, from, modelCalls, money }: PlanEstimate): string {
  const calls = modelCalls === 0 ? '' : `, ${modelCalls} calls of models${money === null ? '' : ` for about ${money}`}`
  const by = from === 'runs' ? 'as runs of it took' : 'as the person took who showed it'
  return `About ${steps} ${steps === 1 ? 'step' : 'steps'}, ${seconds} s ${by}${calls}.`
}
