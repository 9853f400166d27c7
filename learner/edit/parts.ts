import type { Block, GoalPart, Task } from '#contract'
import { goalSentence, membersOf, outerFirst, plainGoal, renaming, rewriteStep, spansOf } from '#contract'
import { blockCalled, blockInWords, numberOf } from '../blocks/words.ts'
import { goneStep, type Made, made, refused } from './made.ts'

export function setGoal(task: Task, given: GoalPart[]): Made {
  const goal = plainGoal(given)
  if (!goal.some((part) => part.kind === 'words' && /[\p{L}\p{N}]/u.test(part.text)))
    return refused('The sentence of a task needs words, not only values. Say what the task does.')
  return made({ ...task, goal }, `The sentence is now “${goalSentence(goal)}”`)
}

export function setMilestones(task: Task, given: Task['milestones']): Made {
  const problems = given.flatMap(({ after, name }, index) => {
    const number = numberOf(after, task.steps)
    if (number === 0) return [goneStep(after)]
    if (name.trim() === '') return [`The milestone after step ${number} has no name. Say what is finished there.`]
    const twice = given.findIndex((each) => each.after === after) !== index
    return twice ? [`There are two milestones after step ${number}. Keep one of them.`] : []
  })
  if (problems.length > 0) return refused(...problems)
  const milestones = given.toSorted((a, b) => numberOf(a.after, task.steps) - numberOf(b.after, task.steps))
  return made(
    { ...task, milestones },
    milestones.length === 0 ? 'There are no milestones any more' : `The milestones are now ${listed(milestones)}`,
  )
}

export function setSubGoals(task: Task, given: Task['subGoals']): Made {
  const ids = task.steps.map(({ id }) => id)
  const subGoals = given.toSorted((a, b) => ids.indexOf(a.from) - ids.indexOf(b.from))
  const problems = subGoals.flatMap((subGoal, index) => {
    if (subGoal.name.trim() === '') return ['A part of the task has no name. Say what it is for.']
    const missing = [subGoal.from, subGoal.to].find((id) => !ids.includes(id))
    if (missing !== undefined) return [goneStep(missing)]
    if (membersOf(subGoal, ids).length === 0)
      return [`The part “${subGoal.name}” ends before it begins. Choose a first step that comes before its last.`]
    const previous = subGoals[index - 1]
    return previous && ids.indexOf(previous.to) >= ids.indexOf(subGoal.from)
      ? [`The parts “${previous.name}” and “${subGoal.name}” share a step. Let one end before the other begins.`]
      : []
  })
  if (problems.length > 0) return refused(...problems)
  return made({ ...task, subGoals }, subGoals.length === 0 ? 'The steps are no longer in parts' : `The parts are now ${listed(subGoals)}`)
}

/** Adds a block or replaces one. */
export function setBlock(task: Task, block: Block): Made {
  const known = task.blocks.find(({ id }) => id === block.id)
  const blocks = known ? task.blocks.map((each) => (each === known ? block : each)) : [...task.blocks, block]
  const steps = known ? withRowsCalled(task.steps, known, block) : task.steps
  const ids = steps.map(({ id }) => id)
  return made({ ...task, steps, blocks: outerFirst(blocks, ids) }, blockInWords(block, steps).slice(0, -1))
}

/** Where a loop calls its rows otherwise than before, the steps in it follow. */
function withRowsCalled(steps: Task['steps'], before: Block, after: Block): Task['steps'] {
  const [old, now] = [rowsOf(before), rowsOf(after)]
  if (old === undefined || now === undefined || old === now) return steps
  const ids = steps.map(({ id }) => id)
  const within = spansOf(before).flatMap((span) => membersOf(span, ids))
  return steps.map((step) =>
    within.includes(step.id)
      ? rewriteStep(
          step,
          renaming((name) => (name === old ? now : name)),
        )
      : step,
  )
}

function rowsOf(block: Block): string | undefined {
  return block.kind === 'loop' && block.over.kind === 'rows' ? block.over.item : undefined
}

export function removeBlock(task: Task, id: string): Made {
  const block = task.blocks.find((each) => each.id === id)
  if (!block) return refused(`There is no ${id} in this task. Look at the task as it is now.`)
  return made({ ...task, blocks: task.blocks.filter((each) => each !== block) }, `Without ${blockCalled(block, task.steps)}`)
}

function listed(named: readonly { name: string }[]): string {
  return named.map(({ name }) => `“${name}”`).join(', ')
}
