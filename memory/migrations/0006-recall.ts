/** The tables of one kind of thing that is recalled. The same for pages and tasks: their words are counted apart. */
const indexOf = (kind: 'page' | 'task') => {
  const terms = (row: 'new' | 'old') =>
    `SELECT DISTINCT value FROM json_each('["' || replace(concat_ws(' ', ${row}.programs, ${row}.name, ${row}.purpose, ${row}.ways, ${row}.labels), ' ', '","') || '"]') WHERE value <> ''`
  return `
  CREATE TABLE recall_${kind}s (
    num INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    programs TEXT NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    ways TEXT NOT NULL,
    labels TEXT NOT NULL
  ) STRICT;

  CREATE VIRTUAL TABLE recall_${kind}_words USING fts5 (
    terms, content = '', contentless_delete = 1, detail = none, tokenize = 'unicode61 remove_diacritics 0'
  );

  CREATE TABLE recall_${kind}_terms (
    num INTEGER PRIMARY KEY,
    term TEXT NOT NULL UNIQUE,
    documents INTEGER NOT NULL
  ) STRICT;
  CREATE VIRTUAL TABLE recall_${kind}_grams USING fts5 (
    term, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram case_sensitive 1'
  );

  CREATE TRIGGER recall_${kind}s_in AFTER INSERT ON recall_${kind}s BEGIN
    INSERT INTO recall_${kind}_words (rowid, terms) VALUES (new.num, concat_ws(' ', new.programs, new.name, new.purpose, new.ways, new.labels));
    INSERT INTO recall_${kind}_terms (term, documents) SELECT value, 1 FROM (${terms('new')}) WHERE true ON CONFLICT (term) DO UPDATE SET documents = documents + 1;
  END;
  CREATE TRIGGER recall_${kind}s_out AFTER DELETE ON recall_${kind}s BEGIN
    DELETE FROM recall_${kind}_words WHERE rowid = old.num;
    UPDATE recall_${kind}_terms SET documents = documents - 1 WHERE term IN (${terms('old')});
    DELETE FROM recall_${kind}_bits WHERE num = old.num;
    DELETE FROM recall_${kind}_vectors WHERE num = old.num;
  END;
  CREATE TRIGGER recall_${kind}_terms_in AFTER INSERT ON recall_${kind}_terms WHEN new.term < char(57344) OR new.term > char(63743) BEGIN
    INSERT INTO recall_${kind}_grams (rowid, term) VALUES (new.num, '^' || new.term || '$');
  END;
  CREATE TRIGGER recall_${kind}_terms_gone AFTER UPDATE OF documents ON recall_${kind}_terms WHEN new.documents <= 0 BEGIN
    DELETE FROM recall_${kind}_grams WHERE rowid = old.num;
    DELETE FROM recall_${kind}_terms WHERE num = old.num;
  END;

  CREATE TABLE recall_${kind}_bits (
    num INTEGER NOT NULL,
    embedder INTEGER NOT NULL REFERENCES recall_embedders (num),
    bits BLOB NOT NULL,
    PRIMARY KEY (embedder, num)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX recall_${kind}_bits_of ON recall_${kind}_bits (num);
  CREATE TABLE recall_${kind}_vectors (
    num INTEGER NOT NULL,
    embedder INTEGER NOT NULL REFERENCES recall_embedders (num),
    vector BLOB NOT NULL,
    PRIMARY KEY (num, embedder)
  ) STRICT, WITHOUT ROWID;`
}

/**
 * What pages and tasks are found by. What changed is written down as due by triggers and read again before the next recall, so that no one who writes pages
 * need think of it; what is deleted leaves every index at once, in the same transaction.
 *
 * `recall_pages` and `recall_tasks` hold words in lower case without marks, one space apart; from them follow, by triggers: which documents have a word (FTS5
 * without positions: an index a fifth of the size, and reading a word's documents takes 0.05 µs each), in how many documents a word stands, and the
 * runs of three characters of each different word (`^word$`), for words misspelt or with other endings. A program is one word that begins with U+E000.
 *
 * `_bits` are the signs of a vector's numbers, apart from the vectors so that the first pass reads little.
 */
export const sql = `
  CREATE TABLE recall_due (
    kind TEXT NOT NULL CHECK (kind IN ('page', 'task')),
    id TEXT NOT NULL,
    PRIMARY KEY (kind, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE recall_embedders (
    num INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    dimensions INTEGER NOT NULL,
    UNIQUE (name, dimensions)
  ) STRICT;
  ${indexOf('page')}
  ${indexOf('task')}

  CREATE TRIGGER recall_page_new AFTER INSERT ON pages BEGIN
    INSERT INTO recall_due (kind, id) VALUES ('page', new.id) ON CONFLICT DO NOTHING;
  END;
  CREATE TRIGGER recall_page_changed AFTER UPDATE OF json ON pages BEGIN
    INSERT INTO recall_due (kind, id) VALUES ('page', new.id) ON CONFLICT DO NOTHING;
  END;
  CREATE TRIGGER recall_page_gone AFTER DELETE ON pages BEGIN
    DELETE FROM recall_due WHERE kind = 'page' AND id = old.id;
    DELETE FROM recall_pages WHERE id = old.id;
  END;
  CREATE TRIGGER recall_way_new AFTER INSERT ON transitions BEGIN
    INSERT INTO recall_due (kind, id) VALUES ('page', new.from_page) ON CONFLICT DO NOTHING;
  END;
  CREATE TRIGGER recall_way_gone AFTER DELETE ON transitions WHEN EXISTS (SELECT 1 FROM pages WHERE id = old.from_page) BEGIN
    DELETE FROM recall_pages WHERE id = old.from_page;
    INSERT INTO recall_due (kind, id) VALUES ('page', old.from_page) ON CONFLICT DO NOTHING;
  END;
  CREATE TRIGGER recall_task_new AFTER INSERT ON task_revisions BEGIN
    INSERT INTO recall_due (kind, id) VALUES ('task', new.task_id) ON CONFLICT DO NOTHING;
  END;
  CREATE TRIGGER recall_task_other AFTER UPDATE OF revision ON tasks BEGIN
    INSERT INTO recall_due (kind, id) VALUES ('task', new.id) ON CONFLICT DO NOTHING;
  END;
  CREATE TRIGGER recall_task_changed AFTER UPDATE OF json ON task_revisions BEGIN
    DELETE FROM recall_tasks WHERE id = new.task_id;
    INSERT INTO recall_due (kind, id) VALUES ('task', new.task_id) ON CONFLICT DO NOTHING;
  END;
  CREATE TRIGGER recall_task_gone AFTER DELETE ON tasks BEGIN
    DELETE FROM recall_due WHERE kind = 'task' AND id = old.id;
    DELETE FROM recall_tasks WHERE id = old.id;
  END;

  INSERT INTO recall_due (kind, id) SELECT 'page', id FROM pages;
  INSERT INTO recall_due (kind, id) SELECT 'task', id FROM tasks;

  DROP TABLE task_words;
  DROP TABLE task_trigrams;
  DROP TABLE page_words;
`
