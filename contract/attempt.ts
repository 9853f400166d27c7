import { z } from 'zod'
import { StepId } from './ids.ts'
import { Tier } from './tier.ts'

/** What came of one attempt at a step, as the executor saw it. Only `done` is success; silence is `not-yet`. */
export const AttemptOutcome = z.enum(['done', 'not-yet', 'wrong-place', 'blocked-by-pop-up', 'needs-person'])
export type AttemptOutcome = z.infer<typeof AttemptOutcome>

/**
 * One attempt at a step, in numbers: what monitors look at, and what is handed to a stronger tier. Holds no text of the screen and no value, so that it may
 * be kept as training data.
 */
export const Attempt = z.object({
  stepId: StepId,
  tier: Tier,
  /** The kind of its act; `none` when it found no place to act. */
  act: z.string(),
  /** Digest of what it acted on: the same thing gives the same text. Empty for acts without a target. */
  target: z.string(),
  /** What kind of thing that is; empty without a target. */
  role: z.string(),
  /** Something that people finish with: a button, an entry of a menu, Return, a shortcut. */
  commits: z.boolean(),
  /** The kind of the step's expectation. */
  expects: z.string(),
  /** Where the step was shown, another page followed. */
  leadsOn: z.boolean(),
  /** Digest of program, title and named elements of the window before: the same page gives the same text. */
  page: z.string(),
  /** The same after it. */
  pageAfter: z.string(),
  /** Share of the window's pixels that the attempt changed, 0 to 1; 1 when it is another window. */
  changed: z.number().min(0).max(1),
  /** The least share of pixels in which the window after it differs from what it was after one of the last attempts; 1 when none can be compared. */
  cameBack: z.number().min(0).max(1),
  outcome: AttemptOutcome,
  /** How sure the eyes were of the target, 0 to 1; 1 for acts without one. */
  confidence: z.number().min(0).max(1),
  /** How many recoveries it took. */
  recoveries: z.number().int().nonnegative(),
  tookMs: z.number().nonnegative(),
  /** How long the person took for this step when it was shown. */
  personMs: z.number().nonnegative(),
})
export type Attempt = z.infer<typeof Attempt>
