import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Batch, EventData, StepId } from '#contract'
import { countsText, reportCsv } from '../../../engine/batch/batch-report.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { LIST_TASK, listIn, MAPPING, openListEngine, tableOf } from '../support/list-engine.ts'

async function stage() {
  const folder = await temporaryFolder()
  const opened = await openListEngine(join(folder, 'home'), listIn(folder))
  onTestFinished(() => opened.engine[Symbol.asyncDispose]())
  const states: Batch[] = []
  const told: ((batch: Batch) => void)[] = []
  opened.engine.on((name, data) => {
    if (name !== 'batch.state') return
    states.push(structuredClone(data as EventData<'batch.state'>))
    for (const hear of told) hear(data as Batch)
  })
  return {
    ...opened,
    ...opened.engine,
    folder,
    states,
    told,
    list: async () => (await readFile(listIn(folder), 'utf8').catch(() => '')).split('\n').filter((line) => line !== ''),
    start: (subjects: string[], onFailure: Batch['onFailure'] = 'stop') =>
      opened.engine.handlers['batch.start']({ task: LIST_TASK.id, table: tableOf(...subjects), mapping: MAPPING, onFailure }),
  }
}
const statesOf = (batch: Batch) => batch.rows.map(({ state }) => state)

describe('a task over a table', () => {
  it('is run once for each row, in order, told and kept on disk before each row begins', async () => {
    const { start, batches, states, list, folder, handlers, runs } = await stage()
    const onDisk: string[] = []
    const begun = await start(['milk', 'eggs', 'tea'])
    const file = join(folder, 'home', 'batches', `${begun.id}.json`)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const ended = await batches.ended(begun.id)
    onDisk.push(await readFile(file, 'utf8'))
    expect({ list: await list(), state: ended.state, rows: statesOf(ended) }).toEqual({
      list: ['milk', 'eggs', 'tea'],
      state: 'done',
      rows: ['done', 'done', 'done'],
    })
    expect(states.map((batch) => statesOf(batch).join(' '))).toEqual([
      'ahead ahead ahead',
      'now ahead ahead',
      'done ahead ahead',
      'done now ahead',
      'done done ahead',
      'done done now',
      'done done done',
      'done done done',
    ])
    expect(JSON.parse(onDisk[0] ?? '')).toEqual(ended)
    const made = await runs.list()
    expect(made.map(({ id, title }) => [id, title]).reverse()).toEqual(
      ended.rows.map(({ runId, row }) => [runId, `Put ${['milk', 'eggs', 'tea'][row]} on the list`]),
    )
    const [first] = (await handlers['run.get']({ id: made[2]?.id as never })).journal
    expect(first?.event).toMatchObject({
      kind: 'run-start',
      plan: { values: [{ parameter: 'subject', value: 'milk', from: 'table', secret: false }] },
    })
  })

  it('stops at the first row that fails, and goes on later with the rest, with the failed one only when that is said', async () => {
    const { start, batches, list, handlers } = await stage()
    const ended = await batches.ended((await start(['milk', 'bad eggs', 'tea'])).id)
    expect({ list: await list(), state: ended.state, rows: statesOf(ended), says: countsText(ended) }).toEqual({
      list: ['milk'],
      state: 'stopped',
      rows: ['done', 'failed', 'ahead'],
      says: '1 of 3 rows done, 1 failed, 1 ahead.',
    })
    await handlers['batch.resume']({ id: ended.id, unknown: [], failed: false })
    const later = await batches.ended(ended.id)
    expect({ list: await list(), state: later.state, rows: statesOf(later) }).toEqual({
      list: ['milk', 'tea'],
      state: 'done',
      rows: ['done', 'failed', 'done'],
    })
    const before = later.rows[1]?.runId
    await handlers['batch.resume']({ id: ended.id, unknown: [], failed: true })
    const again = await batches.ended(ended.id)
    expect([statesOf(again), again.rows[1]?.runId === before]).toEqual([['done', 'failed', 'done'], false])
  })

  it('goes on behind a failed row when that is wanted, and reports each row with its reason', async () => {
    const { start, batches, list } = await stage()
    const ended = await batches.ended((await start(['milk', 'bad, eggs', 'tea'], 'go-on')).id)
    expect({ list: await list(), state: ended.state, rows: statesOf(ended) }).toEqual({
      list: ['milk', 'tea'],
      state: 'done',
      rows: ['done', 'failed', 'done'],
    })
    const [head, one, two] = reportCsv(ended).split('\r\n')
    expect([head, one]).toEqual(['row,subject,status,reason,run', `1,milk,done,,${ended.rows[0]?.runId}`])
    expect(two).toMatch(/^2,"bad, eggs",failed,.+,run-/u)
  })

  it('leaves out rows that are wrong, and keeps no column that fills nothing', async () => {
    const { handlers, batches, list, folder } = await stage()
    const table = { columns: ['subject', 'door code'], rows: [['milk', '4711'], ['', '4712'], ['tea']] }
    const { id } = await handlers['batch.start']({ task: LIST_TASK.id, table, mapping: MAPPING, onFailure: 'go-on' })
    const ended = await batches.ended(id)
    expect({ list: await list(), rows: ended.rows.map(({ state, reason }) => [state, reason]) }).toEqual({
      list: ['milk'],
      rows: [
        ['done', undefined],
        ['left-out', 'subject: It is empty.'],
        ['left-out', 'It has 1 cell, and there are 2 columns.'],
      ],
    })
    expect(await readFile(join(folder, 'home', 'batches', `${id}.json`), 'utf8')).not.toMatch(/door|4711/u)
  })

  it('is stopped in the middle of a row, which is not done again by itself', async () => {
    const { start, batches, handlers, world, list } = await stage()
    let began: () => void = () => {}
    const typing = new Promise<void>((resolve) => (began = resolve))
    world.beforePerform = ({ kind }) => void (kind === 'type' && began())
    const { id } = await start(['milk', 'eggs'])
    await typing
    await handlers['batch.stop']({ id, now: true })
    const ended = await batches.ended(id)
    expect({ state: ended.state, rows: ended.rows.map(({ state, reason }) => [state, reason]), list: await list() }).toEqual({
      state: 'stopped',
      rows: [
        ['stopped', 'You stopped it.'],
        ['ahead', undefined],
      ],
      list: [],
    })
    await handlers['batch.resume']({ id, unknown: [], failed: true })
    expect(statesOf(await batches.ended(id))).toEqual(['stopped', 'done'])
    await handlers['batch.resume']({ id, unknown: [{ row: 0, as: 'again' }], failed: false })
    expect([statesOf(await batches.ended(id)), await list()]).toEqual([
      ['done', 'done'],
      ['eggs', 'milk'],
    ])
  })

  it('is stopped after the row under way', async () => {
    const { start, batches, handlers, told, list } = await stage()
    told.push((batch) => void (batch.rows[0]?.state === 'now' && handlers['batch.stop']({ id: batch.id, now: false })))
    const ended = await batches.ended((await start(['milk', 'eggs'])).id)
    expect([ended.state, statesOf(ended), await list()]).toEqual(['stopped', ['done', 'ahead'], ['milk']])
  })

  it.each(['in the middle of a row', 'between two rows'])(
    'is stopped by the panic key %s, and watches for it until its end',
    async (when) => {
      const { start, batches, world, told, panic, panicWatches, list } = await stage()
      if (when === 'between two rows') told.push((batch) => void (batch.rows[0]?.state === 'done' && panic()))
      else world.beforePerform = ({ kind }) => void (kind === 'type' && panic())
      const ended = await batches.ended((await start(['milk', 'eggs', 'tea'], 'go-on')).id)
      expect([ended.state, statesOf(ended), await list(), panicWatches()]).toEqual(
        when === 'between two rows'
          ? ['stopped', ['done', 'ahead', 'ahead'], ['milk'], 0]
          : ['stopped', ['stopped', 'ahead', 'ahead'], [], 0],
      )
    },
  )

  it('is one at a time, and cannot be begun without a column for each value', async () => {
    const { start, handlers, batches } = await stage()
    const { id } = await start(['milk'])
    await expect(start(['eggs'])).rejects.toMatchObject({ code: 'run-busy' })
    await expect(handlers['batch.resume']({ id, unknown: [], failed: false })).rejects.toMatchObject({ code: 'run-busy' })
    await batches.ended(id)
    const table = tableOf('milk')
    await expect(
      handlers['batch.start']({ task: LIST_TASK.id, table, mapping: { columns: {}, values: {} }, onFailure: 'stop' }),
    ).rejects.toMatchObject({
      code: 'bad-input',
      message: 'No column fills subject.',
    })
    expect((await handlers['batch.list']({})).map((batch) => [batch.id, 'table' in batch])).toEqual([[id, false]])
  })

  it('runs the revision that it began with, also after the task was changed', async () => {
    const { start, batches, handlers, list, runs, told } = await stage()
    let changed: Promise<unknown> | undefined
    told.push(({ rows }) => {
      const edits = [{ kind: 'delete-step' as const, step: 'step-save' as StepId }]
      if (rows[0]?.state === 'done') changed ??= handlers['task.edit']({ id: LIST_TASK.id, revision: 1, edits })
    })
    const ended = await batches.ended((await start(['milk', 'eggs', 'tea'])).id)
    await changed
    const { revision, steps } = await handlers['task.get']({ id: LIST_TASK.id })
    expect({ list: await list(), rows: statesOf(ended), revision, steps: steps.length }).toEqual({
      list: ['milk', 'eggs', 'tea'],
      rows: ['done', 'done', 'done'],
      revision: 2,
      steps: 1,
    })
    expect((await runs.list()).map(({ taskRevision }) => taskRevision)).toEqual([1, 1, 1])
  })

  it('that is damaged or newer is refused in words, and the others are listed', async () => {
    const { start, batches, handlers, folder } = await stage()
    const kept = await batches.ended((await start(['milk'])).id)
    const put = (id: string, text: string) => writeFile(join(folder, 'home', 'batches', `${id}.json`), text)
    await put('batch-torn', '{"version":1')
    await put('batch-newer', JSON.stringify({ ...kept, version: 2 }))
    await expect(handlers['batch.get']({ id: 'batch-torn' })).rejects.toMatchObject({ code: 'bad-input' })
    await expect(handlers['batch.get']({ id: 'batch-newer' })).rejects.toMatchObject({ code: 'from-the-future' })
    await expect(handlers['batch.get']({ id: 'batch-none' })).rejects.toMatchObject({ code: 'not-found' })
    expect((await handlers['batch.list']({})).map(({ id }) => id)).toEqual([kept.id])
    expect((await readdir(join(folder, 'home', 'batches'))).filter((name) => name.endsWith('.new'))).toEqual([])
  })
})

describe('reading a table for a task', () => {
  it('takes a file, a text or what lies on the clipboard, and runs nothing', async () => {
    const { handlers, folder, world } = await stage()
    const file = join(folder, 'table.csv')
    await writeFile(file, 'subject\nmilk\n')
    world.clipboardText = async () => 'subject\ttopic\nmilk\tx\n'
    const read = (from: Parameters<(typeof handlers)['batch.read']>[0]['from']) => handlers['batch.read']({ task: LIST_TASK.id, from })
    const readings = [
      await read({ kind: 'file', file }),
      await read({ kind: 'text', text: 'subject\nmilk' }),
      await read({ kind: 'clipboard' }),
    ]
    expect(readings.map(({ mapping, table }) => [mapping.columns, table.rows[0]?.[0]])).toEqual(
      [0, 1, 2].map(() => [{ subject: 'subject' }, 'milk']),
    )
    await expect(read({ kind: 'file', file: `${file}.gone` })).rejects.toMatchObject({ code: 'not-found' })
    world.clipboardText = async () => undefined
    await expect(read({ kind: 'clipboard' })).rejects.toMatchObject({ message: 'There is no text on the clipboard.' })
    expect(world.performed).toEqual([])
  })
})
