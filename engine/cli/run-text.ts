import { missingCase, type RunEvent, type RunOutcome, type Tier } from '#contract'
import { plainSlots } from './output.ts'

/** One event as a line for the terminal; undefined for those that only the journal needs. */
export function eventText(event: RunEvent): string | undefined {
  switch (event.kind) {
    case 'step-start':
      return `${String(event.index + 1).padStart(3)}  ${plainSlots(event.sentence)}`
    case 'not-located':
      return `     not found: ${event.reason}`
    case 'verdict':
      return event.verdict.kind === 'allow' ? undefined : `     ${event.verdict.kind}: ${event.verdict.reason}`
    case 'approval-request':
      return `     asked: may it ${event.request.what}?`
    case 'approval-answer':
      return `     answer: ${event.answer.answer} (${event.answer.by})`
    case 'check':
      return event.held ? undefined : `     not yet: ${event.text}`
    case 'flow':
      return `     ${event.text}`
    case 'recovery':
      return `     ${event.what}`
    case 'paused':
      return `     paused: ${event.because}`
    case 'resumed':
      return '     goes on'
    case 'monitor':
      return `     ${event.text}`
    case 'milestone':
      return event.held ? undefined : `     “${event.name}” was not reached: ${event.text}`
    case 'escalated':
      return `     ${WHO[event.to]} is asked: ${event.reason}`
    case 'model-call':
      return `     asked ${event.model} at ${event.server}: ${event.said}`
    case 'help-request':
      return `     needs you: ${event.request.reason} ${event.request.advice}`
    case 'help-answer':
      return `     answer: ${event.answer} (${event.by})`
    case 'plan-changed':
      return `     the plan changes: ${event.because}`
    case 'dry-look':
      return `     ${event.text}`
    case 'run-end':
      return outcomeText(event.outcome)
    case 'run-start':
    case 'located':
    case 'act-start':
    case 'act-end':
    case 'step-end':
    case 'attempt':
    case 'handed-back':
      return undefined
    default:
      return missingCase(event)
  }
}

const WHO: Record<Tier, string> = { 0: 'memory', 1: 'the small model', 2: 'the large model', 3: 'the person' }

export function outcomeText(outcome: RunOutcome): string {
  switch (outcome.kind) {
    case 'done':
      return 'Done.'
    case 'stopped':
      return { person: 'You stopped it.', 'panic-key': 'Stopped by the panic key.', 'no-approval': 'Stopped: the answer was No.' }[
        outcome.by
      ]
    case 'failed':
      return `It could not go on. ${outcome.reason} ${outcome.advice}`
    default:
      return missingCase(outcome)
  }
}
