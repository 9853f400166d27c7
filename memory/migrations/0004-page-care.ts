/**
 * Versions of pages, changes of pages that can be undone, and what each recording showed of a transition (`transition_shares`; `transitions` holds their
 * sums). Pages and transitions of before are given the recordings of the tasks that name them: they came from nowhere else.
 */
export const sql = `
  CREATE TABLE page_versions (
    page_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (page_id, version)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE page_changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    what TEXT NOT NULL,
    pages TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
    undo TEXT
  ) STRICT;

  ALTER TABLE transitions ADD COLUMN recordings TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE transitions ADD COLUMN last_at TEXT;
  ALTER TABLE transitions ADD COLUMN took_ms REAL;

  CREATE TABLE transition_shares (
    from_page TEXT NOT NULL,
    to_page TEXT NOT NULL,
    by TEXT NOT NULL,
    recordings TEXT NOT NULL,
    count INTEGER NOT NULL,
    success_count INTEGER NOT NULL,
    last_at TEXT,
    took TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (from_page, to_page, by, recordings),
    FOREIGN KEY (from_page, to_page, by) REFERENCES transitions (from_page, to_page, by) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX transition_shares_to ON transition_shares (to_page);

  CREATE TEMP TABLE step_was AS
    SELECT recording.value AS recording, step.value ->> 'page' AS page, step.value ->> 'leadsTo' AS leads_to, step.value ->> 'caption' AS caption
    FROM (SELECT iif(json_valid(json), json, '{}') AS json FROM task_revisions) AS revision,
      json_each(revision.json, '$.steps') AS step, json_each(revision.json, '$.recordings') AS recording;

  UPDATE pages SET json = json_set(json,
    '$.version', 1,
    '$.variants', json('[]'),
    '$.recordings', json((SELECT json_group_array(recording) FROM (
      SELECT DISTINCT recording FROM step_was WHERE page = pages.id OR leads_to = pages.id ORDER BY recording))))
  WHERE json_valid(json);

  UPDATE transitions SET
    recordings = (SELECT json_group_array(recording) FROM (
      SELECT DISTINCT recording FROM step_was
      WHERE page = from_page AND leads_to = to_page AND caption = transitions.by ORDER BY recording)),
    last_at = (SELECT json ->> 'lastSeenAt' FROM pages WHERE pages.id = to_page AND json_valid(json));
  INSERT INTO transition_shares (from_page, to_page, by, recordings, count, success_count, last_at)
    SELECT from_page, to_page, by, recordings, count, success_count, last_at FROM transitions;

  DROP TABLE step_was;
`
