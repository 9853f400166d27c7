import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createModel } from '#models'
import { completion, sendJson } from '../support/model-server.ts'
import { Caption, faultOf, question, server } from './asking.ts'

type Body = { messages: { content: string }[]; response_format?: { type: string } }
const formOf = (body: unknown) => (body as Body).response_format?.type ?? 'words'
const systemOf = (body: unknown) => (body as Body).messages[0]?.content ?? ''

/** A server that knows only these forms, and says of another what real ones say. */
const knowing = (forms: string[], content: string, refusal: { status: number; error: object }) =>
  server(({ body }, response) =>
    forms.includes(formOf(body))
      ? sendJson(response, 200, completion(content))
      : sendJson(response, refusal.status, { error: refusal.error }),
  )
const GOOD = '{"caption":"a","sure":1}'

describe('a server that knows no JSON schemas', () => {
  it.each<[string[], { status: number; error: object }, string[]]>([
    [
      ['json_object', 'words'],
      { status: 400, error: { message: 'This response_format type is unavailable now' } },
      ['json_schema', 'json_object', 'json_object'],
    ],
    [['words'], { status: 422, error: { message: 'Invalid', param: 'response_format' } }, ['json_schema', 'json_object', 'words', 'words']],
    [
      ['words'],
      { status: 400, error: { message: "Model does not support JSON mode or 'json_schema'" } },
      ['json_schema', 'json_object', 'words', 'words'],
    ],
  ])('but %j is asked in words, and that is remembered', async (forms, refusal, asked) => {
    const { baseUrl, seen } = await knowing(forms, GOOD, refusal)
    const model = createModel({ baseUrl, model: 'small', retries: 0 })
    expect([await model.complete(question), await model.complete(question)]).toMatchObject([{ kind: 'parsed' }, { kind: 'parsed' }])
    expect(seen.map(({ body }) => formOf(body))).toEqual(asked)
    const schema = JSON.stringify(z.toJSONSchema(Caption))
    expect(seen.map(({ body }) => systemOf(body).includes(schema))).toEqual(asked.map((form) => form !== 'json_schema'))
    expect(model.usage()).toEqual({ calls: 2, inputTokens: 80, outputTokens: 14 })
  })

  it('has its answers parsed as strictly as any other', async () => {
    const { baseUrl } = await knowing(['words'], 'Sure! {"caption":"a","sure":1}', {
      status: 400,
      error: { message: 'no response_format' },
    })
    expect(await createModel({ baseUrl, model: 'small', retries: 0 }).complete(question)).toMatchObject({
      kind: 'malformed',
      reason: 'The answer is not JSON.',
    })
  })

  it('is not asked in words for a refusal of another kind', async () => {
    const { baseUrl, seen } = await knowing([], GOOD, { status: 400, error: { message: 'The prompt is too long' } })
    await faultOf(createModel({ baseUrl, model: 'small', retries: 0 }).complete(question))
    expect(seen.map(({ body }) => formOf(body))).toEqual(['json_schema'])
  })

  it('that refuses every form is a fault after three questions', async () => {
    const { baseUrl, seen } = await knowing([], GOOD, { status: 400, error: { message: 'response_format' } })
    const fault = await faultOf(createModel({ baseUrl, model: 'small', retries: 0 }).complete(question))
    expect({ message: fault.message, asked: seen.map(({ body }) => formOf(body)) }).toEqual({
      message: `The model server ${new URL(baseUrl).host} failed with status 400.`,
      asked: ['json_schema', 'json_object', 'words'],
    })
  })
})
