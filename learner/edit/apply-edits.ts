import type { Ids, Task, TaskEdit } from '#contract'
import { missingCase } from '#contract'
import { type Made, made, refused } from './made.ts'
import { addParameter, removeParameter, setParameter } from './parameters.ts'
import { removeBlock, setBlock, setGoal, setMilestones, setSubGoals } from './parts.ts'
import { renamesIn } from './renames.ts'
import { same } from './same.ts'
import { deleteStep, insertStep, moveStep, replaceFrom } from './step-order.ts'
import { setCaption, setTarget, setText } from './step-words.ts'
import { taskProblems } from './task-problems.ts'
import { tidy } from './tidy.ts'

/** `edited`: the whole Task, with `change`; memory gives it its revision. `refused`: nothing was changed; whole sentences, each with what to do. */
export type Edited = { kind: 'edited'; task: Task } | { kind: 'refused'; problems: string[] }

/**
 * Makes edits, in order, all or none. What speaks of something that changed follows: blocks, sub-goals and milestones stay whole, slots keep their
 * parameters, proposals that no longer fit are dropped with a notice.
 */
export function applyEdits(task: Task, edits: readonly TaskEdit[], tools: { ids: Ids }): Edited {
  const outcome = makeAll(task, edits, tools.ids)
  if (outcome.kind === 'refused') return outcome
  if (same(outcome.task, task)) return { kind: 'refused', problems: ['The task is like this already. Nothing was changed.'] }
  const anew = edits.find((edit) => edit.kind === 'replace-from')
  const kind = anew === undefined ? 'edited' : anew.taught ? 'taught' : 're-recorded'
  return { kind: 'edited', task: { ...withoutStale(outcome.task), change: { kind, what: `${outcome.what}.` } } }
}

/** The edits and what follows from them; proposals are not looked at. */
function makeAll(task: Task, edits: readonly TaskEdit[], ids: Ids): Made {
  const all = inOrder(task, edits, ids)
  if (all.kind === 'refused') return all
  const { task: next, what, idle } = tidy(task, all.task, renamesIn(edits, task))
  // What was wrong before stands in the way of no edit, whatever number its step has now.
  const known = new Set(taskProblems(task).map(withoutNumbers))
  const problems = [
    ...taskProblems(next).filter((problem) => !known.has(withoutNumbers(problem))),
    ...idle.map((name) => `Nothing would use the new value “${name}”. Put it into the sentence, or into what a step types.`),
  ]
  return problems.length > 0 ? refused(...problems) : made(next, [all.what, ...what].join('; '))
}

function withoutNumbers(problem: string): string {
  return problem.replace(/\d+/gu, '#')
}

function inOrder(task: Task, edits: readonly TaskEdit[], ids: Ids): Made {
  const whats: string[] = []
  let now = task
  for (const edit of edits) {
    const outcome = make(now, edit, ids)
    if (outcome.kind === 'refused') return outcome
    now = outcome.task
    whats.push(outcome.what)
  }
  return made(now, whats.join('; '))
}

function make(task: Task, edit: TaskEdit, ids: Ids): Made {
  switch (edit.kind) {
    case 'set-caption':
      return setCaption(task, edit.step, edit.caption)
    case 'set-text':
      return setText(task, edit.step, edit.text)
    case 'set-target':
      return setTarget(task, edit.step, edit.target)
    case 'move-step':
      return moveStep(task, edit.step, edit.before)
    case 'delete-step':
      return deleteStep(task, edit.step)
    case 'insert-step':
      return insertStep(task, edit.before, edit.step, ids)
    case 'replace-from':
      return replaceFrom(task, edit, ids)
    case 'set-goal':
      return setGoal(task, edit.goal)
    case 'add-parameter':
      return addParameter(task, edit.parameter, edit.value)
    case 'set-parameter':
      return setParameter(task, edit.name, edit.parameter)
    case 'remove-parameter':
      return removeParameter(task, edit.name, edit.value)
    case 'set-milestones':
      return setMilestones(task, edit.milestones)
    case 'set-sub-goals':
      return setSubGoals(task, edit.subGoals)
    case 'set-block':
      return setBlock(task, edit.block)
    case 'remove-block':
      return removeBlock(task, edit.id)
    case 'accept-proposal':
      return acceptProposal(task, edit.id, ids)
    case 'dismiss-proposal':
      return dismissProposal(task, edit.id)
    default:
      return missingCase(edit)
  }
}

function acceptProposal(task: Task, id: string, ids: Ids): Made {
  const { rest, proposal } = takeOut(task, id)
  if (!proposal) return refused(goneProposal(id))
  const outcome = inOrder(rest, proposal.edits, ids)
  return outcome.kind === 'refused' ? outcome : made(outcome.task, withoutStop(proposal.change))
}

function dismissProposal(task: Task, id: string): Made {
  const { rest, proposal } = takeOut(task, id)
  return proposal ? made(rest, `Not taken up: ${withoutStop(proposal.change)}`) : refused(goneProposal(id))
}

function takeOut(task: Task, id: string) {
  const proposal = task.proposals.find((each) => each.id === id)
  return { proposal, rest: { ...task, proposals: task.proposals.filter((each) => each !== proposal) } }
}

function goneProposal(id: string): string {
  return `There is no ${id} on this task any more. Look at the task as it is now.`
}

function withoutStop(sentence: string): string {
  return sentence.trim().replace(/\.$/u, '')
}

/** Without the proposals that could not be accepted any more. */
function withoutStale(task: Task): Task {
  const stale = task.proposals.filter(({ id }) => makeAll(task, [{ kind: 'accept-proposal', id }], trialIds()).kind === 'refused')
  if (stale.length === 0) return task
  const told = stale.map(({ question }) => `“${question}” is no longer asked: the steps it was about have changed.`)
  return {
    ...task,
    proposals: task.proposals.filter((each) => !stale.includes(each)),
    notices: [...task.notices, ...told.filter((notice) => !task.notices.includes(notice))],
  }
}

/** For trying only: nothing with these ids is kept. */
function trialIds(): Ids {
  let count = 0
  return {
    next(prefix) {
      count += 1
      return `${prefix}-trial-${count}`
    },
  }
}
