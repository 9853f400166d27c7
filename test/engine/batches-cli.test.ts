import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Batch } from '#contract'
import { openHome } from '#engine'
import { openMemory } from '#memory'
import { openBatchFiles } from '../../engine/batch/batch-file.ts'
import { commandLine } from '../support/command-line.ts'
import { createStillClock } from '../support/still-clock.ts'
import { LIST_TASK, MAPPING, tableOf } from './support/list-engine.ts'

/** The command line with the task and, when given, a batch; there is no screen, so that nothing can be run. */
async function withTask(batch?: Partial<Batch>) {
  const line = await commandLine()
  const home = openHome({ UNDERSTUDY_HOME: line.home })
  const memory = await openMemory({ folder: home.memory, clock: createStillClock() })
  await memory.saveTask(LIST_TASK)
  await memory[Symbol.asyncDispose]()
  const kept: Batch = {
    version: 1,
    id: 'batch-1',
    task: LIST_TASK.id,
    revision: 1,
    title: 'Put ⟦subject⟧ on the list',
    table: tableOf('milk', 'eggs', 'tea'),
    mapping: MAPPING,
    onFailure: 'stop',
    state: 'paused',
    rows: [
      { row: 0, state: 'done', runId: 'run-1' as never },
      { row: 1, state: 'unknown', runId: 'run-2' as never, reason: 'Understudy ended in the middle of this row.' },
      { row: 2, state: 'failed', runId: 'run-3' as never, reason: 'It was not found.' },
    ],
    startedAt: '2026-03-01T09:00:00.000Z',
    endedAt: null,
    ...batch,
  }
  await openBatchFiles(home.batches).write(kept)
  const table = async (text: string) => {
    const file = join(line.home, 'table.csv')
    await writeFile(file, text)
    return file
  }
  return { ...line, table }
}

describe('understudy run --table', () => {
  it('tells with --plan what would be done, and does nothing', async () => {
    const { run, table } = await withTask()
    expect(await run('run', 'task-list', '--plan', '--table', await table('Subject;Shop\nmilk;A\neggs;B\n'))).toEqual({
      status: 0,
      out: '2 rows: subject from “Subject”\nNot used: “Shop”.\n',
      err: '',
    })
    const words = await run('run', 'Put', 'it', 'on', 'the', 'list', '--plan', '--json', '--table', await table('what\nmilk\n'))
    expect(JSON.parse(words.out)).toMatchObject({ mapping: { columns: { subject: 'what' } }, missing: [], wrong: [] })
  })

  it('runs nothing when a row is wrong or a value has no column, and says how to go on', async () => {
    const { run, table } = await withTask()
    const wrong = await run('run', 'task-list', '--table', await table('subject,x\nmilk,1\n,2\n'))
    expect(wrong).toEqual({
      status: 33,
      out: '2 rows: subject from “subject”\nNot used: “x”.\nrow 2: subject: It is empty.\nNothing was run. To leave these rows out: --on-failure go-on.\n',
      err: '',
    })
    const missing = await run('run', '--task', 'task-list', '--table', await table('a,b\n1,2\n'))
    expect([
      missing.status,
      missing.out.includes('subject is missing: --column subject=COLUMN, or --set subject=VALUE for all rows'),
    ]).toEqual([33, true])
    const told = await run('run', 'task-list', '--plan', '--column', 'subject=b', '--table', await table('a,b\n1,2\n'))
    expect(told.out.split('\n')[0]).toBe('1 row: subject from “b”')
  })

  it.each<[string[], number, string]>([
    [['--table', 'nowhere.csv'], 3, 'cannot be read'],
    [['--clipboard'], 27, 'The clipboard cannot be read here.'],
    [['--table', 'TABLE', '--column', 'topic=a'], 2, 'This task has no value “topic”.'],
    [['--table', 'TABLE', '--on-failure', 'cry'], 2, 'Allowed choices are stop, go-on.'],
  ])('refuses %j in words', async (args, status, says) => {
    const { run, table } = await withTask()
    const file = await table('a,b\n1,2\n')
    const answer = await run('run', 'task-list', ...args.map((arg) => (arg === 'TABLE' ? file : arg)))
    expect([answer.status, answer.err.includes(says)]).toEqual([status, true])
  })
})

describe('understudy batches', () => {
  it('lists them, and shows one with each row that is not done', async () => {
    const { run, home } = await withTask()
    expect((await run('batches')).out).toMatch(
      /^batch-1 {2}2026-03-01 .* {2}paused {2}1 of 3 rows done, 1 failed, 1 unknown whether done\. {2}Put/u,
    )
    const report = join(home, 'report.csv')
    expect(await run('batches', 'show', 'batch-1', '--report', report)).toEqual({
      status: 0,
      out: [
        '1 of 3 rows done, 1 failed, 1 unknown whether done.',
        'row 2 (eggs): unknown whether done: Understudy ended in the middle of this row.',
        'row 3 (tea): failed: It was not found.',
        'To go on: understudy batches resume batch-1',
        '',
      ].join('\n'),
      err: '',
    })
    expect(await readFile(report, 'utf8')).toBe(
      'row,subject,status,reason,run\r\n1,milk,done,,run-1\r\n2,eggs,unknown,Understudy ended in the middle of this row.,run-2\r\n3,tea,failed,It was not found.,run-3\r\n',
    )
    expect(JSON.parse((await run('batches', 'show', 'batch-1', '--json')).out)).toMatchObject({
      id: 'batch-1',
      counts: { rows: 3, done: 1, failed: 1, unknown: 1 },
    })
  })

  it('does not go on with a row that nobody knows of without a word, nor with one that is known', async () => {
    const { run } = await withTask()
    expect(await run('batches', 'resume', 'batch-1')).toMatchObject({
      status: 2,
      err: expect.stringContaining('Row 2 was begun, and nothing says whether that was done.'),
    })
    expect(await run('batches', 'resume', 'batch-1', '--row', '2=done', '--row', '1=again')).toMatchObject({
      status: 2,
      err: expect.stringContaining('row 1.'),
    })
    expect(await run('batches', 'resume', 'batch-1', '--row', '2=perhaps')).toMatchObject({ status: 2 })
    expect(await run('batches', 'resume', 'batch-none')).toMatchObject({ status: 3 })
  })
})
