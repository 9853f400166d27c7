import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { PageId, RunId, TaskId } from '#contract'
import { openMemory } from '#memory'
import { migrate } from '../../memory/migrate.ts'
import { migrations } from '../../memory/migrations/index.ts'
import { createStillClock } from '../support/still-clock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** A Task as it was stored before there were blocks, sub-goals, proposals and changes. */
const oldTask = (id: string, recordings: string[], revision = 1) => ({
  ...{ version: 1, id, revision, goal: [{ kind: 'words', text: 'Write a note' }], parameters: [], milestones: [], recordings, notices: [] },
  programs: [{ program: 'mousepad' }],
  createdAt: '2026-01-01T09:00:00.000Z',
  steps: [
    {
      ...{ id: 'step-a', caption: 'Click “Save”', observation: '', thought: '', pictures: {}, confidence: 0.9, personMs: 10 },
      act: { kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: 0.5, y: 0.5 } },
      window: { program: 'mousepad', title: '*', kind: 'normal' },
      expectation: { kind: 'changed' },
      ...{ page: 'page-1', leadsTo: 'page-2' },
    },
  ],
})

/** A page as it was stored before there were versions, variants and recordings. */
const oldPage = (id: string) => ({
  id,
  look: { window: { program: 'mousepad', title: '*', kind: 'normal' }, hash: '0123456789abcdef', elements: [] },
  ...{ name: `The page ${id}`, purpose: 'To write.', seenCount: 2 },
  ...{ firstSeenAt: '2026-01-01T09:00:00.000Z', lastSeenAt: '2026-01-02T09:00:00.000Z' },
})

const run = {
  ...{
    id: 'run-1',
    taskId: 'task-1',
    taskRevision: 1,
    title: 'Write',
    startedAt: '2026-01-03T09:00:00.000Z',
    endedAt: null,
    outcome: null,
  },
  ...{ stepsDone: 0, stepCount: 1, stepsByTier: [0, 0, 0, 0], modelCalls: 0 },
}

/** A file as an earlier Understudy of this format left it. */
async function fileOfFormat(format: number): Promise<string> {
  const folder = await temporaryFolder()
  const database = new Database(join(folder, 'memory.sqlite'))
  database.pragma('journal_mode = WAL')
  migrate(database, migrations.slice(0, format))
  const put = (table: string, ...values: unknown[]) =>
    database.prepare(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`).run(...values)
  for (const [id, recordings] of [
    ['task-1', ['recording-b', 'recording-a']],
    ['task-2', ['recording-c']],
  ] as const) {
    put('tasks', id, 1, 0)
    put('task_revisions', id, 1, 'Write a note', JSON.stringify(oldTask(id, [...recordings])), 1_767_258_000_000)
    for (const index of ['task_words', 'task_trigrams']) put(index, id, 'Write a note', '', 'mousepad', 'Click “Save”')
  }
  if (format >= 2) {
    for (const id of ['page-1', 'page-2', 'page-3']) {
      put('pages', id, 'mousepad', 1_767_344_400_000, JSON.stringify(oldPage(id)))
      put('page_words', id, `The page ${id}`, 'To write.', '')
    }
    put('transitions', 'page-1', 'page-2', 'Click “Save”', 3, 2)
    put('transitions', 'page-2', 'page-3', 'Press Esc', 1, 1)
  }
  if (format >= 3) {
    put('runs', run.id, run.taskId, Date.parse(run.startedAt), 0, JSON.stringify(run))
    put('grants', 'task-1', 'delete', 'step-a click', '2026-01-03T09:00:00.000Z', 'press “Delete”')
  }
  database.close()
  return folder
}

describe.each([1, 2, 3])('a file of format %i', (format) => {
  it('is opened with all that was in it, and is sound', async () => {
    const folder = await fileOfFormat(format)
    await using memory = await openMemory({ folder, clock: createStillClock() })
    expect((await memory.tasks()).map(({ id, stepCount }) => [id, stepCount])).toEqual([
      ['task-2', 1],
      ['task-1', 1],
    ])
    expect(await memory.task(TaskId.parse('task-1'))).toEqual({
      ...oldTask('task-1', ['recording-b', 'recording-a']),
      ...{ blocks: [], subGoals: [], leftOut: [], proposals: [] },
    })
    expect(await memory.taskVersions(TaskId.parse('task-1'))).toEqual([
      {
        revision: 1,
        savedAt: '2026-01-01T09:00:00.000Z',
        change: { kind: 'learned', what: 'Learned from a demonstration.' },
        stepCount: 1,
      },
    ])
    expect((await memory.findTasks('write note', 5)).map(({ task }) => task.id).sort()).toEqual(['task-1', 'task-2'])
    expect(await memory.upkeep.check()).toMatchObject({ ok: true, problems: [] })
  })
})

describe.each([2, 3])('a file of format %i', (format) => {
  it('has its pages and ways, with the recordings of the tasks that name them', async () => {
    const folder = await fileOfFormat(format)
    await using memory = await openMemory({ folder, clock: createStillClock() })
    const seen = { version: 1, variants: [], recordings: ['recording-a', 'recording-b', 'recording-c'] }
    expect(await memory.page(PageId.parse('page-1'))).toEqual({ ...oldPage('page-1'), ...seen })
    expect(await memory.page(PageId.parse('page-3'))).toEqual({ ...oldPage('page-3'), ...seen, recordings: [] })
    const lastAt = '2026-01-02T09:00:00.000Z'
    const ways = await memory.transitions()
    expect(ways).toEqual([
      { from: 'page-1', to: 'page-2', by: 'Click “Save”', count: 3, successCount: 2, recordings: seen.recordings, lastAt },
      { from: 'page-2', to: 'page-3', by: 'Press Esc', count: 1, successCount: 1, recordings: [], lastAt },
    ])
    await memory.saveTransition({ ...ways[0]!, count: 1, successCount: 1 })
    expect((await memory.transitions())[0]).toMatchObject({ count: 4, successCount: 3 })
    expect((await memory.pageCare.versions(PageId.parse('page-1'))).map(({ version }) => version)).toEqual([1])
  })
})

describe('a file of format 3', () => {
  it('has its runs and grants', async () => {
    const folder = await fileOfFormat(3)
    await using memory = await openMemory({ folder, clock: createStillClock() })
    expect(await memory.run(RunId.parse('run-1'))).toEqual(run)
    expect(await memory.grants(TaskId.parse('task-1'))).toHaveLength(1)
  })
})

describe('migration 4', () => {
  it('leaves a page and a task alone whose JSON cannot be read', () => {
    const database = new Database(':memory:')
    migrate(database, migrations.slice(0, 3))
    database.exec(`
      INSERT INTO pages VALUES ('page-1', 'mousepad', 0, 'broken'), ('page-2', 'mousepad', 0, '{}');
      INSERT INTO tasks VALUES ('task-1', 1, 0);
      INSERT INTO task_revisions VALUES ('task-1', 1, 'Write', 'broken', 0);
      INSERT INTO transitions VALUES ('page-1', 'page-2', 'Click', 1, 1);`)
    migrate(database, migrations.slice(0, 4))
    expect(database.prepare('SELECT json FROM pages ORDER BY id').pluck().all()).toEqual([
      'broken',
      '{"version":1,"variants":[],"recordings":[]}',
    ])
    expect(database.prepare('SELECT recordings, last_at, took_ms FROM transitions').all()).toEqual([
      { recordings: '[]', last_at: null, took_ms: null },
    ])
    expect(database.prepare('SELECT recordings, count, took FROM transition_shares').all()).toEqual([
      { recordings: '[]', count: 1, took: '[]' },
    ])
    expect(() =>
      database.exec(`INSERT INTO page_changes (kind, by, at, what, pages, undone) VALUES ('merge', 'rule', '', '', '[]', 2)`),
    ).toThrow('CHECK')
    database.pragma('foreign_keys = ON')
    database.exec(`DELETE FROM pages WHERE id = 'page-1'`)
    expect(database.prepare('SELECT count(*) FROM transition_shares').pluck().get()).toBe(0)
  })
})

describe('migration 5', () => {
  it('makes room for lessons and facts, one of a name', () => {
    const database = new Database(':memory:')
    migrate(database, migrations.slice(0, 5))
    database.exec(`INSERT INTO lessons VALUES ('lesson-1', 'task-1', 0, '{}'); INSERT INTO facts VALUES ('a', '{}')`)
    expect(() => database.exec(`INSERT INTO facts VALUES ('a', '{}')`)).toThrow('UNIQUE')
    expect(() => database.exec(`INSERT INTO lessons VALUES ('lesson-1', 'task-1', 0, '{}')`)).toThrow('UNIQUE')
  })
})
