import { type GoalPart, goalSentence, type Proposal, type Task } from '#contract'
import { sameLanguage, slotsIn, unfit } from './texts.ts'

const LONGEST_GOAL = 160
const LONGEST_NAME = 60
const GOAL_ID = 'proposal-goal-words'
const PARTS_ID = 'proposal-part-names'

/**
 * What the model would call the task and its parts, as questions to the person: nothing of it is changed by itself. Names that do not fit, or say nothing new, are dropped.
 * @param goal a sentence with the slots of the task's own, or empty
 * @param names by the number of the part, from 1
 */
export function withProposals(task: Task, goal: string, names: ReadonlyMap<number, string>): Task {
  const made = [goalProposal(task, goal.trim()), partsProposal(task, names)].flatMap((one) => one ?? [])
  const replaced = new Set(made.map(({ id }) => id))
  return made.length === 0 ? task : { ...task, proposals: [...task.proposals.filter(({ id }) => !replaced.has(id)), ...made] }
}

function goalProposal(task: Task, goal: string): Proposal | undefined {
  const had = goalSentence(task.goal)
  const slots = goal.match(/⟦[^⟦⟧]*⟧/gu) ?? []
  // Each slot once, as in the goal: which of two is which would be a guess.
  const same = slotsIn(goal).join() === slotsIn(had).join() && slots.length === task.goal.filter(({ kind }) => kind === 'slot').length
  if (goal === had || unfit(goal, had, LONGEST_GOAL) !== undefined || !same || !sameLanguage(goal, had)) return undefined
  return {
    id: GOAL_ID,
    question: `The model would call this task “${goal}”. Is that better?`,
    change: `The goal becomes “${goal}”.`,
    edits: [{ kind: 'set-goal', goal: goalParts(goal) }],
  }
}

function partsProposal(task: Task, names: ReadonlyMap<number, string>): Proposal | undefined {
  const subGoals = task.subGoals.map((part, index) => {
    const name = names.get(index + 1)?.trim() ?? part.name
    const fits = unfit(name, part.name, LONGEST_NAME) === undefined && slotsIn(name).join() === slotsIn(part.name).join()
    return fits && sameLanguage(name, part.name) ? { ...part, name } : part
  })
  const changed = subGoals.filter(({ name }, index) => name !== task.subGoals[index]?.name)
  if (changed.length === 0) return undefined
  const list = changed.map(({ name }) => `“${name}”`).join(', ')
  return {
    id: PARTS_ID,
    question: `The model would name parts of this task ${list}. Is that better?`,
    change: `Parts of the task are called ${list}.`,
    edits: [{ kind: 'set-sub-goals', subGoals }],
  }
}

function goalParts(sentence: string): GoalPart[] {
  return sentence
    .split(/(⟦[^⟦⟧]*⟧)/u)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('⟦') ? { kind: 'slot', parameter: part.slice(1, -1) } : { kind: 'words', text: part }))
}
