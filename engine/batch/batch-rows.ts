import {
  type Batch,
  type BatchRow,
  missingCase,
  type RunId,
  type RunOutcome,
  type Table,
  type TableMapping,
  UnderstudyError,
} from '#contract'
import type { Left } from '../cut-short.ts'

/** What the person says of rows of which it is not known whether they were done. */
export type RowAnswer = { row: number; as: 'done' | 'again' | 'left-out' }

/** All rows as they are before the first begins: those that are wrong are not run. */
export function firstRows(table: Table, wrong: readonly { row: number; parameter: string; reason: string }[]): BatchRow[] {
  return table.rows.map((_, row) => {
    const reasons = wrong.filter((one) => one.row === row).map(({ parameter, reason }) => (parameter ? `${parameter}: ${reason}` : reason))
    return reasons.length > 0 ? { row, state: 'left-out', runId: null, reason: reasons.join(' ') } : { row, state: 'ahead', runId: null }
  })
}

/** Only the columns that fill something: what else stood in the table is not kept. */
export function neededColumns({ columns, rows }: Table, mapping: TableMapping): Table {
  const used = new Set(Object.values(mapping.columns))
  const places = columns.flatMap((column, place) => (used.has(column) ? [place] : []))
  const pick = (cells: readonly string[]) => places.map((place) => cells[place] ?? '')
  return { columns: pick(columns), rows: rows.map(pick) }
}

export function withRow(batch: Batch, row: BatchRow): Batch {
  return { ...batch, rows: batch.rows.map((one) => (one.row === row.row ? row : one)) }
}

export function nextRow(batch: Batch): BatchRow | undefined {
  return batch.rows.find(({ state }) => state === 'ahead')
}

/** A row once its run has ended. */
export function endedRow(row: number, runId: RunId, outcome: RunOutcome): BatchRow {
  switch (outcome.kind) {
    case 'done':
      return { row, state: 'done', runId }
    case 'stopped':
      return outcome.by === 'no-approval'
        ? { row, state: 'failed', runId, reason: 'The answer to what it asked was No.' }
        : { row, state: 'stopped', runId, reason: outcome.by === 'panic-key' ? 'Stopped by the panic key.' : 'You stopped it.' }
    case 'failed':
      return { row, state: 'failed', runId, reason: outcome.reason }
    default:
      return missingCase(outcome)
  }
}

/** The row under way when Understudy ended: by what its run left behind. */
export function rowCutShort({ row, runId }: BatchRow, left: Left): BatchRow {
  if (runId === null || left.kind === 'untouched') return { row, state: 'ahead', runId: null }
  if (left.kind === 'ended') return endedRow(row, runId, left.outcome)
  const at = left.open?.sentence ?? left.last
  return { row, state: 'unknown', runId, reason: `Understudy ended in the middle of this row${at ? `, at “${at}”` : ''}.` }
}

/**
 * The rows as they go on. A row of which it is unknown whether it was done needs an answer; one that was stopped in its middle stays so without one; those that failed
 * are tried again only when that was said. Errors: `bad-input`, naming the rows.
 */
export function rowsToGoOn(batch: Batch, answers: readonly RowAnswer[], failed: boolean): BatchRow[] {
  const open = batch.rows.filter(({ state, row }) => state === 'unknown' && !answers.some((answer) => answer.row === row))
  if (open.length > 0) throw unanswered(open)
  const odd = answers.find(({ row }) => !batch.rows.some((one) => one.row === row && (one.state === 'unknown' || one.state === 'stopped')))
  if (odd)
    throw new UnderstudyError(
      'bad-input',
      `There is nothing to be said of row ${odd.row + 1}.`,
      'Only of rows that were begun and have no end.',
    )
  return batch.rows.map((one): BatchRow => {
    const answer = answers.find(({ row }) => row === one.row)
    const again: BatchRow = { row: one.row, state: 'ahead', runId: null }
    if (!answer) return failed && one.state === 'failed' ? again : one
    return answer.as === 'again'
      ? again
      : { ...one, state: answer.as, reason: answer.as === 'done' ? 'You said that it was done.' : 'You left it out.' }
  })
}

function unanswered(rows: readonly BatchRow[]): UnderstudyError {
  const named = rows.map(({ row }) => row + 1).join(', ')
  return new UnderstudyError(
    'bad-input',
    `${rows.length === 1 ? `Row ${named} was` : `Rows ${named} were`} begun, and nothing says whether that was done.`,
    'Look, and say of each: done, again or left out. Nothing is done twice by itself.',
  )
}
