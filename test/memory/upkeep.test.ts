import { mkdir, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Memory, PageId, type PictureId, RunId, RunSummary, TaskId } from '#contract'
import { openMemory, restoreMemory } from '#memory'
import { stateOf } from '../ports/memory-pages.ts'
import { samplePage, sampleVariant, sampleWay } from '../support/sample-page.ts'
import { sampleStep, sampleTask } from '../support/sample-task.ts'
import { createStillClock } from '../support/still-clock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const clock = createStillClock()

async function put(memory: Memory, shade: number): Promise<PictureId> {
  return memory.pictures.put({ width: 4, height: 4, data: new Uint8Array(64).fill(shade), box: { x: 0, y: 0, width: 4, height: 4 } })
}

/** Pages, a way, a task with two revisions, a run, and pictures: one named nowhere. */
async function fill(memory: Memory): Promise<{ named: PictureId[]; unnamed: PictureId }> {
  const [onPage, onVariant, inOldRevision, unnamed] = (await Promise.all([1, 2, 3, 4].map((shade) => put(memory, shade)))) as [
    PictureId,
    PictureId,
    PictureId,
    PictureId,
  ]
  await memory.savePage(samplePage('page-1', { picture: onPage, variants: [sampleVariant(['Other'], { picture: onVariant })] }))
  await memory.savePage(samplePage('page-2'))
  await memory.saveTransition(sampleWay('page-1', 'page-2', { tookMs: 20 }))
  const task = await memory.saveTask(
    sampleTask('Write', { steps: [sampleStep({ page: PageId.parse('page-1'), pictures: { after: inOldRevision } })] }),
  )
  await memory.saveTask({ ...task, steps: [sampleStep()] })
  const counts = { stepsDone: 1, stepCount: 1, stepsByTier: [1, 0, 0, 0], modelCalls: 0 }
  await memory.saveRun(
    RunSummary.parse({
      id: 'run-1',
      taskId: task.id,
      taskRevision: 1,
      title: 'Write',
      startedAt: '2026-03-01T10:00:00Z',
      endedAt: null,
      outcome: null,
      ...counts,
    }),
  )
  return { named: [onPage, onVariant, inOldRevision], unnamed }
}

const pictureFile = (folder: string, id: string) => join(folder, 'pictures', id.slice(0, 2), `${id}.png`)

async function withMemory<Result>(folder: string, work: (memory: Memory) => Promise<Result>): Promise<Result> {
  await using memory = await openMemory({ folder, clock })
  return await work(memory)
}

describe('collecting pictures', () => {
  it('deletes those that nothing names, in no version of anything, unless they were put within the hour or are used elsewhere', async () => {
    const folder = await temporaryFolder()
    const still = createStillClock(Date.now())
    await using memory = await openMemory({ folder, clock: still })
    const { named, unnamed } = await fill(memory)
    const elsewhere = await put(memory, 9)
    expect(await memory.upkeep.collectPictures()).toEqual({ pictures: 0, bytes: 0 })
    still.forward(2 * 3_600_000)
    const bytes = (await stat(pictureFile(folder, unnamed))).size
    const putAgain = await put(memory, 10)
    await utimes(pictureFile(folder, putAgain), new Date(still.nowMs()), new Date(still.nowMs()))
    expect(await memory.upkeep.collectPictures({ alsoUsed: new Set([elsewhere]) })).toEqual({ pictures: 1, bytes })
    for (const id of [...named, elsewhere, putAgain]) expect(await memory.pictures.png(id)).toBeDefined()
    expect(await memory.pictures.png(unnamed)).toBeUndefined()
    expect(await readdir(join(folder, 'pictures', 'unfinished'))).toEqual([])
  })

  it('a picture that is put again is as new', async () => {
    const folder = await temporaryFolder()
    const still = createStillClock(Date.now())
    await using memory = await openMemory({ folder, clock: still })
    const id = await put(memory, 1)
    await utimes(pictureFile(folder, id), new Date(0), new Date(0))
    await put(memory, 1)
    expect(await memory.upkeep.collectPictures()).toEqual({ pictures: 0, bytes: 0 })
  })
})

describe('the check', () => {
  it('finds a sound memory sound and counts what is in it', async () => {
    await using memory = await openMemory({ folder: await temporaryFolder(), clock })
    await fill(memory)
    expect(await memory.upkeep.check()).toEqual({
      ...{ ok: true, problems: [], lastBackupAt: null },
      counts: { tasks: 1, pages: 2, transitions: 1, runs: 1, pictures: 4 },
      databaseBytes: expect.any(Number),
      pictureBytes: expect.any(Number),
    })
  })

  it('tells of each JSON that is not as it was stored, of pictures that are damaged and of those that are gone', async () => {
    const folder = await temporaryFolder()
    const { named } = await withMemory(folder, fill)
    const { default: Database } = await import('better-sqlite3')
    const database = new Database(join(folder, 'memory.sqlite'))
    database.exec(`UPDATE pages SET json = '{}' WHERE id = 'page-2'; UPDATE task_revisions SET json = 'x' WHERE revision = 1`)
    database.close()
    await truncate(pictureFile(folder, named[0]!), 10)
    await rm(pictureFile(folder, named[1]!))
    const { ok, problems } = await withMemory(folder, (memory) => memory.upkeep.check())
    expect(ok).toBe(false)
    expect(problems).toEqual([
      expect.stringContaining('page page-2 is not as it was stored'),
      expect.stringContaining('task task-a is not as it was stored'),
      expect.stringContaining('is not the one that was stored'),
      expect.stringContaining('A picture is named but not there'),
    ])
  })
})

describe('a backup', () => {
  it('is a memory like any other, of the moment, made while others write', async () => {
    const [folder, target] = [await temporaryFolder(), join(await temporaryFolder(), 'backup')]
    await using memory = await openMemory({ folder, clock })
    await fill(memory)
    const before = await stateOf(memory)
    const progress: number[] = []
    const backup = memory.upkeep.backup(target, { onProgress: (done, of) => progress.push(done / of) })
    const { bytes } = await backup
    await memory.saveTask(sampleTask('Later', { id: 'task-later' }))
    expect(progress.at(-1)).toBe(1)
    expect((await memory.upkeep.check()).lastBackupAt).toBe('2026-03-01T09:00:00.000Z')
    await using copy = await openMemory({ folder: target, clock })
    expect(await stateOf(copy)).toEqual(before)
    expect((await copy.upkeep.check()).problems).toEqual([])
    expect(bytes).toBeGreaterThan(10_000)
    await expect(memory.upkeep.backup(target)).rejects.toMatchObject({ code: 'bad-input' })
  })

  it('stops when asked, and what it left is no finished backup', async () => {
    const [folder, backups] = [await temporaryFolder(), await temporaryFolder()]
    await using memory = await openMemory({ folder, clock })
    await fill(memory)
    await expect(memory.upkeep.backup(join(backups, 'one'), { signal: AbortSignal.abort() })).rejects.toThrow('Cancelled')
    expect(await readdir(join(backups, 'one'))).not.toContain('backup.json')
  })

  it('is named when the memory is found damaged at start, and put in its place on demand', async () => {
    const root = await temporaryFolder()
    const [folder, backups] = [join(root, 'memory'), join(root, 'backups')]
    const before = await withMemory(folder, async (memory) => {
      await fill(memory)
      await memory.upkeep.backup(join(backups, 'one'))
      return stateOf(memory)
    })
    const file = join(folder, 'memory.sqlite')
    const bytes = await readFile(file)
    bytes.fill(0x55, 4096 * 2, 4096 * 6)
    await writeFile(file, bytes)
    await expect(openMemory({ folder, clock, backups })).rejects.toMatchObject({
      code: 'memory-damaged',
      advice: expect.stringContaining(`understudy memory restore ${join(backups, 'one')}`),
    })
    expect(await readFile(file)).toEqual(bytes)
    const restored = await restoreMemory(join(backups, 'one'), { folder, clock })
    expect(await readFile(join(restored.before!, 'memory.sqlite'))).toEqual(bytes)
    await withMemory(folder, async (memory) => {
      expect(await stateOf(memory)).toEqual(before)
      expect((await memory.upkeep.check()).problems).toEqual([])
    })
  })

  it('is not put in the place of a memory when it is none or is damaged', async () => {
    const root = await temporaryFolder()
    const folder = join(root, 'memory')
    const before = await withMemory(folder, async (memory) => {
      await fill(memory)
      return stateOf(memory)
    })
    await mkdir(join(root, 'damaged'))
    await writeFile(join(root, 'damaged', 'memory.sqlite'), 'no database at all')
    await expect(restoreMemory(join(root, 'nowhere'), { folder, clock })).rejects.toMatchObject({ code: 'bad-input' })
    await expect(restoreMemory(join(root, 'damaged'), { folder, clock })).rejects.toMatchObject({ code: 'memory-damaged' })
    expect((await readdir(root)).sort()).toEqual(['damaged', 'memory'])
    expect(await withMemory(folder, stateOf)).toEqual(before)
  })
})

describe('a memory in one file', () => {
  it('comes out of it in another place as it was, and brings nothing twice', async () => {
    const [folder, other] = [await temporaryFolder(), await temporaryFolder()]
    const file = join(folder, 'exports', 'all.memory')
    await using memory = await openMemory({ folder, clock })
    const { named } = await fill(memory)
    const { bytes } = await memory.upkeep.exportTo(file)
    expect((await stat(file)).size).toBe(bytes)
    expect(await readdir(join(folder, 'exports'))).toEqual(['all.memory'])
    await expect(memory.upkeep.exportTo(file)).rejects.toMatchObject({ code: 'bad-input' })
    await using empty = await openMemory({ folder: other, clock })
    expect(await empty.upkeep.importFrom(file)).toEqual({ tasks: 1, pages: 2, runs: 1, pictures: 4, there: 0 })
    expect(await stateOf(empty)).toEqual(await stateOf(memory))
    for (const id of named) expect(await empty.pictures.png(id)).toEqual(await memory.pictures.png(id))
    expect((await empty.findTasks('write', 5)).map(({ task }) => task.id)).toEqual(['task-a'])
    expect((await empty.upkeep.check()).problems).toEqual([])
    expect(await empty.upkeep.importFrom(file)).toEqual({ tasks: 0, pages: 0, runs: 0, pictures: 0, there: 3 })
    expect(await stateOf(empty)).toEqual(await stateOf(memory))
    expect((await readdir(other)).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('leaves what is there as it is', async () => {
    const [folder, other] = [await temporaryFolder(), await temporaryFolder()]
    const file = join(folder, 'all.memory')
    await withMemory(folder, async (memory) => {
      await fill(memory)
      await memory.upkeep.exportTo(file)
    })
    await using there = await openMemory({ folder: other, clock })
    await there.savePage(samplePage('page-1', { name: 'Mine' }))
    await there.saveTask(sampleTask('My own', { id: 'task-a' }))
    expect(await there.upkeep.importFrom(file)).toMatchObject({ tasks: 0, pages: 1, runs: 1, there: 2 })
    expect((await there.page(PageId.parse('page-1')))?.name).toBe('Mine')
    expect((await there.task(TaskId.parse('task-a')))?.goal).toEqual([{ kind: 'words', text: 'My own' }])
    expect((await there.run(RunId.parse('run-1')))?.title).toBe('Write')
    expect((await there.upkeep.check()).problems.filter((problem) => !problem.includes('picture'))).toEqual([])
  })

  it('refuses what is cut short, changed, from the future or something else, and keeps no row of it', async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'all.memory')
    await withMemory(folder, async (memory) => {
      await fill(memory)
      await memory.upkeep.exportTo(file)
    })
    const whole = await readFile(file)
    const changed = Buffer.from(whole)
    changed[Math.floor(changed.length / 2)]! ^= 1
    const future = Buffer.from(whole.toString('latin1').replace('"version":1', '"version":9'), 'latin1')
    await using other = await openMemory({ folder: join(folder, 'other'), clock })
    for (const [bytes, code] of [
      [whole.subarray(0, -40), 'bad-input'],
      [whole.subarray(0, 20_000), 'bad-input'],
      [changed, 'bad-input'],
      [future, 'from-the-future'],
      [Buffer.from('hello'), 'bad-input'],
      [Buffer.alloc(5_000, 'x'), 'bad-input'],
      [Buffer.from(''), 'bad-input'],
    ] as const) {
      await writeFile(file, bytes)
      await expect(other.upkeep.importFrom(file), `${bytes.length} bytes`).rejects.toMatchObject({ code })
      expect([await other.tasks(), await other.pages()]).toEqual([[], []])
    }
    await expect(other.upkeep.importFrom(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'bad-input' })
  })
})
