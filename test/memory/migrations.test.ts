import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { formatOf, migrate } from '../../memory/migrate.ts'
import { migrations } from '../../memory/migrations/index.ts'

function at(format: number): Database.Database {
  const database = new Database(':memory:')
  database.pragma('foreign_keys = ON')
  migrate(database, migrations.slice(0, format))
  return database
}

const tables = (database: Database.Database) =>
  database
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB '*_words_*' AND name NOT GLOB '*_trigrams_*' ORDER BY name",
    )
    .pluck()
    .all()

describe('migration 1, tasks', () => {
  it('makes room for tasks, their revisions and their words; revisions go with their task', () => {
    const database = at(1)
    expect([formatOf(database), tables(database)]).toEqual([1, ['task_revisions', 'task_trigrams', 'task_words', 'tasks']])
    database.exec(`
      INSERT INTO tasks VALUES ('task-1', 1, 0);
      INSERT INTO task_revisions VALUES ('task-1', 1, 'Write', '{}', 0);
      INSERT INTO task_words VALUES ('task-1', 'Lösche das Fenster', '', '', '');
      INSERT INTO task_trigrams VALUES ('task-1', 'Lösche das Fenster', '', '', '');`)
    const found = (table: string, query: string) =>
      database.prepare(`SELECT task_id FROM ${table} WHERE ${table} MATCH ?`).pluck().all(query)
    expect([
      found('task_words', 'losche'),
      found('task_words', 'enst'),
      found('task_trigrams', 'enst'),
      found('task_trigrams', 'lös'),
    ]).toEqual([['task-1'], [], ['task-1'], ['task-1']])
    expect(() => database.exec(`INSERT INTO task_revisions VALUES ('task-2', 1, 'Write', '{}', 0)`)).toThrow('FOREIGN KEY')
    database.exec(`DELETE FROM tasks`)
    expect(database.prepare('SELECT count(*) FROM task_revisions').pluck().get()).toBe(0)
  })
})

describe('migration 2, pages', () => {
  it('adds pages, their words and transitions, and keeps the tasks of format 1', () => {
    const database = at(1)
    database.exec(`INSERT INTO tasks VALUES ('task-1', 1, 0)`)
    migrate(database, migrations.slice(0, 2))
    expect([formatOf(database), tables(database)]).toEqual([
      2,
      ['page_words', 'pages', 'task_revisions', 'task_trigrams', 'task_words', 'tasks', 'transitions'],
    ])
    database.exec(`
      INSERT INTO pages VALUES ('page-1', 'mousepad', 0, '{}'), ('page-2', 'mousepad', 0, '{}');
      INSERT INTO page_words VALUES ('page-1', 'The editor', 'To write', 'Save' || char(10) || 'Open');
      INSERT INTO transitions VALUES ('page-1', 'page-2', 'Click', 1, 1);`)
    expect(database.prepare('SELECT page_id FROM page_words WHERE page_words MATCH ?').pluck().all('save')).toEqual(['page-1'])
    expect(() => database.exec(`INSERT INTO transitions VALUES ('page-1', 'page-9', 'Click', 1, 1)`)).toThrow('FOREIGN KEY')
    expect(database.prepare('SELECT id FROM tasks').pluck().all()).toEqual(['task-1'])
  })
})

describe('migration 3, runs', () => {
  it('adds runs and grants, and keeps the pages of format 2', () => {
    const database = at(2)
    database.exec(`INSERT INTO pages VALUES ('page-1', 'mousepad', 0, '{}')`)
    migrate(database, migrations.slice(0, 3))
    expect(formatOf(database)).toBe(3)
    expect(tables(database)).toEqual(expect.arrayContaining(['grants', 'runs']))
    database.exec(`
      INSERT INTO runs VALUES ('run-1', 'task-gone', 0, 1, '{}');
      INSERT INTO grants VALUES ('task-1', 'delete', 'a', '2026-03-01', 'press');`)
    expect(() => database.exec(`INSERT INTO runs VALUES ('run-2', 'task-1', 0, 2, '{}')`)).toThrow('CHECK')
    expect(database.prepare('SELECT id FROM pages').pluck().all()).toEqual(['page-1'])
  })
})

describe('migrating', () => {
  it('does nothing the second time', () => {
    const database = at(migrations.length)
    migrate(database, migrations)
    expect(formatOf(database)).toBe(migrations.length)
  })

  it('stays at the last whole step when one fails', () => {
    const database = new Database(':memory:')
    expect(() => migrate(database, ['CREATE TABLE a (x)', 'CREATE TABLE b (x); CREATE TABLE a (x)'])).toThrow('already exists')
    expect([formatOf(database), tables(database)]).toEqual([1, ['a']])
  })
})
