import { z } from 'zod'
import { StepId } from './ids.ts'

/** How a plan is carried out. */
export const RunHow = z.object({
  /**
   * `run`: all of it. `dry-run`: nothing is done; each step's target is looked for on the live screen and shown. `step-by-step`: it pauses before each step, and
   * goes on by `run.next`.
   */
  mode: z.enum(['run', 'dry-run', 'step-by-step']).default('run'),
  /** Begins here; steps before it are taken as done. A block that the step lies in is done from its beginning. */
  from: StepId.optional(),
  /** Only the step `from`. */
  only: z.boolean().default(false),
})
export type RunHow = z.infer<typeof RunHow>

/** What becomes of the steps that the person showed while a run was paused: they stand for the step under way, for all that is left, come before it, or count for nothing. */
export const TaughtUse = z.enum(['instead-of-step', 'instead-of-rest', 'before-step', 'none'])
export type TaughtUse = z.infer<typeof TaughtUse>
