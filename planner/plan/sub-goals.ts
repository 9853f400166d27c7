import { goalSentence, type Plan, type Task } from '#contract'

/** The steps under the milestones that they lead to, in the order of the steps; what follows the last milestone belongs to the goal itself. */
export function subGoalsOf(task: Task, values: Readonly<Record<string, string>>): Plan['subGoals'] {
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
