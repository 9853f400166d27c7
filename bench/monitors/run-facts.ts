import { z } from 'zod'
import { Attempt } from '#contract'

export const FAULTS = [
  'none',
  'moved',
  'letters',
  'swallowed',
  'frozen',
  'slow',
  'renamed',
  'pop-up',
  'removed',
  'disabled',
  'drifting',
  'scrolled',
  'text-lost',
  'navigated',
  'undone',
  'focus-stolen',
  'closed',
] as const
export const FaultKind = z.enum(FAULTS)
export type FaultKind = z.infer<typeof FaultKind>

/** One attempt, and what was true outside of Understudy right after it. */
export const AttemptFacts = z.object({
  attempt: Attempt,
  /** Digest of the work itself (rows, files, what is said to be done), not of what is being filled in; empty where nothing tells. */
  state: z.string(),
  /** The fault was there, and would still have been at the next attempt. */
  faultOn: z.boolean(),
})
export type AttemptFacts = z.infer<typeof AttemptFacts>

/** A run of the executor with an injected fault: its attempts in numbers, without any text. Labels are made from it by rule (labels.ts). */
export const RunFacts = z.object({
  version: z.literal(1),
  id: z.string(),
  task: z.string(),
  fault: z.object({
    kind: FaultKind,
    /** The step (by its place in the plan) before which it came. */
    at: z.number().int(),
    /** After how many failed tries of a step it went; null: it stayed. */
    lifts: z.number().int().positive().nullable(),
  }),
  /** Digest of the work before the first attempt. */
  state: z.string(),
  ended: z.enum(['done', 'failed', 'stopped']),
  attempts: z.array(AttemptFacts),
})
export type RunFacts = z.infer<typeof RunFacts>
