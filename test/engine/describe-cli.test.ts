import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Task } from '#contract'
import { openMemory } from '#memory'
import { DEFAULT_SETTINGS } from '../../engine/settings.ts'
import { captionServer, goodAnswer } from '../learner/support/caption-server.ts'
import { commandLine } from '../support/command-line.ts'
import { sampleStep, sampleTask } from '../support/sample-task.ts'
import { createStillClock } from '../support/still-clock.ts'

const white = { width: 64, height: 48, data: new Uint8Array(64 * 48 * 4).fill(255), box: { x: 0, y: 0, width: 64, height: 48 } }

/** The command line over a home that holds a task with one picture, and a model that answers well. */
async function withTask() {
  const { home, run } = await commandLine()
  const memory = await openMemory({ folder: join(home, 'memory'), clock: createStillClock() })
  const before = await memory.pictures.put(white)
  const steps = [sampleStep({ pictures: { before, mark: { x: 20, y: 20 } } }), sampleStep({ id: 'step-b' })]
  const task: Task = await memory.saveTask(sampleTask('Write a note', { steps }))
  await memory[Symbol.asyncDispose]()
  const server = await captionServer((asked) => ({ json: goodAnswer(asked) }))
  return { run, task, ...server }
}

describe('understudy settings', () => {
  it('shows and sets the model and the server for vectors, each without touching the other', async () => {
    const { run } = await commandLine()
    await run('settings', 'model', 'http://127.0.0.1:9/v1', 'small')
    await run('settings', 'embedder', 'http://127.0.0.1:9/v2', 'tiny')
    await run('settings', 'model', '--price', '1,2,EUR')
    expect((await run('settings')).out.split('\n').filter((line) => line.includes('http'))).toEqual([
      'model: small at http://127.0.0.1:9/v1; price: 1 in, 2 out (EUR for a million tokens); no key',
      'vectors: tiny at http://127.0.0.1:9/v2; no key',
    ])
    await run('settings', 'embedder', '--none')
    await run('settings', 'model', '--none')
    expect(JSON.parse((await run('settings', '--json')).out)).toEqual(DEFAULT_SETTINGS)
  })
})

describe('understudy tasks describe', () => {
  it('tells what leaves the machine, and sends nothing without a yes', async () => {
    const { run, task, baseUrl, asked } = await withTask()
    expect((await run('settings', 'model', baseUrl, 'small', '--price', '2.5,10,USD')).out).toContain(
      `model: small at ${baseUrl}; price: 2.5 in, 10 out`,
    )
    const answer = await run('tasks', 'describe', task.id)
    expect({ status: answer.status, out: answer.out, asked }).toEqual({ status: 2, out: '', asked: [] })
    const server = new URL(baseUrl).host
    for (const words of [
      `1 of 2 steps would be described by “small” at ${server}`,
      'at most 2 calls',
      'What leaves this machine:',
      'USD',
      '--yes',
    ])
      expect(answer.err).toContain(words)
  })

  it('describes with --yes, says which steps keep their words and why, and takes it back with --by-rule', async () => {
    const { run, task, baseUrl, asked } = await withTask()
    await run('settings', 'model', baseUrl, 'small')
    const described = await run('tasks', 'describe', task.id, '--yes')
    expect(described).toMatchObject({ status: 0, err: '' })
    expect(described.out.split('\n').slice(0, 4)).toEqual([
      '1 steps described by small (1 calls, 40 tokens sent, 7 got).',
      '  1  Click “Save” in the toolbar of Mousepad now',
      '  2  Click “Save” in the toolbar of Mousepad',
      'Step 2 keeps its words: There is no picture of it to show the model.',
    ])
    expect((await run('tasks', 'describe', task.id, '--yes')).out).toMatch(/every step that there is a picture of is described already/)
    expect((await run('tasks', 'describe', task.id, '--by-rule')).out).toMatch(/^1 steps described by the rules/)
    expect(asked).toHaveLength(1)
  })

  it('fails for scripts when nothing was described', async () => {
    const { run, task } = await withTask()
    await run('settings', 'model', 'http://127.0.0.1:9/v1', 'small')
    const answer = await run('tasks', 'describe', task.id, '--yes', '--json')
    expect(answer.status).toBe(26)
    expect(JSON.parse(answer.out)).toMatchObject({ described: 0, kept: [{ reason: expect.stringContaining('cannot be reached') }, {}] })
  })

  it.each<[string[], number, RegExp]>([
    [['tasks', 'describe', 'task-a', '--yes'], 27, /No model is set up\. .*understudy settings model/],
    [['tasks', 'describe', 'task-none'], 3, /no such task/],
    [['tasks', 'describe', 'nonsense'], 3, /There is no task nonsense/],
    [['settings', 'embedder', 'http://127.0.0.1:9/v1'], 2, /Vectors need the address/],
    [['settings', 'embedder', 'http://127.0.0.1:9/v1', 'small', '--none'], 2, /Vectors need the address/],
    [['settings', 'model', 'nonsense', 'small'], 2, /address of its server and its name/],
    [['settings', 'model', 'http://127.0.0.1:9/v1'], 2, /address of its server and its name/],
    [['settings', 'model', 'http://127.0.0.1:9/v1', 'small', '--none'], 2, /Either no model or one/],
    [['settings', 'model', 'http://127.0.0.1:9/v1', 'small', '--price', '1,2'], 2, /2\.5,10,USD/],
  ])('answers %j clearly', async (args, status, words) => {
    const { run } = await withTask()
    const answer = await run(...args)
    expect([answer.status, answer.out]).toEqual([status, ''])
    expect(answer.err).toMatch(words)
  })
})
