import { missingCase, type RunEvent, type RunOutcome } from '#contract'
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
    case 'run-end':
      return outcomeText(event.outcome)
    case 'run-start':
    case 'located':
    case 'act-start':
    case 'act-end':
    case 'step-end':
      return undefined
    default:
      return missingCase(event)
  }
}

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
