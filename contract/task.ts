import { z } from 'zod'
import { StepAct, TextPart } from './action.ts'
import { PageId, PictureId, RecordingId, StepId, TaskId } from './ids.ts'
import { Target } from './target.ts'
import { WindowPattern } from './window.ts'

/** What should be true after a step; checked by the executor, never against clocks, counters or old values. */
export const Expectation = z.discriminatedUnion('kind', [
  /** The target (or the focused field) holds this text. */
  z.object({ kind: z.literal('field-holds'), text: z.array(TextPart) }),
  /** A window that fits is there (`active`: and has the focus). */
  z.object({ kind: z.literal('window-present'), window: WindowPattern }),
  z.object({ kind: z.literal('window-gone'), window: WindowPattern }),
  /** An element with this role and name is seen in the active window. */
  z.object({ kind: z.literal('element-present'), role: Target.shape.role, name: z.string() }),
  /** The pixels of the window changed. The weakest: silence would mean that nothing happened. */
  z.object({ kind: z.literal('changed') }),
  z.object({ kind: z.literal('nothing') }),
])
export type Expectation = z.infer<typeof Expectation>

/** A type of value, with how it is checked. */
export const ParameterType = z.enum(['text', 'number', 'date', 'money', 'choice', 'file', 'secret'])
export type ParameterType = z.infer<typeof ParameterType>

/** Something that differs from run to run. `name` is a lower-case word or words joined by `-`, unique in its Task. */
export const Parameter = z.object({
  name: z.string().regex(/^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}-]*$/u),
  type: ParameterType,
  /** The values seen in demonstrations, the first one first. Empty for a secret. */
  examples: z.array(z.string()),
  /** What can be chosen, when it is a choice and the page told. */
  options: z.array(z.string()).optional(),
})
export type Parameter = z.infer<typeof Parameter>

/** An act with its reason. */
export const Step = z.object({
  id: StepId,
  /** One sentence a person reads, slots as ⟦name⟧: `Type ⟦amount⟧ into “Amount”`. */
  caption: z.string(),
  observation: z.string(),
  thought: z.string(),
  act: StepAct,
  /** Absent for acts that go to whatever has the focus, and for those without a place. */
  target: Target.optional(),
  /** The window in which the step happens. */
  window: WindowPattern,
  expectation: Expectation,
  /** The page it starts on and the page it leads to. */
  page: PageId.optional(),
  leadsTo: PageId.optional(),
  /** Whole-window pictures before and after, and where in the desktop the act took place, relative to the picture. */
  pictures: z.object({
    before: PictureId.optional(),
    after: PictureId.optional(),
    mark: z.object({ x: z.number(), y: z.number() }).optional(),
  }),
  /** How well the learner knows the target, 0 to 1. */
  confidence: z.number().min(0).max(1),
  /** How long the person took from the end of the last gesture to the end of this one. */
  personMs: z.number().nonnegative(),
})
export type Step = z.infer<typeof Step>

/** The goal sentence in pieces: `Write a note to ⟦recipient⟧ about ⟦topic⟧`. */
export const GoalPart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('words'), text: z.string() }),
  z.object({ kind: z.literal('slot'), parameter: z.string() }),
])
export type GoalPart = z.infer<typeof GoalPart>

export const TASK_VERSION = 1

/** What was learned from a demonstration. Each edit is a new `revision` of the same `id`. */
export const Task = z.object({
  version: z.literal(TASK_VERSION),
  id: TaskId,
  revision: z.number().int().positive(),
  goal: z.array(GoalPart).min(1),
  parameters: z.array(Parameter),
  steps: z.array(Step),
  /** Ids of the steps after which something checkable is finished. */
  milestones: z.array(z.object({ after: StepId, name: z.string() })),
  /** The programs it uses, by the lasting names of WindowInfo, and how to start each where that is known. */
  programs: z.array(z.object({ program: z.string(), command: z.array(z.string()).min(1).optional() })),
  recordings: z.array(RecordingId),
  createdAt: z.iso.datetime(),
  /** What the learner was not sure of, in words. */
  notices: z.array(z.string()),
})
export type Task = z.infer<typeof Task>

export const TaskSummary = Task.pick({ id: true, revision: true, goal: true, parameters: true, programs: true, createdAt: true }).extend({
  stepCount: z.number().int(),
  runCount: z.number().int(),
  successCount: z.number().int(),
  lastRunAt: z.iso.datetime().nullable(),
})
export type TaskSummary = z.infer<typeof TaskSummary>

/** `Write a note to ⟦recipient⟧`: the goal as one string, with values in place of slots where given. */
export function goalSentence(goal: GoalPart[], values: Record<string, string> = {}): string {
  return goal.map((part) => (part.kind === 'words' ? part.text : (values[part.parameter] ?? `⟦${part.parameter}⟧`))).join('')
}
