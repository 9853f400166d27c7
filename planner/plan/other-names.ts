import { type Ids, renaming, rewriteTask, type Span, type Step, StepId, type Task } from '#contract'

/** A Task as a part of a plan that holds others too: the same steps under ids of their own, its values under these names. What is not named stays. */
export function underOtherNames(task: Task, names: ReadonlyMap<string, string>, ids: Ids): Task {
  const nameOf = (name: string) => names.get(name) ?? name
  const stepIds = new Map(task.steps.map(({ id }) => [id, StepId.parse(ids.next('step'))]))
  const idOf = (id: StepId) => stepIds.get(id) ?? id
  const spanOf = <Any extends Span>(span: Any): Any => ({ ...span, from: idOf(span.from), to: idOf(span.to) })
  const renamed = rewriteTask(task, renaming(nameOf))
  const blockId = (id: string) => `block-${idOf(task.steps[0]?.id ?? ('' as StepId))}-${id.slice('block-'.length)}`
  return {
    ...renamed,
    parameters: task.parameters.map((parameter) => ({ ...parameter, name: nameOf(parameter.name) })),
    steps: renamed.steps.map((step): Step => {
      const act = step.act.kind === 'read' ? { ...step.act, into: nameOf(step.act.into) } : step.act
      return { ...step, act, id: idOf(step.id) }
    }),
    blocks: renamed.blocks.map((block) => {
      const next = { ...block, id: blockId(block.id) }
      return next.kind === 'branch' ? { ...next, arms: next.arms.map(spanOf) } : spanOf(next)
    }),
    subGoals: renamed.subGoals.map(spanOf),
    milestones: renamed.milestones.map((milestone) => ({ ...milestone, after: idOf(milestone.after) })),
  }
}

/** A name like this one that none of these has: `name`, else `name-2`, `name-3`. */
export function uniqueName(name: string, taken: ReadonlySet<string>): string {
  let candidate = name
  for (let number = 2; taken.has(candidate); number++) candidate = `${name}-${number}`
  return candidate
}
