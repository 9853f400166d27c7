import { goalSentence, type StepId, type Task, type TaskDifference } from '#contract'

type Told = { id: string; text: string; step?: StepId }

/** A small diff: by ids, and by what each is in words. */
export function differences(from: Task, to: Task): TaskDifference[] {
  const goals = [from, to].map((task) => goalSentence(task.goal))
  const steps = (task: Task): Told[] => task.steps.map((step) => ({ id: step.id, text: step.caption, step: step.id }))
  const parameters = (task: Task): Told[] =>
    task.parameters.map(({ name, type, many }) => ({ id: name, text: `⟦${name}⟧, ${type}${many ? ', several' : ''}` }))
  const blocks = (task: Task): Told[] => task.blocks.map(({ id, kind, reason }) => ({ id, text: `${kind}: ${reason}` }))
  const milestones = (task: Task): Told[] => task.milestones.map(({ after, name }) => ({ id: after, text: name }))
  const goalsOf = (task: Task): Told[] => task.subGoals.map(({ from: id, name }) => ({ id, text: name }))
  return [
    ...(goals[0] === goals[1] ? [] : [{ what: 'goal', change: 'changed', before: goals[0], after: goals[1] } as const]),
    ...between('parameter', parameters(from), parameters(to)),
    ...between('step', steps(from), steps(to)),
    ...moved(from, to),
    ...between('block', blocks(from), blocks(to)),
    ...between('sub-goal', goalsOf(from), goalsOf(to)),
    ...between('milestone', milestones(from), milestones(to)),
  ]
}

function between(what: TaskDifference['what'], from: readonly Told[], to: readonly Told[]): TaskDifference[] {
  const gone = from.filter(({ id }) => !to.some((it) => it.id === id))
  return [
    ...to.flatMap(({ id, text, step }): TaskDifference[] => {
      const before = from.find((it) => it.id === id)
      if (!before) return [{ what, change: 'added', after: text, ...(step ? { step } : {}) }]
      return before.text === text ? [] : [{ what, change: 'changed', before: before.text, after: text, ...(step ? { step } : {}) }]
    }),
    ...gone.map(({ text }): TaskDifference => ({ what, change: 'removed', before: text })),
  ]
}

function moved(from: Task, to: Task): TaskDifference[] {
  const kept = (task: Task, other: Task) => task.steps.filter(({ id }) => other.steps.some((it) => it.id === id))
  const before = kept(from, to)
  return kept(to, from)
    .filter(({ id }, index) => before[index]?.id !== id)
    .slice(0, 1)
    .map(({ id, caption }): TaskDifference => ({ what: 'step', change: 'moved', after: caption, step: id }))
}
