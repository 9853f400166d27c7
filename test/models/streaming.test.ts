import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createModel } from '#models'
import { completion, sendJson } from '../support/model-server.ts'
import { faultOf, question, server } from './asking.ts'

type Piece = { content?: string; refusal?: string; finish?: string; usage?: { prompt_tokens: number; completion_tokens: number } }

/** A piece of an answer as servers stream it; one with usage alone has no choices. */
function piece({ content, refusal, finish, usage }: Piece) {
  const choices = usage ? [] : [{ index: 0, delta: { content, refusal }, finish_reason: finish ?? null }]
  return `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'small', choices, usage: usage ?? null })}\n\n`
}
const head = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/event-stream' })
const USAGE = piece({ usage: { prompt_tokens: 40, completion_tokens: 7 } })
const DONE = 'data: [DONE]\n\n'

describe('an answer piece by piece', () => {
  it('is asked for with what it takes, and comes to the same as one in a whole', async () => {
    const { baseUrl, seen } = await server((_, response) => {
      head(response)
      for (const content of ['{"capt', 'ion":"Click “Sa', 've”","sure":0.9}']) response.write(piece({ content }))
      response.end(`${piece({ finish: 'stop' })}${USAGE}${DONE}`)
    })
    const model = createModel({ baseUrl, model: 'small', stream: true })
    expect(await model.complete(question)).toEqual({
      kind: 'parsed',
      value: { caption: 'Click “Save”', sure: 0.9 },
      usage: { calls: 1, inputTokens: 40, outputTokens: 7 },
    })
    expect(seen.map(({ body }) => body)).toMatchObject([{ stream: true, stream_options: { include_usage: true } }])
    expect(model.usage()).toEqual({ calls: 1, inputTokens: 40, outputTokens: 7 })
  })

  it.each<[string, Piece[], string]>([
    ['breaks off', [{ content: '{"caption":"a","sure":1}' }], 'The answer broke off.'],
    [
      'is cut at the longest length',
      [{ content: '{"capt' }, { finish: 'length' }],
      'The answer was cut off at the longest length allowed.',
    ],
    ['is refused', [{ refusal: 'I ' }, { refusal: 'cannot.' }, { finish: 'stop' }], 'The model refused.'],
    [
      'does not fit',
      [{ content: '{"caption":7,' }, { content: '"sure":1}' }, { finish: 'stop' }],
      'The answer does not fit what was asked (caption: Invalid input: expected string, received number).',
    ],
    ['has no piece', [], 'The server sent no answer.'],
  ])('that %s is malformed, and says so', async (_, pieces, reason) => {
    const { baseUrl } = await server((_request, response) => head(response).end(`${pieces.map(piece).join('')}${USAGE}${DONE}`))
    expect(await createModel({ baseUrl, model: 'small', stream: true }).complete(question)).toMatchObject({ kind: 'malformed', reason })
  })

  it('may take longer than one piece may, as long as the next piece comes', async () => {
    const text = '{"caption":"slow","sure":1}'
    const { baseUrl } = await server(async (_, response) => {
      head(response)
      for (const letter of text) {
        response.write(piece({ content: letter }))
        await new Promise((resolve) => setTimeout(resolve, 40))
      }
      response.end(`${piece({ finish: 'stop' })}${DONE}`)
    })
    // 27 pieces, 40 ms apart: more than a second in all.
    expect(await createModel({ baseUrl, model: 'small', stream: true, timeoutMs: 900 }).complete(question)).toMatchObject({
      kind: 'parsed',
    })
  })

  it('that stops coming in the middle is given up', async () => {
    const { baseUrl } = await server((_, response) => {
      head(response).write(piece({ content: '{"caption"' }))
    })
    const fault = await faultOf(createModel({ baseUrl, model: 'small', stream: true, timeoutMs: 300 }).complete(question))
    expect(fault.message).toBe(`The model server ${new URL(baseUrl).host} did not answer within 0.3 s.`)
  })

  it('is understood as one from a server that does not stream', async () => {
    const { baseUrl } = await server((_, response) => sendJson(response, 200, completion('{"caption":"a","sure":1}')))
    expect(await createModel({ baseUrl, model: 'small', stream: true }).complete(question)).toMatchObject({
      kind: 'parsed',
      usage: { calls: 1, inputTokens: 40, outputTokens: 7 },
    })
  })

  it('is asked for without its cost where the server does not know that, from then on', async () => {
    const { baseUrl, seen } = await server(({ body }, response) => {
      if ('stream_options' in (body as object)) sendJson(response, 400, { error: { message: 'Unknown field stream_options' } })
      else head(response).end(`${piece({ content: '{"caption":"a","sure":1}' })}${piece({ finish: 'stop' })}${DONE}`)
    })
    const model = createModel({ baseUrl, model: 'small', stream: true })
    const answers = [await model.complete(question), await model.complete(question)]
    expect(answers.map(({ kind, usage }) => [kind, usage.inputTokens])).toEqual([
      ['parsed', 0],
      ['parsed', 0],
    ])
    expect(seen.map(({ body }) => 'stream_options' in (body as object))).toEqual([true, false, false])
  })
})
