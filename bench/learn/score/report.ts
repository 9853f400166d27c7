import { goalSentence, type Task } from '#contract'
import { percent, table } from '../../support/table.ts'
import type { Truth } from '../truth.ts'
import { byProgram, type Scored } from './figures.ts'

/** A row a program, for reading. */
export function programTable(scored: readonly Scored[]): string {
  const share = (value: number | null | undefined) => percent(value ?? undefined)
  return table([
    ['program', 'shown', 'targets', 'parameters', 'invented', 'loops', 'left out', 'strange steps'],
    ...byProgram(scored).map(({ program, demonstrations, figures }) => [
      program,
      `${demonstrations}`,
      share(figures.targetRecall),
      share(figures.parameterRecall),
      `${figures.parametersInvented}`,
      share(figures.loopRecall),
      share(figures.leftOutRecall),
      `${figures.stepsInvented}`,
    ]),
  ])
}

/** One demonstration as it was done and as it was learned, with what went wrong. */
export function accountOf(truth: Truth, task: Task, failures: readonly string[]): string {
  const done = truth.acts.map((act) => {
    const mark = act.slip ? `(${act.slip.kind})` : act.round ? `[${act.round.loop} ${act.round.index + 1}]` : ''
    const what = act.key !== undefined ? [...(act.modifiers ?? []), act.key].join('+') : (act.text ?? []).map(({ text }) => text).join('|')
    return `    ${mark} ${act.kind} ${what} ${act.thing ? `${act.thing.role} “${act.thing.name}”` : ''}`
  })
  return [`${truth.id}: “${truth.goal}”`, '  done:', ...done, ...taskInWords(task), ...failures.map((failure) => `  ✗ ${failure}`)].join(
    '\n',
  )
}

/** What was learned, line by line. */
export function taskInWords(task: Task): string[] {
  const parameters = task.parameters.map(({ name, type, examples }) => `${name} (${type}: ${examples.join(' / ')})`)
  return [
    `  learned as “${goalSentence(task.goal)}” with ${parameters.join(', ') || 'no parameter'}:`,
    ...task.steps.map(({ caption, act }, index) => `    ${index + 1}. ${caption} [${act.kind}]`),
    ...task.blocks.map((block) => `    block: ${JSON.stringify(block)}`),
    ...task.proposals.map(({ question, change }) => `    proposal: ${question} ${change}`),
    ...task.leftOut.map(({ what, reason }) => `    left out: ${what}: ${reason}`),
  ]
}
