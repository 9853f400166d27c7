/**
 * Tasks with all their revisions, and the words by which the newest revision of each is found: `task_words` by whole words,
 * `task_trigrams` by runs of three characters, which forgives typos and endings.
 */
export const sql = `
  CREATE TABLE tasks (
    id TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    saved_at_ms REAL NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE task_revisions (
    task_id TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    goal TEXT NOT NULL,
    json TEXT NOT NULL,
    saved_at_ms REAL NOT NULL,
    PRIMARY KEY (task_id, revision)
  ) STRICT, WITHOUT ROWID;

  CREATE VIRTUAL TABLE task_words USING fts5 (
    task_id UNINDEXED, goal, parameters, programs, captions,
    tokenize = 'unicode61 remove_diacritics 2'
  );

  CREATE VIRTUAL TABLE task_trigrams USING fts5 (
    task_id UNINDEXED, goal, parameters, programs, captions,
    tokenize = 'trigram remove_diacritics 1'
  );
`
