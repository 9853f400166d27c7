import { spawnSync } from 'node:child_process'
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { TaskId, UnderstudyError } from '#contract'
import { openMemory } from '#memory'
import { openDatabase } from '../../memory/database.ts'
import { memoryOver } from '../../memory/open-memory.ts'
import { createPictureStore } from '../../memory/pictures.ts'
import { sampleTask } from '../support/sample-task.ts'
import { createStillClock } from '../support/still-clock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const clock = createStillClock()
const open = (folder: string) => openMemory({ folder, clock })
const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)

async function faultOf(work: Promise<unknown>): Promise<{ code: string; says: string }> {
  try {
    await work
  } catch (error) {
    if (error instanceof UnderstudyError) return { code: error.code, says: `${error.message} ${error.advice}` }
    throw error
  }
  throw new Error('It should have failed.')
}

/** A memory with some tasks in it, closed again. */
async function usedMemory(): Promise<{ folder: string; file: string }> {
  const folder = await temporaryFolder()
  await using memory = await open(folder)
  for (let count = 0; count < 40; count += 1) await memory.saveTask(sampleTask(`Write note ${count}`, { id: `task-${count}` }))
  return { folder, file: join(folder, 'memory.sqlite') }
}

describe('opening the memory', () => {
  it('makes the folder and the file for this user alone, also where they were open to others', async () => {
    const folder = join(await temporaryFolder(), 'deep', 'memory')
    await (await open(folder))[Symbol.asyncDispose]()
    await chmod(folder, 0o755)
    await chmod(join(folder, 'memory.sqlite'), 0o644)
    await using memory = await open(folder)
    await memory.saveTask(sampleTask('Write a note'))
    const modes = await Promise.all(
      ['', 'memory.sqlite', 'memory.sqlite-wal', 'memory.sqlite-shm'].map((name) => modeOf(join(folder, name))),
    )
    expect(modes).toEqual(['700', '600', '600', '600'])
  })

  it('finds again what was stored before it was closed', async () => {
    const { folder } = await usedMemory()
    await using memory = await open(folder)
    expect(await memory.tasks()).toHaveLength(40)
    expect((await memory.findTasks('write note 17', 1))[0]?.task.id).toBe('task-17')
  })

  it('begins anew in an empty file', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'memory.sqlite'), '')
    await using memory = await open(folder)
    expect(await memory.tasks()).toEqual([])
  })
})

describe('a memory that cannot be used', () => {
  it('refuses a file that is no database and leaves it as it was', async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'memory.sqlite')
    await writeFile(file, 'This is a letter to my aunt.\n'.repeat(200))
    const before = await readFile(file)
    expect(await faultOf(open(folder))).toEqual({ code: 'memory-damaged', says: expect.stringContaining('Nothing was changed') })
    expect(await readFile(file)).toEqual(before)
    expect(await readdir(folder)).toEqual(['memory.sqlite'])
  })

  it('refuses a database with torn pages and leaves it as it was', async () => {
    const { folder, file } = await usedMemory()
    const bytes = await readFile(file)
    bytes.fill(0xa5, 3 * 4096 + 100, 6 * 4096)
    await writeFile(file, bytes)
    expect((await faultOf(open(folder))).code).toBe('memory-damaged')
    expect(await readFile(file)).toEqual(bytes)
  })

  it('refuses a database that was cut short', async () => {
    const { folder, file } = await usedMemory()
    await writeFile(file, (await readFile(file)).subarray(0, 5 * 4096))
    expect((await faultOf(open(folder))).code).toBe('memory-damaged')
  })

  it('refuses a database from the future and leaves it as it was', async () => {
    const { folder, file } = await usedMemory()
    const database = new Database(file)
    database.pragma('user_version = 999')
    database.close()
    const before = await readFile(file)
    expect(await faultOf(open(folder))).toEqual({ code: 'from-the-future', says: expect.stringContaining('newer Understudy') })
    expect(await readFile(file)).toEqual(before)
  })

  it("refuses another program's database", async () => {
    const folder = await temporaryFolder()
    const database = new Database(join(folder, 'memory.sqlite'))
    database.exec('CREATE TABLE tasks (theirs)')
    database.close()
    expect(await faultOf(open(folder))).toEqual({ code: 'memory-damaged', says: expect.stringContaining('another program') })
  })

  it('names the task whose stored text is no longer a task', async () => {
    const { folder, file } = await usedMemory()
    const database = new Database(file)
    database.exec(`UPDATE task_revisions SET json = '{"version":1}' WHERE task_id = 'task-3'`)
    database.exec(`UPDATE task_revisions SET json = 'nonsense' WHERE task_id = 'task-4'`)
    database.close()
    await using memory = await open(folder)
    for (const id of ['task-3', 'task-4']) {
      expect(await faultOf(memory.task(TaskId.parse(id)))).toEqual({ code: 'memory-damaged', says: expect.stringContaining(id) })
    }
    expect((await memory.task(TaskId.parse('task-5')))?.id).toBe('task-5')
    expect((await faultOf(memory.tasks())).code).toBe('memory-damaged')
  })

  it('says what to do when its folder cannot be made', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'in-the-way'), '')
    expect(await faultOf(open(join(folder, 'in-the-way', 'memory')))).toEqual({
      code: 'set-up',
      says: expect.stringContaining('UNDERSTUDY_HOME'),
    })
  })
})

describe('a full disk', () => {
  it('is told as such, stores nothing by halves and leaves the rest readable', async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'memory.sqlite')
    const database = openDatabase(file)
    await using memory = memoryOver(database, { file, pictures: createPictureStore(join(folder, 'pictures')), clock })
    const kept = await memory.saveTask(sampleTask('Write a note'))
    database.pragma(`max_page_count = ${database.pragma('page_count', { simple: true })}`)
    const large = sampleTask('Write a long note', { id: 'task-large', notices: ['x'.repeat(100_000)] })
    expect(await faultOf(memory.saveTask(large))).toEqual({ code: 'disk-full', says: expect.stringContaining('no room') })
    expect((await memory.tasks()).map((task) => task.id)).toEqual([kept.id])
    expect((await memory.findTasks('note', 5)).map((found) => found.task)).toEqual([kept])
  })

  // A file system of a megabyte can be mounted by anyone in a namespace of their own, where the kernel allows it.
  const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()]).status === 0
  it.runIf(canMount).each(['tasks', 'pictures'])('loses nothing stored before when a real one fills up with %s', async (what) => {
    const script = fileURLToPath(new URL('./children/fill-disk.ts', import.meta.url))
    const child = spawnSync('unshare', ['-rm', process.execPath, script, await temporaryFolder(), what], { encoding: 'utf8' })
    expect(child.stderr).toBe('')
    expect(JSON.parse(child.stdout)).toEqual({ code: 'disk-full', savedSome: true, nothingLost: true })
  })
})
