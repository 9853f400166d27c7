import { type BoundValue, type GoalPart, goalSentence, type Ids, type Parameter, plainGoal, type Task, type TaskSummary } from '#contract'
import { namesAtRun } from './call-values.ts'
import { underOtherNames, uniqueName } from './other-names.ts'
import { subGoalsOf } from './sub-goals.ts'

const AND_THEN = ', then '

/**
 * Tasks that are to be done one after the other in one plan, without a name or an id in common: the first one stays as it is, a later one gets other names where it
 * would share one, for the value of `name` in one says nothing of the `name` in another.
 */
export function apart(tasks: readonly Task[], ids: Ids): Task[] {
  const names = new Set<string>()
  const used = new Set<string>()
  return tasks.map((task) => {
    const own = new Set([...task.parameters.map(({ name }) => name), ...namesAtRun(task)])
    const idsOf = [...task.steps, ...task.blocks].map(({ id }) => id as string)
    const shares = idsOf.some((id) => used.has(id)) || [...own].some((name) => names.has(name))
    const renamed = new Map<string, string>()
    for (const name of own) {
      renamed.set(name, uniqueName(name, names))
      names.add(renamed.get(name) ?? name)
    }
    for (const id of idsOf) used.add(id)
    return shares ? underOtherNames(task, renamed, ids) : task
  })
}

/** Several tasks as one, each under its own sub-goals. The id is the first one's: what the whole is kept under. One task stays as it is. */
export function joined(tasks: readonly [Task, ...Task[]], values: readonly BoundValue[]): Task {
  const [first, ...others] = tasks
  if (others.length === 0) return first
  const shown = Object.fromEntries(values.filter(({ secret }) => !secret).map(({ parameter, value }) => [parameter, value]))
  const programs = new Map<string, Task['programs'][number]>()
  for (const each of tasks.flatMap((task) => task.programs)) if (!programs.has(each.program)) programs.set(each.program, each)
  return {
    ...first,
    goal: joinedGoal(tasks),
    parameters: tasks.flatMap(({ parameters }) => parameters),
    steps: tasks.flatMap(({ steps }) => steps),
    blocks: tasks.flatMap(({ blocks }) => blocks),
    subGoals: tasks.flatMap((task) =>
      subGoalsOf(task, shown).flatMap(({ name, steps: [from, ...rest] }) =>
        from ? [{ name, from: from.id, to: (rest.at(-1) ?? from).id }] : [],
      ),
    ),
    milestones: tasks.flatMap(({ milestones }) => milestones),
    programs: [...programs.values()],
  }
}

/** What is shown of several tasks while values are still asked for. Counts are of the whole: of one that was never run. */
export function joinedSummary(tasks: readonly [TaskSummary, ...TaskSummary[]], parts: readonly Task[]): TaskSummary {
  const [first, ...others] = tasks
  if (others.length === 0) return first
  const parameters: Parameter[] = parts.flatMap((part) => part.parameters)
  return {
    ...first,
    goal: joinedGoal(parts),
    parameters,
    programs: parts.flatMap(({ programs }) => programs),
    stepCount: tasks.reduce((sum, { stepCount }) => sum + stepCount, 0),
    runCount: 0,
    successCount: 0,
    lastRunAt: null,
  }
}

/** `Enter the invoice of ⟦customer⟧, then write a letter to ⟦name⟧`. */
function joinedGoal(tasks: readonly Pick<Task, 'goal'>[]): GoalPart[] {
  return plainGoal(tasks.flatMap(({ goal }, at): GoalPart[] => (at === 0 ? goal : [{ kind: 'words', text: AND_THEN }, ...lowered(goal)])))
}

/** A goal begins with a capital letter; in the middle of a sentence it does not, unless the word is written so all through. */
function lowered(goal: GoalPart[]): GoalPart[] {
  const [first, ...rest] = goal
  if (first?.kind !== 'words' || !/^\p{Lu}\p{Ll}/u.test(first.text) || goalSentence(goal).startsWith('I ')) return goal
  return [{ kind: 'words', text: `${first.text.charAt(0).toLowerCase()}${first.text.slice(1)}` }, ...rest]
}
