import type { RunEvent } from '#contract'
import type { Said } from './contenders/said.ts'

/** A run that can be read: what was done at each step, and how it ended. */
export function storyOf(id: string, { says, why }: Said, events: readonly RunEvent[]): string {
  return [`${id}: ${says} ${why}`, ...events.flatMap((event) => lineOf(event) ?? [])].join('\n')
}

function lineOf(event: RunEvent): string | undefined {
  switch (event.kind) {
    case 'step-start':
      return `  ${event.index + 1} ${event.sentence}`
    case 'located':
      return `     found ${event.confidence.toFixed(2)} at ${JSON.stringify(event.box)}`
    case 'not-located':
      return `     not found: ${event.reason} ${event.bestConfidence.toFixed(2)}`
    case 'verdict':
      return `     ${event.verdict.kind} ${event.verdict.rule}: ${JSON.stringify(event.action)}`
    case 'check':
      return `     ${event.held ? 'held' : 'NOT HELD'}: ${event.text}`
    case 'recovery':
      return `     recovery: ${event.what}`
    case 'monitor':
    case 'milestone':
      return `     ${event.kind}: ${event.text}`
    case 'escalated':
      return `     up to ${event.to}: ${event.reason}`
    case 'model-call':
      return `     ${event.role}: ${event.answer} ${event.said}`
    case 'plan-changed':
      return `     plan ${event.how}: ${event.because}`
    case 'step-end':
      return `     took ${Math.round(event.tookMs)} ms`
    default:
      return undefined
  }
}
