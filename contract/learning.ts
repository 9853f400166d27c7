import { z } from 'zod'
import { PageId, RecordingId, StepId } from './ids.ts'
import { Task } from './task.ts'

/** What became of an edit. Each set of edits that is kept is a new revision. */
export const EditOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), task: Task }),
  /** Nothing was changed: whole sentences, each with what to do. */
  z.object({ kind: z.literal('refused'), problems: z.array(z.string()).min(1) }),
])
export type EditOutcome = z.infer<typeof EditOutcome>

/** What differs between two revisions, in the order of the steps. Texts are with slots; `before` is absent for what is new, `after` for what is gone. */
export const TaskDifference = z.object({
  what: z.enum(['goal', 'parameter', 'step', 'block', 'sub-goal', 'milestone', 'program', 'recording']),
  change: z.enum(['added', 'removed', 'changed', 'moved']),
  before: z.string().optional(),
  after: z.string().optional(),
  step: StepId.optional(),
})
export type TaskDifference = z.infer<typeof TaskDifference>

/** Something that two demonstrations contradict each other in: asked, never guessed. The same demonstrations ask the same questions with the same ids. */
export const LearningQuestion = z.object({
  id: z.string(),
  /** `The first time you chose “Standard”, the second time “Express”. What does it go by?` */
  text: z.string(),
  answers: z.array(z.object({ id: z.string(), text: z.string() })).min(2),
})
export type LearningQuestion = z.infer<typeof LearningQuestion>

export const MergeOutcome = z.discriminatedUnion('kind', [
  /** `found`: what the demonstration taught, as sentences. */
  z.object({ kind: z.literal('merged'), task: Task, found: z.array(z.string()) }),
  /** Nothing was changed yet: give `answers` (question id → answer id) and ask again. */
  z.object({ kind: z.literal('questions'), questions: z.array(LearningQuestion).min(1) }),
  /** It shows another task: why, and what to do. */
  z.object({ kind: z.literal('different'), reason: z.string() }),
])
export type MergeOutcome = z.infer<typeof MergeOutcome>

/** What describing a Task's steps by the model would take, told before anything is sent. */
export const CaptionCost = z.object({
  /** Null: there is none set up; `advice` says how. */
  model: z.string().nullable(),
  advice: z.string(),
  /** Where it would be sent: the server's host. */
  server: z.string(),
  steps: z.number().int(),
  calls: z.number().int(),
  pictures: z.number().int(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  /** Null when the prices are not known. */
  money: z.object({ amount: z.number(), currency: z.string() }).nullable(),
  /** What leaves the machine, as sentences. */
  sent: z.array(z.string()),
})
export type CaptionCost = z.infer<typeof CaptionCost>

export const CaptionOutcome = z.object({
  task: Task,
  described: z.number().int(),
  /** Steps that kept the rules' words, and why; asking again asks for these alone. */
  kept: z.array(z.object({ step: StepId, reason: z.string() })),
  used: z.object({ calls: z.number().int(), inputTokens: z.number().int(), outputTokens: z.number().int() }),
})
export type CaptionOutcome = z.infer<typeof CaptionOutcome>

/** What an imported file holds, shown before anything of it is kept. Nothing in it is run or opened. */
export const TaskImport = z.object({
  /** For `task.keepImport`; good until the engine ends. */
  token: z.string(),
  format: z.enum(['bundle', 'skill', 'aloha-trace']),
  tasks: z.array(Task),
  pages: z.number().int(),
  pictures: z.number().int(),
  /** Who made it, when it is signed: the fingerprint of their key, and whether that is this machine or one it has kept something of before. */
  signer: z.object({ fingerprint: z.string(), known: z.boolean() }).nullable(),
  /** What to look at before it is kept, as sentences: no signature, steps without targets, programs that are not here, terminal commands. */
  warnings: z.array(z.string()),
})
export type TaskImport = z.infer<typeof TaskImport>

/** Something that a verified run saw otherwise than it was learned, proposed as a new version of a step's target, a page, a timing. */
export const Lesson = z.object({
  id: z.string(),
  /** `“Send” was found as “Submit” in the same place.` */
  what: z.string(),
  kind: z.enum(['label', 'anchors', 'variant', 'timing']),
  task: Task.shape.id,
  step: StepId.optional(),
  /** Of a `variant`: the page that got it. */
  page: PageId.optional(),
  run: z.string(),
  at: z.iso.datetime(),
  /** `kept`: it is part of memory now; `quarantined`: the check on the old recordings failed, `reason` says where; `undone`: by the person. */
  state: z.enum(['kept', 'quarantined', 'undone', 'dismissed']),
  reason: z.string(),
  /** How many old moments it was tried on, and how many of them came out as recorded. */
  checked: z.object({ moments: z.number().int(), right: z.number().int() }),
  /** The revision (of the Task) that it made, and the one before. */
  revision: z.number().int().optional(),
})
export type Lesson = z.infer<typeof Lesson>

/** How a Task can be written out. */
export const TaskFormat = z.enum(['bundle', 'skill', 'aloha-trace'])
export type TaskFormat = z.infer<typeof TaskFormat>

/** A further demonstration of a known Task. */
export const AddDemonstration = z.object({
  id: Task.shape.id,
  recordingId: RecordingId,
  /** What it did, with its values; empty: the recording's own goal. */
  goal: z.string(),
  answers: z.record(z.string(), z.string()),
})
