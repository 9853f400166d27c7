import { z } from 'zod'
import { RunId, TaskId } from './ids.ts'

export const BatchId = z.string().regex(/^batch-[\w-]+$/)
export type BatchId = z.infer<typeof BatchId>

/** A table as it was given: the first line names the columns. */
export const Table = z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) })
export type Table = z.infer<typeof Table>

/** Which column fills which parameter, by parameter's name; the other parameters have one value for all rows. */
export const TableMapping = z.object({ columns: z.record(z.string(), z.string()), values: z.record(z.string(), z.string()) })
export type TableMapping = z.infer<typeof TableMapping>

/** What a table would do, before anything is done. `wrong` rows (0 for the first) are not run. */
export const TableReading = z.object({
  task: TaskId,
  table: Table,
  mapping: TableMapping,
  missing: z.array(z.string()),
  wrong: z.array(z.object({ row: z.number().int().nonnegative(), parameter: z.string(), reason: z.string() })),
  /** Columns that no parameter takes, and what else should be known, as sentences. */
  notices: z.array(z.string()),
})
export type TableReading = z.infer<typeof TableReading>

/** `unknown`: begun, and nothing says whether it was done: after a crash. It is asked about, never done again by itself. */
export const BatchRow = z.object({
  row: z.number().int().nonnegative(),
  state: z.enum(['ahead', 'now', 'done', 'failed', 'stopped', 'unknown', 'left-out']),
  runId: RunId.nullable(),
  /** Why it failed, as a sentence. */
  reason: z.string().optional(),
})
export type BatchRow = z.infer<typeof BatchRow>

export const BATCH_VERSION = 1
/** A Task once for each row of a table. Kept on disk before each row begins, so that a crash loses nothing and repeats nothing. */
export const Batch = z.object({
  version: z.literal(BATCH_VERSION),
  id: BatchId,
  task: TaskId,
  /** The revision that all rows run. */
  revision: z.number().int().positive(),
  title: z.string(),
  table: Table,
  mapping: TableMapping,
  onFailure: z.enum(['stop', 'go-on']),
  state: z.enum(['running', 'paused', 'done', 'stopped']),
  rows: z.array(BatchRow),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
})
export type Batch = z.infer<typeof Batch>
