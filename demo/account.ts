import { goalSentence, type RunSummary, type Task } from '#contract'

export type Account = {
  personActions: number
  personSeconds: number
  gestures: number
  task: Task
  runs: { summary: RunSummary; seconds: number; asked: number }[]
  report: string
}

export function printAccount({ personActions, personSeconds, gestures, task, runs, report }: Account): void {
  const parameters = task.parameters.map((it) => `${it.name} (“${it.examples[0] ?? ''}”)`).join(', ')
  const lines = [
    '',
    `Shown once    ${personActions} actions in ${personSeconds.toFixed(1)} s; ${gestures} recorded`,
    `Learned       ${goalSentence(task.goal)}`,
    `              ${task.steps.length} steps, parameters: ${parameters}`,
    ...runs.flatMap(({ summary, seconds, asked }) => [
      `Repeated      ${summary.title}`,
      `              ${summary.outcome?.kind ?? 'no end'}: ${summary.stepsDone} of ${summary.stepCount} steps, by tier ${summary.stepsByTier.join(' / ')}, model calls ${summary.modelCalls}, asked ${asked}×, ${(seconds / Math.max(1, summary.stepsDone)).toFixed(2)} s a step (the person: ${(personSeconds / personActions).toFixed(2)})`,
    ]),
    `Report        ${report}`,
    '',
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
