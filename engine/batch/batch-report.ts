import type { Batch, BatchRow } from '#contract'

type State = BatchRow['state']
export type BatchCounts = Record<State, number> & { rows: number }

export function countsOf({ rows }: Pick<Batch, 'rows'>): BatchCounts {
  const counts: BatchCounts = { rows: rows.length, ahead: 0, now: 0, done: 0, failed: 0, stopped: 0, unknown: 0, 'left-out': 0 }
  for (const { state } of rows) counts[state] += 1
  return counts
}

const TOLD: [State, string][] = [
  ['failed', 'failed'],
  ['stopped', 'stopped'],
  ['unknown', 'unknown whether done'],
  ['left-out', 'left out'],
  ['now', 'under way'],
  ['ahead', 'ahead'],
]

/** `3 of 5 rows done, 1 failed, 1 left out.` */
export function countsText(batch: Pick<Batch, 'rows'>): string {
  const counts = countsOf(batch)
  const others = TOLD.flatMap(([state, words]) => (counts[state] > 0 ? [`${counts[state]} ${words}`] : []))
  return `${[`${counts.done} of ${counts.rows} ${counts.rows === 1 ? 'row' : 'rows'} done`, ...others].join(', ')}.`
}

/** The table with what came of each row, as CSV (RFC 4180). */
export function reportCsv({ table, rows }: Batch): string {
  const lines = rows.map(({ row, state, reason, runId }) => [String(row + 1), ...(table.rows[row] ?? []), state, reason ?? '', runId ?? ''])
  return [['row', ...table.columns, 'status', 'reason', 'run'], ...lines].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
