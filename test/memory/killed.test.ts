import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { PictureId, TaskId } from '#contract'
import { openMemory } from '#memory'
import { createStillClock } from '../support/still-clock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** Every write waits for the disk, and the disk may be busy. */
const BUSY = { timeout: 120_000 }

const WRITE_TASKS = fileURLToPath(new URL('./children/write-tasks.ts', import.meta.url))
const SAVE_SOME = fileURLToPath(new URL('./children/save-some.ts', import.meta.url))

/** Lets a child save tasks until it has reported `lines` of them, kills it without warning and returns what it reported. */
async function killWhileWriting(folder: string, name: string, lines: number): Promise<string[]> {
  const writer = spawn(process.execPath, [WRITE_TASKS, folder, name], { stdio: ['ignore', 'pipe', 'inherit'] })
  const reported: string[] = []
  for await (const line of createInterface(writer.stdout)) {
    reported.push(line)
    if (reported.length === lines) writer.kill('SIGKILL')
  }
  if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit')
  expect(writer.signalCode).toBe('SIGKILL')
  return reported
}

describe('a writer that is killed', BUSY, () => {
  it('loses nothing that it had reported as stored, five times over in one memory', async () => {
    const folder = await temporaryFolder()
    const reported: string[] = []
    for (const [index, lines] of [1, 7, 20, 33, 50].entries()) {
      reported.push(...(await killWhileWriting(folder, `round${index}`, lines)))
      await using memory = await openMemory({ folder, clock: createStillClock() })
      const lost: string[] = []
      for (const line of reported) {
        const [task = '', picture = ''] = line.split(' ')
        if (!(await memory.task(TaskId.parse(task))) || !(await memory.pictures.picture(PictureId.parse(picture)))) lost.push(line)
      }
      expect(lost).toEqual([])
      expect(await memory.findTasks(`write note ${lines} to`, 1)).toHaveLength(1)
    }
    expect(reported.length).toBeGreaterThanOrEqual(111)
  })
})

describe('several programs that start at once on an empty folder', BUSY, () => {
  it('all store, and no revision is counted twice', async () => {
    const folder = join(await temporaryFolder(), 'memory')
    const programs = [1, 2, 3, 4].map(() => spawn(process.execPath, [SAVE_SOME, folder, '10'], { stdio: 'inherit' }))
    const codes = await Promise.all(programs.map(async (program) => (await once(program, 'exit'))[0]))
    expect(codes).toEqual([0, 0, 0, 0])
    await using memory = await openMemory({ folder, clock: createStillClock() })
    expect((await memory.tasks()).map((task) => task.revision)).toEqual([40])
  })
})
