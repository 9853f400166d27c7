import { z } from 'zod'
import { Block, Span } from './flow.ts'
import { RecordingId, StepId, TaskId } from './ids.ts'
import { GoalPart, Parameter } from './parameter.ts'
import { Step } from './step.ts'
import { Proposal } from './task-edit.ts'

/** Something that the person did and that is no step: a detour, a slip that was taken back, a pause. */
export const LeftOut = z.object({
  /** The step it came after; absent when it came before the first. */
  after: StepId.optional(),
  /** What was done, like a caption. */
  what: z.string(),
  /** Why it is no step, as a sentence. */
  reason: z.string(),
})
export type LeftOut = z.infer<typeof LeftOut>

/** How a revision came about. `what` is one sentence for the list of versions. */
export const TaskChange = z.object({
  kind: z.enum(['learned', 'merged', 'edited', 'described', 're-recorded', 'taught', 'imported', 'rolled-back']),
  what: z.string(),
})
export type TaskChange = z.infer<typeof TaskChange>

export const TASK_VERSION = 1

/** What was learned from one demonstration or several. Each edit is a new `revision` of the same `id`. */
export const Task = z.object({
  version: z.literal(TASK_VERSION),
  id: TaskId,
  revision: z.number().int().positive(),
  goal: z.array(GoalPart).min(1),
  parameters: z.array(Parameter),
  steps: z.array(Step),
  /** What is not done once, one after the other: loops, branches, what is there only sometimes. */
  blocks: z.array(Block).default([]),
  /** Groups of steps by what they are for, in order, without overlap; steps outside belong to the goal itself. */
  subGoals: z.array(z.object({ name: z.string(), ...Span.shape })).default([]),
  /** Ids of the steps after which something checkable is finished. */
  milestones: z.array(z.object({ after: StepId, name: z.string() })),
  leftOut: z.array(LeftOut).default([]),
  /** What could be better, as questions to the person. Nothing of it holds until they say yes. */
  proposals: z.array(Proposal).default([]),
  /** The programs it uses, by the lasting names of WindowInfo, and how to start each where that is known. */
  programs: z.array(z.object({ program: z.string(), command: z.array(z.string()).min(1).optional() })),
  recordings: z.array(RecordingId),
  createdAt: z.iso.datetime(),
  change: TaskChange.optional(),
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

/** A line of the list of versions, newest first. */
export const TaskVersion = z.object({
  revision: z.number().int().positive(),
  savedAt: z.iso.datetime(),
  change: TaskChange,
  stepCount: z.number().int(),
})
export type TaskVersion = z.infer<typeof TaskVersion>
