import type { Task } from '#contract'
import { blockInWords } from '#learner'
import { goalText, plainSlots } from './output.ts'

/** A task for reading in a terminal: its sentence, values, steps with their parts and milestones, what is done otherwise than one after the other, questions, notices. */
export function taskText(task: Task): string {
  return [
    goalText(task.goal),
    ...task.parameters.map(parameterLine),
    ...stepLines(task),
    ...task.blocks.map((block) => `     ${plainSlots(blockInWords(block, task.steps))}`),
    ...task.leftOut.map(({ what, reason }) => `Left out: ${plainSlots(what)}. ${plainSlots(reason)}`),
    ...task.proposals.map(({ id, question }) => `Question (${id}): ${plainSlots(question)}`),
    ...task.notices.map((notice) => `Note: ${plainSlots(notice)}`),
  ].join('\n')
}

function parameterLine({ name, type, many, options, examples }: Task['parameters'][number]): string {
  const [example] = examples
  return [
    `     ${name}: ${type}${many ? ', several of it' : ''}`,
    ...(options ? [`out of ${options.join(', ')}`] : []),
    ...(example === undefined ? [] : [`for example “${example.replaceAll('\n', '”, “')}”`]),
  ].join(', ')
}

function stepLines({ steps, subGoals, milestones }: Task): string[] {
  return steps.flatMap((step, index) => [
    ...subGoals.filter(({ from }) => from === step.id).map(({ name }) => `     ${plainSlots(name)}:`),
    `${String(index + 1).padStart(3)}  ${plainSlots(step.caption)}`,
    ...milestones.filter(({ after }) => after === step.id).map(({ name }) => `     * ${plainSlots(name)}`),
  ])
}
