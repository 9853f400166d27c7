import { describe, expect, it, onTestFinished } from 'vitest'
import { type EventData, type Memory, type ModelSettings, type Task, UnderstudyError } from '#contract'
import { openMemory } from '#memory'
import { createModel } from '#models'
import { createCaptioning } from '../../engine/captioning.ts'
import { DEFAULT_SETTINGS } from '../../engine/settings.ts'
import { type Asked, captionServer, goodAnswer, type Reply } from '../learner/support/caption-server.ts'
import { learnTold } from '../learner/support/learned.ts'
import { noteAndForm } from '../learner/support/note-and-form.ts'
import { sendJson } from '../support/model-server.ts'
import { createStillClock } from '../support/still-clock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** A task learned into a real memory, a model server that answers as told, and the engine's handlers between them. */
async function captioning(reply: (asked: Asked, memory: Memory) => Reply | Promise<Reply>, settings: { none?: boolean } = {}) {
  const memory = await openMemory({ folder: await temporaryFolder(), clock: createStillClock() })
  onTestFinished(() => memory[Symbol.asyncDispose]())
  const { task, pictures } = await learnTold(noteAndForm())
  // The pictures of the demonstration, under the names that the real store gives them.
  const names = new Map(
    await Promise.all([...pictures.all].map(async ([id, picture]) => [id, await memory.pictures.put(picture)] as const)),
  )
  const renamed = JSON.parse(JSON.stringify(task).replace(/[0-9a-f]{64}/g, (id) => [...names].find(([old]) => old === id)?.[1] ?? id))
  const learned = await memory.saveTask(renamed)
  const answers: Promise<Reply>[] = []
  const server = await captionServer((asked) => ({
    do: (response) => {
      const answer = Promise.resolve(reply(asked, memory))
      answers.push(answer)
      void answer.then((given) => {
        if ('do' in given) given.do(response)
        else sendJson(response, 200, completionOf('json' in given ? JSON.stringify(given.json) : given.text))
      })
    },
  }))
  const model: ModelSettings = { url: server.baseUrl, name: 'small', price: { input: 1, output: 2, currency: 'EUR' } }
  const told: EventData<'learn.progress'>[] = []
  let changes = 0
  const service = createCaptioning({
    memory,
    settings: async () => ({ ...DEFAULT_SETTINGS, model: settings.none ? null : model }),
    openModel: ({ url, name }) => createModel({ baseUrl: url, model: name, retries: 0 }),
    textReader: { read: async () => [] },
    emit: (name, data) => {
      if (name === 'learn.progress') told.push(data as EventData<'learn.progress'>)
      if (name === 'tasks.changed') changes += 1
    },
  })
  return { memory, learned, service, ...service.handlers, asked: server.asked, told, changes: () => changes }
}
const completionOf = (content: string) => ({
  choices: [{ finish_reason: 'stop', message: { role: 'assistant', content } }],
  usage: { prompt_tokens: 40, completion_tokens: 7 },
})
const well = (asked: Asked): Reply => ({ json: goodAnswer(asked) })
const captionsOf = (task: Task) => task.steps.map(({ caption }) => caption)

describe('describing a learned task', () => {
  it('makes a revision that says so, tells how far it is, and costs what was said', async () => {
    const { learned, memory, told, changes, ...calls } = await captioning(well)
    const cost = await calls['task.captionCost']({ id: learned.id })
    expect(cost).toMatchObject({ model: 'small', steps: 11, calls: 3, money: { currency: 'EUR' } })
    expect(cost.money?.amount).toBeCloseTo((cost.inputTokens + 2 * cost.outputTokens) / 1_000_000)

    const outcome = await calls['task.caption']({ id: learned.id, calls: cost.calls, by: 'model' })
    expect(outcome).toMatchObject({ described: 11, kept: [], used: { calls: 2 } })
    expect(captionsOf(outcome.task)).toEqual(captionsOf(learned).map((caption) => `${caption} now`))
    expect({ kept: await memory.task(learned.id), revision: outcome.task.revision, change: outcome.task.change }).toEqual({
      kept: outcome.task,
      revision: 2,
      change: { kind: 'described', what: '11 steps were described by the model' },
    })
    expect({ told: told.map(({ recordingId, done, of }) => [recordingId, done, of]), changes: changes() }).toEqual({
      told: [0, 8, 11].map((done) => ['recording-1', done, 11]),
      changes: 1,
    })
  })

  it('makes no revision when nothing was described', async () => {
    const { learned, memory, changes, ...calls } = await captioning(() => ({ text: 'nonsense' }))
    const outcome = await calls['task.caption']({ id: learned.id, calls: 2, by: 'model' })
    expect({ described: outcome.described, revision: (await memory.task(learned.id))?.revision, changes: changes() }).toEqual({
      described: 0,
      revision: 1,
      changes: 0,
    })
  })

  it('takes the model’s words back for those of the rules, without a model', async () => {
    const { learned, asked, ...calls } = await captioning(well)
    await calls['task.caption']({ id: learned.id, calls: 3, by: 'model' })
    const outcome = await calls['task.caption']({ id: learned.id, calls: 1, by: 'rule' })
    expect({ captions: captionsOf(outcome.task), change: outcome.task.change, calls: asked.length }).toEqual({
      captions: captionsOf(learned),
      change: { kind: 'described', what: '11 steps were described by the rules' },
      calls: 2,
    })
  })

  it('leaves what a person changed while the model was asked', async () => {
    const { learned, memory, ...calls } = await captioning(async (asked, store) => {
      const now = await store.task(learned.id)
      if (asked.call === 1 && now)
        await store.saveTask({
          ...now,
          steps: now.steps.map((step, index) => (index === 0 ? { ...step, caption: 'Mine', wordsBy: 'person' } : step)),
        })
      return well(asked)
    })
    const outcome = await calls['task.caption']({ id: learned.id, calls: 3, by: 'model' })
    expect(captionsOf(outcome.task)).toEqual(captionsOf(learned).map((caption, index) => (index === 0 ? 'Mine' : `${caption} now`)))
    expect({ described: outcome.described, revision: outcome.task.revision, kept: outcome.kept }).toEqual({
      described: 10,
      revision: 3,
      kept: [{ step: learned.steps[0]?.id, reason: 'It was changed while the model was asked.' }],
    })
    expect(await memory.task(learned.id)).toEqual(outcome.task)
  })

  it('is done for one task at a time, and stops with the engine, keeping what it has', async () => {
    const { learned, service, memory, ...calls } = await captioning((asked) => {
      if (asked.call === 1) return well(asked)
      void service.close()
      return { do: () => undefined }
    })
    const first = calls['task.caption']({ id: learned.id, calls: 3, by: 'model' })
    await expect(calls['task.caption']({ id: learned.id, calls: 3, by: 'model' })).rejects.toMatchObject({ code: 'app-busy' })
    expect((await first).described).toBe(8)
    await service.close()
    expect((await memory.task(learned.id))?.revision).toBe(2)
  })

  it('without a model says how to set one up, and sends nothing', async () => {
    const { learned, asked, ...calls } = await captioning(well, { none: true })
    expect(await calls['task.captionCost']({ id: learned.id })).toMatchObject({
      model: null,
      calls: 0,
      sent: [],
      advice: expect.stringContaining('understudy settings model'),
    })
    await expect(calls['task.caption']({ id: learned.id, calls: 3, by: 'model' })).rejects.toBeInstanceOf(UnderstudyError)
    expect(asked).toEqual([])
  })

  it('of a task that is not there is refused', async () => {
    const calls = await captioning(well)
    await expect(calls['task.captionCost']({ id: 'task-none' as Task['id'] })).rejects.toMatchObject({ code: 'not-found' })
  })
})
