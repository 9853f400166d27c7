import { useState } from 'react'
import type { Batch, BatchId, BatchRow } from '#contract'
import { api } from './api.ts'
import { type CallState, useCall, useEngineEvent } from './use-call.ts'

export type BatchLine = Omit<Batch, 'table'>

/** One table as it stands; kept up with what the engine tells. */
export function useBatch(id: BatchId): CallState<Batch> & { take: (batch: Batch) => void } {
  const call = useCall(id, () => api().batch.get({ id }))
  const [told, setTold] = useState<Batch>()
  useEngineEvent('batch.state', (batch) => {
    if (batch.id === id) setTold(batch)
  })
  return { ...call, data: told ?? call.data, take: setTold }
}

/** Every table, the newest first. */
export function useBatches(): CallState<BatchLine[]> {
  const list = useCall('batches', () => api().batch.list({}))
  useEngineEvent('batch.state', () => list.again())
  return list
}

export function rowsIn(rows: readonly BatchRow[], ...states: BatchRow['state'][]): BatchRow[] {
  return rows.filter(({ state }) => states.includes(state))
}

/** Rows that would still be run: those to come, and those that were stopped in their middle. */
export function rowsLeft(rows: readonly BatchRow[]): BatchRow[] {
  return rowsIn(rows, 'ahead', 'stopped')
}
