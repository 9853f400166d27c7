import {
  type Batch,
  type BatchId,
  type CallHandlers,
  type EmitEvent,
  goalSentence,
  type Table,
  type TableMapping,
  type Task,
} from '#contract'
import { found } from './found.ts'
import { ago, type World } from './world/index.ts'

type Name = Extract<keyof CallHandlers, `batch.${string}`>

const CLIPBOARD =
  'Supplier\tSum\tDue\nNordwind AG\t€412.50\t12 March 2026\nPapyrus Ltd\tsoon\t1 April 2026\nMaier & Sons\t€92.40\t3 April 2026'

/** Tables over the made-up world: read by a small reader, and never run by themselves. */
export function fakeBatches(world: World, emit: EmitEvent): Pick<CallHandlers, Name> {
  const batchOf = (id: BatchId) =>
    found(
      world.batches.find((batch) => batch.id === id),
      'table',
    )
  const keep = (batch: Batch) => {
    world.batches = [batch, ...world.batches.filter(({ id }) => id !== batch.id)]
    emit('batch.state', batch)
    return batch
  }
  return {
    'batch.read': async ({ task: id, from, mapping: given }) => {
      const task = found(
        world.tasks.find((it) => it.id === id),
        'task',
      )
      const table = tableOf(from.kind === 'text' ? from.text : CLIPBOARD)
      const mapping = given ?? guessed(task, table)
      const asked = task.parameters.filter(({ type }) => type !== 'secret').map(({ name }) => name)
      const amount = table.columns.indexOf(mapping.columns.amount ?? '')
      return {
        task: id,
        table,
        mapping,
        missing: asked.filter((name) => mapping.columns[name] === undefined && mapping.values[name] === undefined),
        wrong: table.rows.flatMap((row, index) =>
          amount >= 0 && !/\d/.test(row[amount] ?? '')
            ? [{ row: index, parameter: 'amount', reason: 'Write an amount, like 12.50 or €12.50.' }]
            : [],
        ),
        notices: table.columns
          .filter((name) => !Object.values(mapping.columns).includes(name))
          .map((name) => `The column “${name}” is not used.`),
      }
    },
    'batch.start': async ({ task: id, table, mapping, onFailure }) => {
      const task = found(
        world.tasks.find((it) => it.id === id),
        'task',
      )
      return keep({
        version: 1,
        id: `batch-${world.batches.length + 1}` as BatchId,
        task: id,
        revision: task.revision,
        title: goalSentence(task.goal),
        table,
        mapping,
        onFailure,
        state: 'running',
        rows: table.rows.map((_, row) => ({ row, state: row === 0 ? 'now' : 'ahead', runId: null })),
        startedAt: ago(0),
        endedAt: null,
      })
    },
    'batch.resume': async ({ id, unknown, failed }) => {
      const batch = batchOf(id)
      const rows = batch.rows.map((row) => {
        const said = unknown.find((it) => it.row === row.row)?.as
        if (said) return { ...row, state: said === 'again' ? ('ahead' as const) : said }
        return failed && row.state === 'failed' ? { row: row.row, state: 'ahead' as const, runId: row.runId } : row
      })
      const next = rows.findIndex(({ state }) => state === 'ahead')
      return keep({ ...batch, state: 'running', rows: rows.map((row, index) => (index === next ? { ...row, state: 'now' } : row)) })
    },
    'batch.stop': async ({ id, now }) => {
      const batch = batchOf(id)
      if (!now) return batch
      return keep({
        ...batch,
        state: 'stopped',
        rows: batch.rows.map((row) => (row.state === 'now' ? { ...row, state: 'stopped' } : row)),
        endedAt: ago(0),
      })
    },
    'batch.list': async () => world.batches.map(({ table: _, ...line }) => line),
    'batch.get': async ({ id }) => batchOf(id),
  }
}

function tableOf(text: string): Table {
  const [columns = [], ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(/[\t,]/).map((cell) => cell.trim()))
  return { columns, rows }
}

/** Columns that are called like a value; of the others the person is asked. */
function guessed(task: Task, { columns }: Table): TableMapping {
  const pairs = task.parameters.flatMap(({ name }): [string, string][] => {
    const column = columns.find((it) => name.startsWith(it.toLowerCase()))
    return column ? [[name, column]] : []
  })
  return { columns: Object.fromEntries(pairs), values: {} }
}
