import type { Batch, BatchId, RunId, Task } from '#contract'
import { ago, minute } from './basics.ts'

const ROWS = [
  ['Nordwind AG', '€412.50', '12 March 2026'],
  ['Papyrus Ltd', '€18.95', '1 April 2026'],
  ['Maier & Sons', '€92.40', '3 April 2026'],
  ['Nordwind AG', '€77.00', '9 April 2026'],
  ['Papyrus Ltd', '€230.10', '15 April 2026'],
]

/** Tables that the task was run for: one that a crash cut short, one that is through. */
export function pastBatches(task: Task): Batch[] {
  const shared = {
    version: 1 as const,
    task: task.id,
    revision: task.revision,
    title: 'Enter the invoice of each supplier',
    table: { columns: ['Supplier', 'Sum', 'Due'], rows: ROWS },
    mapping: { columns: { supplier: 'Supplier', amount: 'Sum', 'due-date': 'Due' }, values: {} },
  }
  return [
    {
      ...shared,
      id: 'batch-cut' as BatchId,
      onFailure: 'go-on',
      state: 'stopped',
      rows: [
        { row: 0, state: 'done', runId: 'run-e' as RunId },
        { row: 1, state: 'failed', runId: 'run-b' as RunId, reason: 'The field “Due” was not found on the page.' },
        { row: 2, state: 'unknown', runId: null },
        { row: 3, state: 'ahead', runId: null },
        { row: 4, state: 'ahead', runId: null },
      ],
      startedAt: ago(95 * minute),
      endedAt: null,
    },
    {
      ...shared,
      id: 'batch-done' as BatchId,
      onFailure: 'stop',
      state: 'done',
      rows: ROWS.map((_, row) => ({ row, state: 'done', runId: null })),
      startedAt: ago(5 * 24 * 60 * minute),
      endedAt: ago(5 * 24 * 60 * minute - 300_000),
    },
  ]
}
