import type { Database } from 'better-sqlite3'
import { type Clock, goalSentence, Task, type TaskId, TaskSummary, TaskVersion } from '#contract'
import { createTaskSearch } from './recall/find-tasks.ts'
import type { IndexKeeper } from './recall/keep-index.ts'
import { readStored } from './stored.ts'

type VersionRow = { revision: number; saved_at_ms: number; change: string | null; stepCount: number }

type SummaryRow = {
  id: string
  revision: number
  runCount: number
  successCount: number
  lastRunAtMs: number | null
  /** The rest of the summary, picked out of the Task by SQLite, which is faster than parsing all of its steps here. */
  json: string
}

/** `chosen` is a WHERE or nothing. A dry run, or one of some steps only, is no run of the task. */
const summaries = (chosen: string) => `
  SELECT tasks.id, tasks.revision,
    count(runs.id) AS runCount, coalesce(sum(runs.succeeded), 0) AS successCount, max(runs.started_at_ms) AS lastRunAtMs,
    iif(json_valid(latest.json), json_object(
      'goal', json_extract(latest.json, '$.goal'),
      'parameters', json_extract(latest.json, '$.parameters'),
      'programs', json_extract(latest.json, '$.programs'),
      'createdAt', json_extract(latest.json, '$.createdAt'),
      'stepCount', json_array_length(latest.json, '$.steps')
    ), latest.json) AS json
  FROM tasks
  JOIN task_revisions AS latest ON latest.task_id = tasks.id AND latest.revision = tasks.revision
  LEFT JOIN runs ON runs.task_id = tasks.id AND iif(json_valid(runs.json), json_extract(runs.json, '$.part'), NULL) IS NULL ${chosen}
  GROUP BY tasks.id ORDER BY tasks.id DESC`

const FROM_JSON = { goal: true, parameters: true, programs: true, createdAt: true, stepCount: true } as const
const StoredSummary = TaskSummary.pick(FROM_JSON)
const CountedSummary = TaskSummary.omit(FROM_JSON)

/** Tasks and their revisions. Every method is one transaction. `place` names the file in complaints. */
export function createTaskStore(database: Database, clock: Clock, place: string, keeper: IndexKeeper) {
  const latestRevision = database.prepare<[string], number>('SELECT revision FROM tasks WHERE id = ?').pluck()
  const putTask = database.prepare<[string, number, number]>(
    'INSERT INTO tasks (id, revision, saved_at_ms) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, saved_at_ms = excluded.saved_at_ms',
  )
  const putRevision = database.prepare<[string, number, string, string, number]>(
    'INSERT INTO task_revisions (task_id, revision, goal, json, saved_at_ms) VALUES (?, ?, ?, ?, ?)',
  )
  const readLatest = database
    .prepare<[string], string>(
      'SELECT json FROM task_revisions JOIN tasks ON id = task_id AND tasks.revision = task_revisions.revision WHERE id = ?',
    )
    .pluck()
  const readRevision = database
    .prepare<[string, number], string>('SELECT json FROM task_revisions WHERE task_id = ? AND revision = ?')
    .pluck()
  const readVersions = database.prepare<[string], VersionRow>(
    `SELECT revision, saved_at_ms, json_extract(json, '$.change') AS change, coalesce(json_array_length(json, '$.steps'), 0) AS stepCount
      FROM task_revisions WHERE task_id = ? ORDER BY revision DESC`,
  )
  const readSummaries = database.prepare<[], SummaryRow>(summaries(''))
  const readSummary = database.prepare<[string], SummaryRow>(summaries('WHERE tasks.id = ?'))
  const dropTask = database.prepare<[string]>('DELETE FROM tasks WHERE id = ?')
  const dropLessons = database.prepare<[string]>('DELETE FROM lessons WHERE task_id = ?')
  const dropGrants = database.prepare<[string]>('DELETE FROM grants WHERE task_id = ?')
  const search = createTaskSearch(database, keeper)

  const save = database.transaction((given: Task): Task => {
    const task = Task.parse({ ...given, revision: (latestRevision.get(given.id) ?? 0) + 1 })
    const nowMs = clock.nowMs()
    putTask.run(task.id, task.revision, nowMs)
    putRevision.run(task.id, task.revision, goalSentence(task.goal), JSON.stringify(task), nowMs)
    return task
  })

  const remove = database.transaction((id: TaskId): boolean => {
    dropGrants.run(id)
    dropLessons.run(id)
    return dropTask.run(id).changes > 0
  })

  function read(id: string, revision?: number): Task | undefined {
    const json = revision === undefined ? readLatest.get(id) : readRevision.get(id, revision)
    return json === undefined ? undefined : readStored(Task, json, `the task ${id}`, place)
  }

  function summaryOf({ json, lastRunAtMs, ...row }: SummaryRow): TaskSummary {
    const lastRunAt = lastRunAtMs === null ? null : new Date(lastRunAtMs).toISOString()
    return { ...readStored(StoredSummary, json, `the task ${row.id}`, place), ...CountedSummary.parse({ ...row, lastRunAt }) }
  }

  return {
    /** Immediate: the next revision is counted under the write lock. */
    saveTask: (task: Task): Task => save.immediate(task),
    task: read,
    tasks: (): TaskSummary[] => readSummaries.all().map(summaryOf),
    summary: (id: TaskId): TaskSummary | undefined => {
      const row = readSummary.get(id)
      return row && summaryOf(row)
    },
    findTasks: (request: string, limit: number): { task: Task; score: number }[] =>
      search(request, limit).flatMap(({ id, score }) => {
        const task = read(id)
        return task ? [{ task, score }] : []
      }),
    deleteTask: (id: TaskId): boolean => remove.immediate(id),
    taskVersions: (id: TaskId): TaskVersion[] => readVersions.all(id).map(versionOf),
  }
}

/** Revisions of before changes were written down say only whether they were the first. */
function versionOf({ revision, saved_at_ms, change, stepCount }: VersionRow): TaskVersion {
  const unknown = revision === 1 ? { kind: 'learned', what: 'Learned from a demonstration.' } : { kind: 'edited', what: 'Changed.' }
  const savedAt = new Date(saved_at_ms).toISOString()
  return TaskVersion.parse({ revision, savedAt, change: change === null ? unknown : JSON.parse(change), stepCount })
}
