import { goalSentence, type Plan, type StepId, type Task } from '#contract'

/** The steps under what they are for: by the task's sub-goals, or where it has none by its milestones. */
export function subGoalsOf(task: Task, values: Readonly<Record<string, string>>): Plan['subGoals'] {
  return task.subGoals.length > 0 ? byName(task, values) : byMilestone(task, values)
}

/** Steps before, between and after the named groups belong to the goal itself. */
function byName(task: Task, values: Readonly<Record<string, string>>): Plan['subGoals'] {
  const own = goalSentence(task.goal, values)
  const subGoals: Plan['subGoals'] = []
  let current: { name: string; to: StepId } | undefined
  for (const step of task.steps) {
    current ??= task.subGoals.find(({ from }) => from === step.id)
    const name = current?.name ?? own
    const last = subGoals.at(-1)
    if (last?.name === name) last.steps.push(step)
    else subGoals.push({ name, steps: [step] })
    if (current?.to === step.id) current = undefined
  }
  return subGoals
}

/** The steps under the milestones that they lead to, in the order of the steps; what follows the last milestone belongs to the goal itself. */
function byMilestone(task: Task, values: Readonly<Record<string, string>>): Plan['subGoals'] {
  const names = new Map(task.milestones.toReversed().map((milestone) => [milestone.after, milestone.name]))
  const subGoals: Plan['subGoals'] = []
  let steps: Task['steps'] = []
  for (const step of task.steps) {
    steps.push(step)
    const name = names.get(step.id)
    if (name === undefined) continue
    subGoals.push({ name, steps })
    steps = []
  }
  return steps.length > 0 ? [...subGoals, { name: goalSentence(task.goal, values), steps }] : subGoals
}
