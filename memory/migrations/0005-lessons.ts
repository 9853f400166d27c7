/** What runs taught (lessons go with their Task: the store sees to that), and facts about the store itself by name, as JSON. */
export const sql = `
  CREATE TABLE lessons (
    id TEXT PRIMARY KEY,
    task_id TEXT NOT NULL,
    at_ms REAL NOT NULL,
    json TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX lessons_of_task ON lessons (task_id, at_ms DESC);

  CREATE TABLE facts (name TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID;
`
