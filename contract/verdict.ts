import { z } from 'zod'
import { Action } from './action.ts'
import { Box } from './geometry.ts'
import { ApprovalId, PictureId, RunId, StepId } from './ids.ts'

const why = {
  /** The rule's lasting name: `delete`, `overwrite`. */
  rule: z.string(),
  /** One sentence for the person, in plain words. */
  reason: z.string(),
  undo: z.enum(['yes', 'no', 'unknown']),
}

/** What the gate says of one act. Strictest first: block, ask, rewrite, allow. */
export const Verdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('allow'), ...why }),
  z.object({ kind: z.literal('rewrite'), ...why, action: Action }),
  z.object({ kind: z.literal('ask'), ...why }),
  z.object({ kind: z.literal('block'), ...why }),
])
export type Verdict = z.infer<typeof Verdict>

/** What the approval window shows. */
export const ApprovalRequest = z.object({
  id: ApprovalId,
  runId: RunId,
  stepId: StepId,
  /** `press “Delete” in Files`: follows 'Understudy wants to'. Secrets masked. */
  what: z.string(),
  rule: z.string(),
  reason: z.string(),
  undo: z.enum(['yes', 'no', 'unknown']),
  /** The target with its surroundings, as it looks now. */
  picture: PictureId.optional(),
  /** Where in `picture` the target is, in its pixels. */
  pictureMark: Box.optional(),
  /** The value that would be typed, masked when secret. */
  value: z.string().optional(),
  /** Binds the answer: SHA-256 over action, target and page. */
  digest: z.string(),
  /** When no answer becomes No. Milliseconds of the Clock port. */
  expiresAtMs: z.number(),
  timeoutMs: z.number().positive(),
})
export type ApprovalRequest = z.infer<typeof ApprovalRequest>

export const ApprovalAnswer = z.object({
  answer: z.enum(['once', 'this-run', 'always', 'no']),
  /** Who or what gave it: a person, or silence. */ by: z.enum(['person', 'time-out', 'stop']),
})
export type ApprovalAnswer = z.infer<typeof ApprovalAnswer>

declare const approvedBrand: unique symbol
/** An act that the gate let through, bound to that exact action. Made by `executor/gate/approve.ts` alone; the only thing `Desktop.perform` takes. */
export type ApprovedAction = { readonly action: Action; readonly digest: string; readonly verdict: Verdict; readonly [approvedBrand]: true }
