import type { Block, Step, Task } from '#contract'
import { fillText, ROUND, Task as TaskSchema } from '#contract'
import { applyEdits } from '../../../learner/edit/apply-edits.ts'
import { createCountedIds } from '../../support/counted-ids.ts'

/** The task after its first proposal was taken up. */
export function accepted(task: Task) {
  const [proposal] = task.proposals
  if (!proposal) throw new Error('No loop is proposed.')
  const edited = applyEdits(task, [{ kind: 'accept-proposal', id: proposal.id }], { ids: createCountedIds() })
  if (edited.kind === 'refused') throw new Error(edited.problems.join(' '))
  return { proposal, task: TaskSchema.parse(edited.task) }
}

export function loopOf(task: Task) {
  return task.blocks.find((block): block is Extract<Block, { kind: 'loop' }> => block.kind === 'loop')
}

export function bodyOf(task: Task): Step[] {
  const loop = loopOf(task)
  const ids = task.steps.map(({ id }) => id)
  return loop ? task.steps.slice(ids.indexOf(loop.from), ids.indexOf(loop.to) + 1) : []
}

/** What all rounds of the loop type, with the values given: `Anna\nBob`, … */
export function typedInRounds(task: Task, values: Record<string, string>): string[] {
  const lists = Object.entries(values).map(([name, value]) => ({ name, lines: value.split('\n') }))
  const rounds = lists[0]?.lines.length ?? 0
  return Array.from({ length: rounds }, (_, round) => {
    const own = Object.fromEntries(lists.map(({ name, lines }) => [name, lines[round] ?? '']))
    return bodyOf(task).flatMap(({ act }) => (act.kind === 'type' ? fillText(act.text, { ...own, [ROUND]: String(round) }) : []))
  }).flat()
}

export function acts(steps: readonly Step[]): string[] {
  return steps.map(({ act, target }) => [act.kind, act.kind === 'press' ? act.key : (target?.name ?? '')].join(' ').trim())
}

/** The values that were shown, by the names of their parameters. */
export function shownValues(task: Task): Record<string, string> {
  return Object.fromEntries(task.parameters.flatMap(({ name, many, examples }) => (many ? [[name, examples[0] ?? '']] : [])))
}
