import {
  BATCH_VERSION,
  type Batch,
  type BatchId,
  type BatchRow,
  type Clock,
  type EmitEvent,
  goalSentence,
  type Ids,
  type Memory,
  type Plan,
  type PlanOutcome,
  type PlanRequest,
  type RunId,
  type RunOutcome,
  type Table,
  type TableMapping,
  type TaskId,
  UnderstudyError,
} from '#contract'
import { checkedMapping, checkTable, rowValues } from '#planner'
import { actedIn, howLeft } from '../cut-short.ts'
import type { Home } from '../home.ts'
import { isLocked, type Lock, takeLock } from '../lock.ts'
import type { RunPorts, RunService } from '../runs.ts'
import { openBatchFiles } from './batch-file.ts'
import { endedRow, firstRows, neededColumns, nextRow, type RowAnswer, rowCutShort, rowsToGoOn, withRow } from './batch-rows.ts'

export type BatchPorts = {
  home: Pick<Home, 'batches' | 'runs' | 'locks'>
  clock: Clock
  ids: Ids
  memory: Pick<Memory, 'task'>
  runs: Pick<RunService, 'start' | 'stop' | 'ended'>
  propose: (request: PlanRequest) => Promise<PlanOutcome>
  watchPanicKey: RunPorts['watchPanicKey']
  emit: EmitEvent
}

export type NewBatch = { task: TaskId; table: Table; mapping: TableMapping; onFailure: Batch['onFailure'] }

/** The batch that is being worked through. `stop`: no further row; `halted`: not even the one that was just written down. */
type Working = { batch: Batch; stop: boolean; halted: boolean; run: RunId | undefined; over: Promise<Batch> | undefined }

const OWN_FAULT = 'Something in Understudy itself went wrong in this row.'

/**
 * Tasks over tables: a run for each row, one after the other, each written down before it begins, so that a crash loses no row and repeats none. One table at a time.
 */
export function createBatchService(ports: BatchPorts) {
  const { home, clock, ids, runs, emit } = ports
  const files = openBatchFiles(home.batches)
  let working: Working | undefined

  async function keep(batch: Batch): Promise<Batch> {
    if (working?.batch.id === batch.id) working.batch = batch
    await files.write(batch)
    emit('batch.state', batch)
    return batch
  }

  async function start({ task: id, table, mapping, onFailure }: NewBatch): Promise<Batch> {
    const task = await ports.memory.task(id)
    if (!task) throw new UnderstudyError('not-found', 'There is no such task.', 'It may have been deleted; look at the list.')
    const checked = checkedMapping(task.parameters, table, mapping)
    const { missing, wrong } = checkTable(task, table, checked)
    if (missing.length > 0)
      throw new UnderstudyError('bad-input', `No column fills ${missing.join(', ')}.`, 'Say which column it is, or one value for all rows.')
    return work({
      version: BATCH_VERSION,
      id: ids.next('batch'),
      task: id,
      revision: task.revision,
      title: goalSentence(task.goal, checked.values),
      table: neededColumns(table, checked),
      mapping: checked,
      onFailure,
      state: 'running',
      rows: firstRows(table, wrong),
      startedAt: isoNow(),
      endedAt: null,
    })
  }

  async function resume(id: BatchId, answers: readonly RowAnswer[], failed: boolean): Promise<Batch> {
    if (working?.batch.id === id)
      throw new UnderstudyError('run-busy', 'This table is being worked through already.', 'Wait, or stop it first.')
    const batch = await files.read(id)
    const rows = rowsToGoOn({ ...batch, rows: await withUntouchedAhead(batch.rows) }, answers, failed)
    return work({ ...batch, rows, state: 'running', endedAt: null })
  }

  /** Rows that were stopped before anything was done are simply ahead. */
  function withUntouchedAhead(rows: readonly BatchRow[]): Promise<BatchRow[]> {
    return Promise.all(
      rows.map(async (row) => {
        if (row.state !== 'stopped' || row.runId === null) return row
        const touched = await actedIn(home.runs, row.runId)
        return touched ? row : { row: row.row, state: 'ahead', runId: null }
      }),
    )
  }

  /** Begins to work through a batch; returns when that is written down. Errors: `run-busy`; whatever the watch for the panic key says. */
  async function work(batch: Batch): Promise<Batch> {
    const lock = takeLock(home.locks, 'batch')
    const now: Working = { batch, stop: false, halted: false, run: undefined, over: undefined }
    let endWatch: (() => Promise<void>) | undefined
    try {
      endWatch = await ports.watchPanicKey(() => halt(now))
      working = now
      await keep(batch)
    } catch (error) {
      working = undefined
      await endWatch?.()
      lock.release()
      throw error
    }
    now.over = rowByRow(now, lock, endWatch)
    now.over.catch(() => {})
    return batch
  }

  function halt(now: Working): void {
    now.stop = true
    now.halted = true
    if (now.run) runs.stop(now.run)
  }

  async function rowByRow(now: Working, lock: Lock, endWatch: () => Promise<void>): Promise<Batch> {
    try {
      for (;;) {
        const row = nextRow(now.batch)
        if (!row || now.stop) break
        const ended = await carryOut(now, row)
        await keep(withRow(now.batch, ended))
        if (ended.state === 'stopped' || (ended.state === 'failed' && now.batch.onFailure === 'stop')) break
      }
      const left = now.batch.rows.some(({ state }) => state === 'ahead' || state === 'stopped')
      return await keep({ ...now.batch, state: left ? 'stopped' : 'done', endedAt: isoNow() })
    } catch (error) {
      const rows = now.batch.rows.map((row): BatchRow => (row.state === 'now' ? { ...row, state: 'failed', reason: OWN_FAULT } : row))
      await keep({ ...now.batch, rows, state: 'stopped', endedAt: isoNow() }).catch(() => {})
      throw error
    } finally {
      working = undefined
      await endWatch()
      lock.release()
    }
  }

  /** One row: planned, written down as begun, run. */
  async function carryOut(now: Working, { row }: BatchRow): Promise<BatchRow> {
    const planned = await planFor(now.batch, row)
    if ('reason' in planned) return { row, state: 'failed', runId: null, ...planned }
    const runId = ids.next('run') as RunId
    await keep(withRow(now.batch, { row, state: 'now', runId }))
    if (now.halted) return { row, state: 'ahead', runId: null }
    now.run = runId
    try {
      return endedRow(row, runId, await outcomeOf(planned.plan, runId))
    } finally {
      now.run = undefined
    }
  }

  async function planFor({ task, revision, table, mapping }: Batch, row: number): Promise<{ plan: Plan } | { reason: string }> {
    try {
      const outcome = await ports.propose({ request: '', taskId: task, revision, values: rowValues(table, mapping, row) })
      if (outcome.kind === 'values-missing')
        return { reason: outcome.wrong.map(({ parameter, reason }) => `${parameter}: ${reason}`).join(' ') }
      if (outcome.kind !== 'planned') return { reason: 'The task is no longer there.' }
      const values = outcome.plan.values.map((bound) => (bound.parameter in mapping.columns ? { ...bound, from: 'table' as const } : bound))
      return { plan: { ...outcome.plan, values } }
    } catch (error) {
      if (!(error instanceof UnderstudyError)) throw error
      return { reason: `${error.message} ${error.advice}` }
    }
  }

  async function outcomeOf(plan: Plan, runId: RunId): Promise<RunOutcome> {
    try {
      await runs.start(plan, undefined, runId)
      return await runs.ended(runId)
    } catch (error) {
      if (!(error instanceof UnderstudyError)) throw error
      return { kind: 'failed', reason: error.message, advice: error.advice }
    }
  }

  async function get(id: BatchId): Promise<Batch> {
    return working?.batch.id === id ? working.batch : files.read(id)
  }

  return {
    start,
    resume,
    get,
    list: files.list,
    /** After the row under way, or in its middle. One that is not under way is only marked. */
    async stop(id: BatchId, now: boolean): Promise<Batch> {
      if (working?.batch.id !== id) {
        const batch = await files.read(id)
        return batch.state === 'paused' ? keep({ ...batch, state: 'stopped', endedAt: isoNow() }) : batch
      }
      working.stop = true
      if (now) halt(working)
      return working.batch
    },
    /** Settles when a batch is no longer worked through. */
    async ended(id: BatchId): Promise<Batch> {
      return working?.batch.id === id && working.over ? working.over : get(id)
    },
    /** Batches that a crash cut short wait for the person: what came of the row under way is read from its run's journal. */
    async closeCutShort(): Promise<void> {
      if (isLocked(home.locks, 'batch')) return
      for (const batch of await files.list()) {
        if (batch.state !== 'running') continue
        const rows = batch.rows.map(async (row) =>
          row.state === 'now' ? rowCutShort(row, row.runId ? await howLeft(home.runs, row.runId) : { kind: 'untouched' }) : row,
        )
        await files.write({ ...batch, rows: await Promise.all(rows), state: 'paused' })
      }
    },
    async close(): Promise<void> {
      if (!working) return
      halt(working)
      await working.over?.catch(() => {})
    },
  }

  function isoNow(): string {
    return new Date(clock.nowMs()).toISOString()
  }
}
export type BatchService = ReturnType<typeof createBatchService>
