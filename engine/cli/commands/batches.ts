import { type Command, InvalidArgumentError } from 'commander'
import { type Batch, BatchId, UnderstudyError } from '#contract'
import { countsText } from '../../batch/batch-report.ts'
import { askLine, canAsk } from '../ask.ts'
import { localTime, type OutputOptions, print, table, withEngine } from '../output.ts'
import { tellReport, workThrough } from '../run-table.ts'

type Answer = { row: number; as: 'done' | 'again' | 'left-out' }
type ResumeOptions = OutputOptions & { row: Answer[]; failed?: boolean; report?: string; approve: string[] }

const RESUME_HELP = `
A row that was begun and has no recorded end is done by nobody's leave but yours: look, and say what to do with it. Rows are counted from 1.
Rows that were stopped in their middle stay so unless you name them, too.

Examples:
  $ understudy batches resume batch-… --row 3=done
  $ understudy batches resume batch-… --row 3=again --row 7=left-out --failed --report result.csv

Exit status: 0 all rows done, 30 some were not, 31 it was stopped.`

/** `batches`: tasks over tables, what came of them, and going on with one. */
export function batchesCommand(program: Command): void {
  const batches = program
    .command('batches')
    .description('list the tables that were worked through; show one, or go on with it')
    .option('--json', 'print as JSON')
    .action((options: OutputOptions) =>
      withEngine(async ({ handlers }) => {
        const list = await handlers['batch.list']({})
        const rows = list.map((it) => [it.id, localTime(it.startedAt), it.state, countsText(it), it.title])
        print(options, list, list.length > 0 ? table(rows) : 'No table was worked through yet. Begin one: understudy run TASK --table FILE')
      }),
    )
  batches
    .command('show')
    .description('what came of each row')
    .argument('<batch>', 'its id')
    .option('--report <file>', 'write the table with what came of each row, as CSV')
    .option('--json', 'print as JSON')
    .action((given: string, options: OutputOptions & { report?: string }) =>
      withEngine(async (engine) => {
        const id = batchFrom(given)
        await tellReport(options, await engine.handlers['batch.get']({ id }))
        process.exitCode = 0
      }),
    )
  batches
    .command('resume')
    .description('go on with the rows that are ahead')
    .argument('<batch>', 'its id')
    .option(
      '--row <number=what>',
      'what to do with a row that was begun: done, again or left-out; may be given several times',
      readAnswer,
      [],
    )
    .option('--failed', 'try the rows that failed again')
    .option('--approve <rule>', 'say yes beforehand to what this rule asks; may be given several times', collect, [])
    .option('--report <file>', 'write the table with what came of each row, as CSV')
    .option('--json', 'print as JSON')
    .addHelpText('after', RESUME_HELP)
    .action((given: string, options: ResumeOptions) =>
      withEngine(async (engine) => {
        const id = batchFrom(given)
        const unknown = [...options.row, ...(await askedRows(await engine.handlers['batch.get']({ id }), options))]
        await workThrough(engine, options, () => engine.handlers['batch.resume']({ id, unknown, failed: options.failed ?? false }))
      }),
    )
}

/** The rows nobody knows of, where there is a person to ask. */
async function askedRows(batch: Batch, { row: said, json }: ResumeOptions): Promise<Answer[]> {
  if (json || !canAsk()) return []
  const answers: Answer[] = []
  for (const { row, state, reason } of batch.rows) {
    if (state !== 'unknown' || said.some((one) => one.row === row)) continue
    process.stderr.write(`\nRow ${row + 1} (${(batch.table.rows[row] ?? []).join(', ')}): ${reason ?? ''}\n`)
    const text = (await askLine('  Look whether it was done. It was [d]one, do it [a]gain, [l]eave it out: ')).trim().toLowerCase()
    const as = ({ d: 'done', a: 'again', l: 'left-out' } as const)[text[0] ?? '']
    if (as) answers.push({ row, as })
  }
  return answers
}

function batchFrom(text: string): BatchId {
  const id = BatchId.safeParse(text)
  if (!id.success) throw new UnderstudyError('not-found', `There is no batch ${text}.`, '`understudy batches` lists all of them.')
  return id.data
}

function readAnswer(text: string, before: Answer[]): Answer[] {
  const [, number, as] = /^(\d+)=(done|again|left-out)$/u.exec(text) ?? []
  if (!number || Number(number) < 1) throw new InvalidArgumentError('It is like 3=again; done, again or left-out.')
  return [...before, { row: Number(number) - 1, as: as as Answer['as'] }]
}

function collect(value: string, before: string[]): string[] {
  return [...before, value]
}
