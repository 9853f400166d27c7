import { z } from 'zod'
import { Action } from './action.ts'
import { Attempt } from './attempt.ts'
import { ModelRole, Spent } from './cascade.ts'
import { Box } from './geometry.ts'
import { HelpAnswer, HelpRequest } from './help.ts'
import { PictureId, RunId, StepId, TaskId } from './ids.ts'
import { Plan } from './plan.ts'
import { RunHow } from './run-how.ts'
import { Tier } from './tier.ts'
import { ApprovalAnswer, ApprovalRequest, Verdict } from './verdict.ts'

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
  z.object({ kind: z.literal('run-start'), runId: RunId, plan: Plan, how: RunHow.optional() }),
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
  /** Each turn at a step, whatever came of it. */
  z.object({ kind: z.literal('attempt'), attempt: Attempt }),
  /**
   * A monitor looked and thinks that it is so: `probability` is its own, 0 to 1. Where it cannot be told whether a milestone was reached, how alike what is seen is to
   * what should be.
   */
  z.object({
    kind: z.literal('monitor'),
    monitor: z.enum(['stuck', 'milestone']),
    stepId: StepId,
    probability: z.number(),
    text: z.string(),
  }),
  /** Whether what should be reached by now was reached; `tier` says who looked: 0 page memory, 1 and 2 a judge, 3 the person. */
  z.object({ kind: z.literal('milestone'), stepId: StepId, name: z.string(), held: z.boolean(), tier: Tier, text: z.string() }),
  /** The step goes up: the tier below could not do it. */
  z.object({ kind: z.literal('escalated'), stepId: StepId, to: Tier, reason: z.string() }),
  /** The step is done and the local tier drives again. */
  z.object({ kind: z.literal('handed-back'), stepId: StepId, from: Tier }),
  /** A model was asked. `sent` says in words what left for `server`; `said` what it decided, or why that is no answer. */
  z.object({
    kind: z.literal('model-call'),
    stepId: StepId.optional(),
    role: ModelRole,
    model: z.string(),
    server: z.string(),
    sent: z.array(z.string()),
    answer: z.enum(['taken', 'malformed', 'failed']),
    said: z.string(),
    inputTokens: z.number(),
    outputTokens: z.number(),
    money: z.number().nullable(),
    tookMs: z.number(),
  }),
  z.object({ kind: z.literal('help-request'), request: HelpRequest }),
  z.object({ kind: z.literal('help-answer'), helpId: HelpRequest.shape.id, answer: HelpAnswer, by: ApprovalAnswer.shape.by }),
  /** The plan as it stands now; steps that were done are among them. `at`: the step that was under way. */
  z.object({
    kind: z.literal('plan-changed'),
    how: z.enum(['shortened', 'repaired', 're-planned', 'taught']),
    at: StepId.optional(),
    tier: Tier,
    because: z.string(),
    subGoals: Plan.shape.subGoals,
    blocks: Plan.shape.blocks,
  }),
  /** Of a dry run: what would happen at this step. `later`: its window or page is not open now, and comes with the steps before it. */
  z.object({
    kind: z.literal('dry-look'),
    stepId: StepId,
    finding: z.enum(['found', 'later', 'not-found', 'no-target']),
    text: z.string(),
  }),
  /** `by`: the person paused it, touched mouse or keyboard, took over, is to do a part; or it waits for the next single step, or for leave to spend more. */
  z.object({
    kind: z.literal('paused'),
    because: z.string(),
    /** The step that it waits before, in a run step by step. */
    stepId: StepId.optional(),
    by: z.enum(['person', 'person-input', 'take-over', 'hand-over', 'single-step', 'budget']).optional(),
  }),
  z.object({ kind: z.literal('resumed') }),
  z.object({ kind: z.literal('run-end'), outcome: RunOutcome, tookMs: z.number(), modelCalls: z.number().int(), spent: Spent.optional() }),
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
  /** What of models it used; absent until it ends, and where nothing was counted. */
  spent: Spent.optional(),
  /** When not all of the plan was to be done: then it is no run of the task, and nothing is counted or learned from it. */
  part: z.enum(['dry-run', 'some-steps']).optional(),
})
export type RunSummary = z.infer<typeof RunSummary>
