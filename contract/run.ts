import { z } from 'zod'
import { Action } from './action.ts'
import { Box } from './geometry.ts'
import { PictureId, RunId, StepId, TaskId } from './ids.ts'
import { Plan } from './plan.ts'
import { ApprovalAnswer, ApprovalRequest, Verdict } from './verdict.ts'

/** Who decided a step: 0 local, 1 small model, 2 large model, 3 the person. */
export const Tier = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
export type Tier = z.infer<typeof Tier>

export const RunOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  /** Ended by the person or the panic key. */
  z.object({ kind: z.literal('stopped'), by: z.enum(['person', 'panic-key', 'no-approval']), at: StepId.optional() }),
  /** Could not go on: `reason` and `advice` are sentences for the person. */
  z.object({ kind: z.literal('failed'), at: StepId.optional(), reason: z.string(), advice: z.string() }),
])
export type RunOutcome = z.infer<typeof RunOutcome>

/** One piece of evidence in a locate: what spoke, how strongly, 0 to 1. */
export const Evidence = z.object({
  kind: z.enum(['name', 'role', 'picture', 'neighbours', 'place', 'path', 'text', 'window']),
  score: z.number().min(0).max(1),
})
export type Evidence = z.infer<typeof Evidence>

/** What happens in a Run, in order. The journal holds exactly these, each with its place in the hash chain. */
export const RunEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run-start'), runId: RunId, plan: Plan }),
  z.object({ kind: z.literal('step-start'), stepId: StepId, index: z.number().int(), sentence: z.string(), tier: Tier }),
  /** `pictureBox` is where on the desktop `picture` was taken, so that the app can draw the ring at `box`. */
  z.object({
    kind: z.literal('located'),
    stepId: StepId,
    box: Box,
    confidence: z.number(),
    evidence: z.array(Evidence),
    picture: PictureId.optional(),
    pictureBox: Box.optional(),
  }),
  z.object({
    kind: z.literal('not-located'),
    stepId: StepId,
    reason: z.string(),
    bestConfidence: z.number(),
    picture: PictureId.optional(),
    pictureBox: Box.optional(),
  }),
  z.object({ kind: z.literal('verdict'), stepId: StepId, action: Action, verdict: Verdict }),
  z.object({ kind: z.literal('approval-request'), request: ApprovalRequest }),
  z.object({ kind: z.literal('approval-answer'), approvalId: ApprovalRequest.shape.id, answer: ApprovalAnswer }),
  /** Written before the act, so that a started act without an end is 'unknown', never repeated by itself. Secret text is masked. */
  z.object({ kind: z.literal('act-start'), stepId: StepId, digest: z.string() }),
  z.object({ kind: z.literal('act-end'), stepId: StepId }),
  /** `picture`: what was seen instead, when it did not hold. */
  z.object({ kind: z.literal('check'), stepId: StepId, held: z.boolean(), text: z.string(), picture: PictureId.optional() }),
  z.object({ kind: z.literal('recovery'), stepId: StepId, what: z.string() }),
  /** Which way a block took: a round of a loop begins, an arm is chosen, steps are left out, a loop is over. `text` is a sentence for the person. */
  z.object({ kind: z.literal('flow'), block: z.string(), what: z.enum(['round', 'chosen', 'skipped', 'over']), text: z.string() }),
  z.object({
    kind: z.literal('step-end'),
    stepId: StepId,
    tier: Tier,
    tookMs: z.number(),
    pictures: z.object({ before: PictureId.optional(), after: PictureId.optional() }),
  }),
  z.object({ kind: z.literal('paused'), because: z.string() }),
  z.object({ kind: z.literal('resumed') }),
  z.object({ kind: z.literal('run-end'), outcome: RunOutcome, tookMs: z.number(), modelCalls: z.number().int() }),
])
export type RunEvent = z.infer<typeof RunEvent>

export const JOURNAL_VERSION = 1
/** A line of `journal.jsonl`: `hash` is SHA-256 over the previous line's hash and this line's canonical JSON without `hash`. */
export const JournalLine = z.object({
  version: z.literal(JOURNAL_VERSION),
  sequence: z.number().int().nonnegative(),
  atMs: z.number(),
  event: RunEvent,
  previous: z.string(),
  hash: z.string(),
})
export type JournalLine = z.infer<typeof JournalLine>

export const RunSummary = z.object({
  id: RunId,
  taskId: TaskId,
  taskRevision: z.number().int(),
  /** The goal with this run's values; secrets masked. */
  title: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  /** Null while it runs, and after a crash. */
  outcome: RunOutcome.nullable(),
  stepsDone: z.number().int(),
  stepCount: z.number().int(),
  stepsByTier: z.tuple([z.number().int(), z.number().int(), z.number().int(), z.number().int()]),
  modelCalls: z.number().int(),
})
export type RunSummary = z.infer<typeof RunSummary>
