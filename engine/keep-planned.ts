import { type Memory, type Plan, type Step, Task } from '#contract'

/**
 * A plan that a model put together and that was run to its end becomes a Task, so that the next request like it needs no model: the steps that were planned, with the values that
 * the plan had as its parameters. Starting programs is left to the next plan. Undefined: it is there already, or nothing is left of it.
 */
export async function keepPlanned(plan: Plan, memory: Memory, nowMs: number): Promise<Task | undefined> {
  if (plan.by !== 'model' || (await memory.task(plan.task.id))) return undefined
  const subGoals = plan.subGoals
    .map(({ name, steps }) => ({ name, steps: steps.filter((step) => !isStart(step)) }))
    .flatMap(({ name, steps }) => (steps[0] ? [{ name, steps, from: steps[0].id, to: (steps.at(-1) ?? steps[0]).id }] : []))
  if (subGoals.length === 0) return undefined
  const values = new Map(plan.values.filter(({ secret }) => !secret).map(({ parameter, value }) => [parameter, value]))
  return memory.saveTask(
    Task.parse({
      ...{ version: 1, id: plan.task.id, revision: 1, goal: plan.task.goal, programs: plan.task.programs },
      parameters: plan.task.parameters.map((parameter) => ({
        ...parameter,
        examples: parameter.examples.length > 0 || !values.has(parameter.name) ? parameter.examples : [values.get(parameter.name)],
      })),
      steps: subGoals.flatMap(({ steps }) => steps),
      blocks: plan.blocks,
      subGoals: subGoals.map(({ name, from, to }) => ({ name, from, to })),
      milestones: [],
      recordings: [],
      createdAt: new Date(nowMs).toISOString(),
      change: { kind: 'taught', what: 'Put together by a model, and run to its end.' },
      notices: ['Nobody has shown this: a model put it together out of what memory knew, and one run of it went well.'],
    }),
  )
}

function isStart({ act, origin }: Step): boolean {
  return act.kind === 'start-program' && origin === undefined
}
