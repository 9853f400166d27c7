import type { Task } from '#contract'
import { membersOf } from '#contract'
import { blockProblems } from '../blocks/problems.ts'
import { neededBy, textsOf, usesOf } from './uses.ts'

/** What is wrong with a Task as a whole, as sentences with what to do; empty when all its parts fit together. */
export function taskProblems(task: Task): string[] {
  const names = task.parameters.map(({ name }) => name)
  const twice = names.filter((name, index) => names.indexOf(name) !== index)
  return [
    ...twice.map((name) => `There are two values called “${name}”. Give one of them another name.`),
    ...goalProblems(task, names),
    ...task.steps.flatMap((_, index) => stepProblems(task, index)),
    ...blockProblems(task),
  ]
}

function goalProblems({ goal }: Task, names: readonly string[]): string[] {
  return goal.flatMap((part) =>
    part.kind === 'slot' && !names.includes(part.parameter)
      ? [`The sentence speaks of ⟦${part.parameter}⟧, and this task has no such value. Add it as a value, or write the words themselves.`]
      : [],
  )
}

function stepProblems(task: Task, index: number): string[] {
  const step = task.steps[index]
  if (!step) return []
  const ids = task.steps.map(({ id }) => id)
  const around = task.blocks.flatMap((block) => (block.kind === 'loop' && membersOf(block, ids).includes(step.id) ? [block.over] : []))
  const rows = around.flatMap((over) => (over.kind === 'rows' ? [over.item] : []))
  const readAt = (name: string) => task.steps.findIndex(({ act }) => act.kind === 'read' && act.into === name)
  const parameters = task.parameters.map(({ name }) => name)
  const needed = neededBy(step).flatMap((name) => {
    const read = readAt(name)
    if (parameters.includes(name) || rows.includes(name) || (read >= 0 && read < index)) return []
    if (read >= 0) return [`Step ${index + 1} needs ⟦${name}⟧, which step ${read + 1} reads only later. Put step ${read + 1} before it.`]
    return [`Step ${index + 1} needs ⟦${name}⟧, and this task has no such value. Add it as a value, or let the step do without.`]
  })
  const said = [...step.caption.matchAll(/⟦([^⟧]*)⟧/gu)].flatMap(([, name = '']) => {
    const isKnown = [...parameters, ...rows, 'running number'].includes(name) || readAt(name) >= 0
    return isKnown
      ? []
      : [`The sentence of step ${index + 1} speaks of ⟦${name}⟧, and this task has no such value. Write the words themselves.`]
  })
  const counts = around.length === 0 && textsOf(step).some(({ kind }) => kind === 'count')
  const own = step.act.kind === 'read' && parameters.includes(step.act.into) ? [step.act.into] : []
  return [
    ...needed,
    ...said,
    ...(counts
      ? [`Step ${index + 1} types a running number, which counts the rounds of a loop. Put it into a loop, or type fixed words.`]
      : []),
    ...own.map((name) => `Step ${index + 1} keeps what it reads as “${name}”, and there is a value of that name. Choose another name.`),
  ]
}

/** Parameters that would be asked for and that nothing speaks of. */
export function unusedParameters(task: Task): string[] {
  const used = usesOf(task)
  return task.parameters.map(({ name }) => name).filter((name) => !used.has(name))
}
