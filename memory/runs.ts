import type { Database } from 'better-sqlite3'
import { type Grant, type RunId, RunSummary, TaskId } from '#contract'
import { readStored } from './stored.ts'

type GrantRow = { task_id: string; rule: string; signature: string; granted_at: string; what: string }

/** Runs as they stand, newest first, and the remembered yes of a person. */
export function createRunStore(database: Database, place: string) {
  const putRun = database.prepare<[string, string, number, number, string]>(
    `INSERT INTO runs (id, task_id, started_at_ms, succeeded, json) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
      task_id = excluded.task_id, started_at_ms = excluded.started_at_ms, succeeded = excluded.succeeded, json = excluded.json`,
  )
  const readRun = database.prepare<[string], string>('SELECT json FROM runs WHERE id = ?').pluck()
  const readAll = database.prepare<[], string>('SELECT json FROM runs ORDER BY started_at_ms DESC, id DESC').pluck()
  const readOfTask = database
    .prepare<[string], string>('SELECT json FROM runs WHERE task_id = ? ORDER BY started_at_ms DESC, id DESC')
    .pluck()
  const putGrant = database.prepare<[string, string, string, string, string]>(
    `INSERT INTO grants (task_id, rule, signature, granted_at, what) VALUES (?, ?, ?, ?, ?) ON CONFLICT (task_id, rule, signature) DO UPDATE SET
      granted_at = excluded.granted_at, what = excluded.what`,
  )
  const readGrants = database.prepare<[string], GrantRow>('SELECT * FROM grants WHERE task_id = ? ORDER BY granted_at, rule, signature')
  const dropGrant = database.prepare<[string, string, string]>('DELETE FROM grants WHERE task_id = ? AND rule = ? AND signature = ?')

  return {
    saveRun: (given: RunSummary): void => {
      const run = RunSummary.parse(given)
      const succeeded = run.outcome?.kind === 'done' && run.part === undefined
      putRun.run(run.id, run.taskId, Date.parse(run.startedAt), succeeded ? 1 : 0, JSON.stringify(run))
    },
    run: (id: RunId): RunSummary | undefined => {
      const json = readRun.get(id)
      return json === undefined ? undefined : readStored(RunSummary, json, `the run ${id}`, place)
    },
    runs: (taskId?: TaskId): RunSummary[] =>
      (taskId === undefined ? readAll.all() : readOfTask.all(taskId)).map((json) => readStored(RunSummary, json, 'a run', place)),
    grants: (taskId: TaskId): Grant[] =>
      readGrants.all(taskId).map((row) => ({
        taskId: TaskId.parse(row.task_id),
        rule: row.rule,
        signature: row.signature,
        grantedAt: row.granted_at,
        what: row.what,
      })),
    saveGrant: (grant: Grant): void => {
      putGrant.run(TaskId.parse(grant.taskId), grant.rule, grant.signature, grant.grantedAt, grant.what)
    },
    deleteGrant: (taskId: TaskId, rule: string, signature: string): boolean => dropGrant.run(taskId, rule, signature).changes > 0,
  }
}
