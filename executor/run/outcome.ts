import type { RunOutcome, Step } from '#contract'
import { UnderstudyError } from '#contract'
import type { NotLetThrough } from '../act/act.ts'
import { blockedFailure, type Failure } from './failures.ts'
import type { Run } from './run.ts'

/** A step that ends the run; with `failure` where a higher tier may still do it. */
export type Ended = { kind: 'ended'; outcome: RunOutcome; failure?: Failure }

export function failed(step: Step, failure: Failure): Ended {
  return { kind: 'ended', outcome: failedOutcome(failure, step), failure }
}

export function failedOutcome({ reason, advice }: Failure, step?: Step): RunOutcome {
  return { kind: 'failed', ...(step && { at: step.id }), reason, advice }
}

/** An act that the gate did not let through. */
export function notLetThrough(step: Step, acted: NotLetThrough): Ended {
  if (acted.kind === 'blocked') return failed(step, blockedFailure(acted.reason))
  return { kind: 'ended', outcome: { kind: 'stopped', by: 'no-approval', at: step.id } }
}

/** The outcome where something was thrown: a stop, the world's fault, or (undefined) a bug of ours. */
export function outcomeOf(error: unknown, run: Pick<Run, 'control' | 'at'>): RunOutcome | undefined {
  const at = run.at === undefined ? {} : { at: run.at }
  const end = run.control.end()
  if (end) return { ...end, ...at }
  return error instanceof UnderstudyError ? { kind: 'failed', ...at, reason: error.message, advice: error.advice } : undefined
}
