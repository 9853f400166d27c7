import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Model, ModelAnswer, ModelRequest, Task } from '#contract'
import { createModelCaptioner } from '#learner'
import { createModel, recordTo, replayFrom } from '#models'
import { readAnswer } from '../../../../models/read-answer.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'
import { captionServer, encode, goodAnswer } from '../../support/caption-server.ts'
import { learnTold } from '../../support/learned.ts'
import { noteAndForm } from '../../support/note-and-form.ts'
import { withoutWords } from '../captioner-promises.ts'

const usage = { calls: 1, inputTokens: 1, outputTokens: 1 }

/** A model that says this, whatever it is asked. */
function saying(text: string): Model {
  return {
    name: 'any',
    health: async () => ({ ok: true, models: ['any'] }),
    usage: () => usage,
    async complete<Value>({ schema }: ModelRequest<Value>): Promise<ModelAnswer<Value>> {
      return { ...readAnswer({ finish_reason: 'stop', message: { content: text } }, schema), usage }
    },
  }
}

it('whatever a model says: acts, typed texts, targets, parameters, their order and everything but words stay the same', async () => {
  const { task: learned, pictures } = await learnTold(noteAndForm())
  const task: Task = { ...learned, steps: learned.steps.slice(0, 5), milestones: [], subGoals: [] }
  const captions = task.steps.map(({ caption }) => caption)
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(...captions),
    fc.constantFrom(...captions).map((caption) => `${caption} and more`),
  )
  const step = fc.record(
    { step: fc.integer({ min: -1, max: 7 }), observation: text, thought: text, action: text, expectation: text },
    { requiredKeys: ['step'] },
  )
  const answer = fc.oneof(
    fc
      .record({ steps: fc.array(fc.oneof({ weight: 5, arbitrary: step }, fc.jsonValue())), parts: fc.array(fc.jsonValue()), goal: text })
      .map((json) => JSON.stringify(json)),
    fc.json(),
    fc.string(),
  )
  const given = task.steps.map(({ caption, observation, thought }, index) => ({ step: index + 1, action: caption, observation, thought }))
  let described = 0
  await fc.assert(
    fc.asyncProperty(answer, async (said) => {
      const captioner = createModelCaptioner({
        model: saying(said),
        server: { host: 'here', way: 'this machine' },
        price: null,
        pictures,
        encode,
      })
      const outcome = await captioner.caption(task, { calls: 1 })
      described += outcome.described
      expect(withoutWords(outcome.task)).toEqual(withoutWords(task))
      expect(outcome.described + outcome.kept.length).toBe(task.steps.length)
      expect(outcome.task.steps.filter(({ wordsBy }) => wordsBy === 'model')).toHaveLength(outcome.described)
      for (const { step: id } of outcome.kept)
        expect(outcome.task.steps.find((one) => one.id === id)).toEqual(task.steps.find((one) => one.id === id))
    }),
    { numRuns: 100, examples: [[JSON.stringify(goodAnswer({ given }))]] },
  )
  // Of the good answer among them all was taken, so that it is no accident that nothing else changed.
  expect(described).toBeGreaterThanOrEqual(task.steps.length)
})

it('a demonstration described once with a model is described the same from a cassette, without one', async () => {
  const { task, pictures } = await learnTold(noteAndForm())
  const file = join(await temporaryFolder(), 'words.jsonl')
  const server = await captionServer((asked) => (asked.call === 1 ? { text: 'nonsense' } : { json: goodAnswer(asked) }))
  const describe = (model: Model) =>
    createModelCaptioner({ model, server: { host: 'here', way: 'this machine' }, price: null, pictures, encode }).caption(task, {
      calls: 9,
    })
  const live = await describe(recordTo(file, createModel({ baseUrl: server.baseUrl, model: 'small' })))
  expect(live).toMatchObject({ described: 11, used: { calls: 3 } })
  expect(await describe(await replayFrom(file))).toEqual(live)
})
