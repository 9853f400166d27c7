import type { Command } from 'commander'
import { type CallOutput, RunId, type RunOutcome, UnderstudyError } from '#contract'
import { firstBrokenLine } from '../../journal.ts'
import { localTime, type OutputOptions, print, table, withEngine } from '../output.ts'
import { eventText, outcomeText } from '../run-text.ts'

export function runsCommand(program: Command): void {
  program
    .command('runs')
    .description('list past runs, or show what one did')
    .argument('[run]', 'its id')
    .option('--json', 'print as JSON')
    .action((given: string | undefined, options: OutputOptions) =>
      withEngine(async ({ handlers }) => {
        if (given === undefined) {
          const list = await handlers['run.list']({})
          const rows = list.map((it) => [
            it.id,
            localTime(it.startedAt),
            outcomeWord(it.outcome),
            `${it.stepsDone}/${it.stepCount} steps`,
            it.title,
          ])
          return print(options, list, list.length > 0 ? table(rows) : 'Nothing was run yet.')
        }
        const id = RunId.safeParse(given)
        if (!id.success) throw new UnderstudyError('not-found', `There is no run ${given}.`, '`understudy runs` lists all of them.')
        const answer = await handlers['run.get']({ id: id.data })
        const broken = firstBrokenLine(answer.journal)
        const warning = broken === undefined ? [] : [`Warning: the journal was changed from line ${broken + 1} on.`]
        print(
          options,
          answer,
          [answer.summary.title, ...warning, ...answer.journal.flatMap((line) => eventText(line.event) ?? []), ...endTold(answer)].join(
            '\n',
          ),
        )
      }),
    )
}

/** Of a run that a crash cut short, the end that its journal does not have. */
function endTold({ summary, journal }: CallOutput<'run.get'>): string[] {
  const told = summary.outcome === null || journal.some(({ event }) => event.kind === 'run-end')
  return told || summary.outcome === null ? [] : [outcomeText(summary.outcome)]
}

export function outcomeWord(outcome: RunOutcome | null): string {
  return outcome === null ? 'running' : outcome.kind
}
