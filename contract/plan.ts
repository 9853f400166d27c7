import { z } from 'zod'
import { Leaving } from './cascade.ts'
import { Block } from './flow.ts'
import { TaskId } from './ids.ts'
import { Step } from './step.ts'
import { Task, TaskSummary } from './task.ts'

/** Where a bound value came from. */
export const BoundValue = z.object({
  parameter: z.string(),
  value: z.string(),
  from: z.enum(['words', 'form', 'example', 'person', 'table']),
  secret: z.boolean(),
})
export type BoundValue = z.infer<typeof BoundValue>

/** What a plan will take, about. */
export const PlanEstimate = z.object({
  steps: z.number().int().nonnegative(),
  /** From runs of this task where there were any, else from how long the person took. */
  seconds: z.number().nonnegative(),
  from: z.enum(['runs', 'demonstration']),
  /** What runs of this task took of models on the average; 0 and null when none did. */
  modelCalls: z.number().nonnegative(),
  money: z.number().nonnegative().nullable(),
})
export type PlanEstimate = z.infer<typeof PlanEstimate>

/** A Task bound to values for one request. Secret values are kept out: `value` is empty, the run asks for them. */
export const Plan = z.object({
  request: z.string(),
  task: Task.pick({ id: true, revision: true, goal: true, programs: true, parameters: true }),
  values: z.array(BoundValue),
  /** Coarse sub-goals, each with the fine Steps that reach it. */
  subGoals: z.array(z.object({ name: z.string(), steps: z.array(Step).min(1) })),
  /** Loops, branches and what is there only sometimes, over these steps. Those of tasks that were called are among them, under ids of their own. */
  blocks: z.array(Block).default([]),
  /** What stands in the way or should be known before the first step, in words. `stops`: the run would fail. */
  findings: z.array(z.object({ stops: z.boolean(), text: z.string() })),
  estimate: PlanEstimate.optional(),
  /** The tasks it was put together from, in order, when there are several; `task` has the first one's id under a goal and parameters that are those of all. */
  tasks: z.array(Task.pick({ id: true, revision: true, goal: true })).optional(),
  /** A model put it together out of what memory knows, for no task fits. Then `task` is not in memory; it is kept once a run of it was done to its end. */
  by: z.literal('model').optional(),
})
export type Plan = z.infer<typeof Plan>

/** The steps of a plan in their order, whatever sub-goals they serve. */
export function stepsOf({ subGoals }: Pick<Plan, 'subGoals'>): Step[] {
  return subGoals.flatMap(({ steps }) => steps)
}

/** What the planner answers to a request. Each is an expected outcome, not an error. */
export const PlanOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('planned'), plan: Plan }),
  /** The Task is clear, but these values are not: ask for them, then propose again with `values`. */
  z.object({
    kind: z.literal('values-missing'),
    task: TaskSummary,
    values: z.array(BoundValue),
    missing: z.array(z.string()),
    wrong: z.array(z.object({ parameter: z.string(), reason: z.string() })),
  }),
  /** Two Tasks fit about equally well: let the person choose. */
  z.object({ kind: z.literal('ambiguous'), candidates: z.array(TaskSummary) }),
  /** `leaving`: a model could be asked for a plan (`PlanRequest.byModel`), and this would go to it. */
  z.object({ kind: z.literal('no-task'), nearest: z.array(TaskSummary), leaving: Leaving.optional() }),
])
export type PlanOutcome = z.infer<typeof PlanOutcome>

export const PlanRequest = z.object({
  /** The person's words; empty when the form is used. */
  request: z.string(),
  /** Given when the person chose the Task. */
  taskId: TaskId.optional(),
  /** Of that Task; the newest without it. The rows of a table all run one. */
  revision: z.number().int().positive().optional(),
  values: z.record(z.string(), z.string()),
  /** Where no task fits, the model of the role `large` may be asked: the person saw what leaves this machine for that and said yes. */
  byModel: z.boolean().optional(),
})
export type PlanRequest = z.infer<typeof PlanRequest>
