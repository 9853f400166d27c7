import { z } from 'zod'
import { Box } from './geometry.ts'
import { ApprovalId, PictureId, RunId, StepId } from './ids.ts'

/** The last tier: a step that neither memory nor a model could do goes to the person. */
export const HelpRequest = z.object({
  id: ApprovalId,
  runId: RunId,
  stepId: StepId,
  /** The step's sentence with this run's values; secrets masked. */
  sentence: z.string(),
  /** What is wrong, and what the person could do: whole sentences. */
  reason: z.string(),
  advice: z.string(),
  /** What is on the screen, and where it was looked for. */
  picture: PictureId.optional(),
  pictureMark: Box.optional(),
  /** When no answer ends the run as failed. Milliseconds of the Clock port. */
  expiresAtMs: z.number(),
  timeoutMs: z.number().positive(),
})
export type HelpRequest = z.infer<typeof HelpRequest>

/**
 * `again`: the person put something right, the step is tried once more. `done`: they did the step by hand, it goes on with the next. `taken-over`: they showed
 * it (see `TaughtUse`). `stop`: the run ends.
 */
export const HelpAnswer = z.enum(['again', 'done', 'taken-over', 'stop'])
export type HelpAnswer = z.infer<typeof HelpAnswer>
