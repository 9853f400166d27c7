import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import type { ModelRequest } from '#contract'
import { createModel, recordTo, replayFrom } from '#models'
import { completion, sendJson, startModelServer } from '../support/model-server.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const Caption = z.object({ caption: z.string() })
const picture = (png: string) => ({ png, widthPx: 1, heightPx: 1 })
const question = (given: Partial<ModelRequest<z.infer<typeof Caption>>> = {}) => ({
  system: 'You caption steps.',
  messages: [{ role: 'user' as const, text: 'A click on Save.', pictures: [picture('AAAA')] }],
  schema: Caption,
  ...given,
})

/** A model whose answers, in order, are these. */
async function answering(...contents: string[]) {
  const { baseUrl, seen, stop } = await startModelServer((_, response) => sendJson(response, 200, completion(contents.shift() ?? '')))
  onTestFinished(stop)
  return { model: createModel({ baseUrl, model: 'small' }), seen }
}
const file = async () => join(await temporaryFolder(), 'answers.jsonl')

describe('a cassette', () => {
  it('gives again, without a server, what was answered: the nonsense too, in its order, and the last one for ever', async () => {
    const tape = await file()
    const { model, seen } = await answering('nonsense', '{"caption":"a"}', '{"caption":"b"}')
    const recording = recordTo(tape, model)
    const other = question({ system: 'You are brief.' })
    const told = [await recording.complete(question()), await recording.complete(question()), await recording.complete(other)]
    expect(told.map(({ kind }) => kind)).toEqual(['malformed', 'parsed', 'parsed'])

    const replaying = await replayFrom(tape)
    const again = [await replaying.complete(question()), await replaying.complete(question()), await replaying.complete(other)]
    expect(again).toEqual(told)
    expect(await replaying.complete(question())).toEqual(told[1])
    expect({ name: replaying.name, usage: replaying.usage(), asked: seen.length }).toEqual({
      name: 'small',
      usage: { calls: 4, inputTokens: 160, outputTokens: 28 },
      asked: 3,
    })
  })

  it('is gone on with, and holds nothing of what was asked but digests', async () => {
    const tape = await file()
    const { model } = await answering('{"caption":"a"}', '{"caption":"b"}')
    await recordTo(tape, model).complete(question())
    await recordTo(tape, model).complete(question({ maxOutputTokens: 5 }))
    const text = await readFile(tape, 'utf8')
    expect({ lines: text.trimEnd().split('\n').length, holdsText: text.includes('Save'), holdsPicture: text.includes('AAAA') }).toEqual({
      lines: 3,
      holdsText: false,
      holdsPicture: false,
    })
    expect(await (await replayFrom(tape)).complete(question({ maxOutputTokens: 5 }))).toMatchObject({ value: { caption: 'b' } })
  })

  it.each<[string, Partial<ModelRequest<z.infer<typeof Caption>>>]>([
    ['other words', { system: 'You are somebody else.' }],
    ['another picture', { messages: [{ role: 'user', text: 'A click on Save.', pictures: [picture('BBBB')] }] }],
    ['another schema', { schema: Caption.extend({ caption: z.string().describe('One sentence.') }) }],
    ['another length', { maxOutputTokens: 7 }],
  ])('does not answer %s: it says in words that the question is not on it', async (_, other) => {
    const tape = await file()
    const { model } = await answering('{"caption":"a"}')
    await recordTo(tape, model).complete(question())
    await expect((await replayFrom(tape)).complete(question(other))).rejects.toMatchObject({
      code: 'model-failed',
      message: expect.stringContaining(`This question is not on the cassette ${tape}`),
    })
  })

  it('that is missing, damaged, or of another model is refused in words', async () => {
    const tape = await file()
    await expect(replayFrom(tape)).rejects.toMatchObject({ code: 'not-found', message: `There is no cassette ${tape}.` })
    await writeFile(tape, '{"cassette":1,"model":"large"}\n')
    const { model } = await answering()
    await expect(recordTo(tape, model).complete(question())).rejects.toMatchObject({ code: 'bad-input' })
    await writeFile(tape, '{"cassette":1,"model":"small"}\n{"request":"no digest"}\n')
    await expect(replayFrom(tape)).rejects.toMatchObject({ message: `${tape} is not a cassette, or is damaged.` })
  })
})
