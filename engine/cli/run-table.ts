import { writeFile } from 'node:fs/promises'
import { type Batch, type CallInput, type EventData, missingCase, RUN_EXIT, type TableReading, type TaskId } from '#contract'
import { countsOf, countsText, reportCsv } from '../batch/batch-report.ts'
import type { Engine } from '../create-engine.ts'
import { answerQuestions } from './ask.ts'
import { type OutputOptions, print } from './output.ts'
import { eventText } from './run-text.ts'
import type { TableOptions } from './table-options.ts'

/** Reads a table for a task, tells what it would do, and works through it. The exit status says what came of it. */
export async function runTable(engine: Engine, task: TaskId, options: TableOptions): Promise<void> {
  const from = await tableFrom(options)
  const reading = await engine.handlers['batch.read']({ task, from, mapping: { columns: options.column, values: options.set } })
  const { table, mapping, missing, wrong } = reading
  const cannot = missing.length > 0 || (wrong.length > 0 && options.onFailure === 'stop')
  if (options.plan || cannot) {
    if (cannot) process.exitCode = RUN_EXIT.valuesMissing
    return print(options, reading, readingText(reading, cannot && !options.plan))
  }
  if (!options.json) process.stdout.write(`${readingText(reading, false)}\n`)
  await workThrough(engine, options, () => engine.handlers['batch.start']({ task, table, mapping, onFailure: options.onFailure }))
}

/** Begins, tells how it goes, and ends with the report. Ctrl-C stops it in the middle of the row. */
export async function workThrough(
  engine: Engine,
  options: OutputOptions & Pick<TableOptions, 'approve' | 'report'>,
  begin: () => Promise<Batch>,
): Promise<void> {
  answerQuestions(engine, options.approve)
  let told = ''
  engine.on((name, data) => {
    if (options.json) return
    if (name === 'run.event') tell(eventText((data as EventData<'run.event'>).event))
    if (name !== 'batch.state') return
    const batch = data as Batch
    const now = batch.rows.find(({ state }) => state === 'now')
    const line = now && `row ${now.row + 1} of ${batch.rows.length}: ${(batch.table.rows[now.row] ?? []).join(', ')}`
    if (line && line !== told) tell(line)
    told = line ?? told
  })
  const { id } = await begin()
  const stop = () => void engine.batches.stop(id, true)
  process.on('SIGINT', stop).on('SIGTERM', stop)
  try {
    await tellReport(options, await engine.batches.ended(id))
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
  }
}

/** The report, on the terminal and into a file when one is named; sets the exit status. */
export async function tellReport(options: OutputOptions & { report?: string }, batch: Batch): Promise<void> {
  if (options.report !== undefined) await writeFile(options.report, reportCsv(batch))
  print(options, { ...batch, counts: countsOf(batch) }, reportText(batch))
  process.exitCode = statusOf(batch)
}

function tell(line: string | undefined): void {
  if (line) process.stdout.write(`${line}\n`)
}

async function tableFrom({ table, clipboard }: TableOptions): Promise<CallInput<'batch.read'>['from']> {
  if (clipboard || table === undefined) return { kind: 'clipboard' }
  if (table !== '-') return { kind: 'file', file: table }
  let text = ''
  for await (const part of process.stdin.setEncoding('utf8')) text += part
  return { kind: 'text', text }
}

function readingText({ table, mapping, missing, wrong, notices }: TableReading, refused: boolean): string {
  const rows = table.rows.length === 1 ? '1 row' : `${table.rows.length} rows`
  const columns = Object.entries(mapping.columns).map(([parameter, column]) => `${parameter} from “${column}”`)
  const values = Object.entries(mapping.values).map(([parameter, value]) => `${parameter} = ${value}`)
  return [
    [`${rows}:`, [...columns, ...values].join(', ') || 'no column fits'].join(' '),
    ...notices,
    ...missing.map((name) => `${name} is missing: --column ${name}=COLUMN, or --set ${name}=VALUE for all rows`),
    ...wrong.map(({ row, parameter, reason }) => `row ${row + 1}: ${parameter ? `${parameter}: ` : ''}${reason}`),
    ...(refused ? [`Nothing was run.${missing.length === 0 ? ' To leave these rows out: --on-failure go-on.' : ''}`] : []),
  ].join('\n')
}

/** How many rows came to what, and each that is not done. */
export function reportText(batch: Batch): string {
  const left = batch.rows.filter(({ state }) => state !== 'done' && state !== 'ahead')
  const rows = left.map(({ row, state, reason }) => {
    const values = (batch.table.rows[row] ?? []).join(', ')
    return `row ${row + 1} (${values}): ${state === 'unknown' ? 'unknown whether done' : state === 'left-out' ? 'left out' : state}${reason ? `: ${reason}` : ''}`
  })
  const further = batch.rows.some(({ state }) => state === 'ahead' || state === 'unknown' || state === 'stopped')
  return [
    countsText(batch),
    ...rows,
    ...(further && batch.state !== 'running' ? [`To go on: understudy batches resume ${batch.id}`] : []),
  ].join('\n')
}

function statusOf(batch: Batch): number {
  switch (batch.state) {
    case 'stopped':
      return batch.rows.some(({ state }) => state === 'failed') ? RUN_EXIT.failed : RUN_EXIT.stopped
    case 'done':
      return batch.rows.every(({ state }) => state === 'done') ? RUN_EXIT.done : RUN_EXIT.failed
    case 'running':
    case 'paused':
      return RUN_EXIT.stopped
    default:
      return missingCase(batch.state)
  }
}
