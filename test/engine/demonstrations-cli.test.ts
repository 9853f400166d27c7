import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openMemory } from '#memory'
import { commandLine } from '../support/command-line.ts'
import { sampleTask } from '../support/sample-task.ts'
import { createStillClock } from '../support/still-clock.ts'

async function withTask() {
  const { home, run } = await commandLine()
  const memory = await openMemory({ folder: join(home, 'memory'), clock: createStillClock() })
  const task = await memory.saveTask(sampleTask('Write a note', { recordings: ['recording-a'] as never }))
  await memory[Symbol.asyncDispose]()
  return { run, task }
}

describe('understudy learn --into', () => {
  it('says why a recording is no further demonstration, and fails', async () => {
    const { run, task } = await withTask()
    expect(await run('learn', 'recording-a', '--into', task.id)).toMatchObject({
      status: 2,
      out: 'This recording is part of the task already. Record the task once more, and add that.\n',
    })
  })

  it('says what is wrong with an answer, a task or a step', async () => {
    const { run, task } = await withTask()
    expect(await run('learn', 'recording-b', '--into', task.id, '--answer', 'yes')).toMatchObject({ status: 2 })
    expect(await run('learn', 'recording-b', '--into', 'task-none')).toMatchObject({ status: 3 })
    const answer = await run('learn', 'recording-b', '--into', task.id, '--from-step', '4')
    expect(answer).toMatchObject({ status: 2, err: 'There is no step 4. This task has steps 1 to 1.' })
  })
})
