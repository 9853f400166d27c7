/** Pages of programs, the words on them, and which act led from one to the other. */
export const sql = `
  CREATE TABLE pages (
    id TEXT PRIMARY KEY,
    program TEXT NOT NULL,
    last_seen_at_ms REAL NOT NULL,
    json TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX pages_of_program ON pages (program, last_seen_at_ms DESC);

  CREATE VIRTUAL TABLE page_words USING fts5 (
    page_id UNINDEXED, name, purpose, elements,
    tokenize = 'unicode61 remove_diacritics 2'
  );

  CREATE TABLE transitions (
    from_page TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
    to_page TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
    by TEXT NOT NULL,
    count INTEGER NOT NULL,
    success_count INTEGER NOT NULL,
    PRIMARY KEY (from_page, to_page, by)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX transitions_to ON transitions (to_page);
`
