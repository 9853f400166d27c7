/**
 * Runs, and the remembered yes of a person. A run outlives its Task: history is not rewritten. A grant goes with its Task (the store
 * sees to that); it has no foreign key, so that a yes given while the Task is being deleted does no harm to the run.
 */
export const sql = `
  CREATE TABLE runs (
    id TEXT PRIMARY KEY,
    task_id TEXT NOT NULL,
    started_at_ms REAL NOT NULL,
    succeeded INTEGER NOT NULL CHECK (succeeded IN (0, 1)),
    json TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX runs_of_task ON runs (task_id, started_at_ms DESC);
  CREATE INDEX runs_by_time ON runs (started_at_ms DESC);

  CREATE TABLE grants (
    task_id TEXT NOT NULL,
    rule TEXT NOT NULL,
    signature TEXT NOT NULL,
    granted_at TEXT NOT NULL,
    what TEXT NOT NULL,
    PRIMARY KEY (task_id, rule, signature)
  ) STRICT, WITHOUT ROWID;
`
