import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import { Cancelled } from '#contract'
import { createModel } from '#models'
import { completion, sendJson, startModelServer } from '../support/model-server.ts'
import { answering, Caption, faultOf, question, server } from './asking.ts'

describe('asking a model', () => {
  it('sends the schema and gives the parsed answer with what it cost', async () => {
    const { baseUrl, seen } = await answering('{"caption":"Click “Save”","sure":0.9}')
    const model = createModel({ baseUrl, model: 'small', apiKey: 'key-1' })
    expect(await model.complete(question)).toEqual({
      kind: 'parsed',
      value: { caption: 'Click “Save”', sure: 0.9 },
      usage: { calls: 1, inputTokens: 40, outputTokens: 7 },
    })
    expect(seen).toEqual([
      {
        method: 'POST',
        path: '/v1/chat/completions',
        authorization: 'Bearer key-1',
        body: {
          model: 'small',
          messages: [
            { role: 'system', content: 'You caption steps.' },
            { role: 'user', content: 'A click on Save.' },
          ],
          response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema: z.toJSONSchema(Caption) } },
        },
      },
    ])
  })

  it('adds up what it has used', async () => {
    const { baseUrl } = await answering('{"caption":"a","sure":1}')
    const model = createModel({ baseUrl, model: 'small' })
    await model.complete(question)
    await model.complete(question)
    expect(model.usage()).toEqual({ calls: 2, inputTokens: 80, outputTokens: 14 })
  })

  it('sends no key when none was given, whatever lies in the environment', async () => {
    onTestFinished(() => void vi.unstubAllEnvs())
    vi.stubEnv('OPENAI_API_KEY', 'somebody-elses-key')
    vi.stubEnv('OPENAI_ADMIN_KEY', 'somebody-elses-key')
    const { baseUrl, seen } = await answering('{"caption":"a","sure":1}')
    await createModel({ baseUrl, model: 'small' }).complete(question)
    expect(seen.map((request) => request.authorization)).toEqual([undefined])
  })

  it('takes JSON out of the fence that small models put around it', async () => {
    const { baseUrl } = await answering('```json\n{"caption":"a","sure":1}\n```')
    expect(await createModel({ baseUrl, model: 'small' }).complete(question)).toMatchObject({
      kind: 'parsed',
      value: { caption: 'a', sure: 1 },
    })
  })

  it.each<[content: string | null, more: { finish?: string; refusal?: string }, reason: string]>([
    ['Click on Save.', {}, 'The answer is not JSON.'],
    ['{"caption":"a"}', {}, 'The answer does not fit what was asked (sure: Invalid input: expected number, received undefined).'],
    ['{"caption":"a","sure":7}', {}, 'The answer does not fit what was asked (sure: Too big: expected number to be <=1).'],
    ['{"caption":"a","su', { finish: 'length' }, 'The answer was cut off at the longest length allowed.'],
    ['', {}, 'The answer is empty.'],
    [null, {}, 'The answer is empty.'],
    [null, { refusal: 'I cannot help with that.' }, 'The model refused.'],
    ['{"caption":"a","sure":1}', { finish: 'content_filter' }, 'The server’s content filter stopped the answer.'],
  ])('calls %j malformed, and says why', async (content, more, reason) => {
    const { baseUrl } = await answering(content, more)
    expect(await createModel({ baseUrl, model: 'small' }).complete(question)).toEqual({
      kind: 'malformed',
      text: more.refusal ?? content ?? '',
      reason,
      usage: { calls: 1, inputTokens: 40, outputTokens: 7 },
    })
  })

  it('calls a reply without choices malformed', async () => {
    const { baseUrl } = await server((_, response) => sendJson(response, 200, { ...completion('x'), choices: [] }))
    expect(await createModel({ baseUrl, model: 'small' }).complete(question)).toMatchObject({
      kind: 'malformed',
      reason: 'The server sent no answer.',
    })
  })
})

describe('a model server in trouble', () => {
  it.each([
    [401, 'does not accept the key.'],
    [404, 'knows no model “small”, or has no such interface.'],
    [429, 'has had too many requests, or the quota is used up.'],
    [500, 'failed with status 500.'],
  ])('with status %i is a fault in words, without the key', async (status, words) => {
    const { baseUrl } = await server((_, response) => sendJson(response, status, { error: { message: 'Incorrect API key: key-1' } }))
    const fault = await faultOf(createModel({ baseUrl, model: 'small', apiKey: 'key-1', retries: 0 }).complete(question))
    expect({ code: fault.code, message: fault.message }).toEqual({
      code: 'model-failed',
      message: `The model server ${new URL(baseUrl).host} ${words}`,
    })
    expect(`${fault.message} ${fault.advice}`).not.toContain('key-1')
  })

  it('is asked again when the trouble passes', async () => {
    let calls = 0
    const { baseUrl } = await server((_, response) => {
      calls += 1
      if (calls === 1) response.writeHead(503, { 'retry-after-ms': '1' }).end()
      else sendJson(response, 200, completion('{"caption":"a","sure":1}'))
    })
    expect(await createModel({ baseUrl, model: 'small', retries: 1 }).complete(question)).toMatchObject({ kind: 'parsed' })
    expect(calls).toBe(2)
  })

  it('that is not there is a fault', async () => {
    const gone = await startModelServer(() => {})
    await gone.stop()
    const fault = await faultOf(createModel({ baseUrl: gone.baseUrl, model: 'small', retries: 0 }).complete(question))
    expect(fault.message).toBe(`The model server ${new URL(gone.baseUrl).host} cannot be reached.`)
  })

  it('that never answers is given up after the time allowed', async () => {
    const { baseUrl } = await server(() => {})
    const fault = await faultOf(createModel({ baseUrl, model: 'small', timeoutMs: 300 }).complete(question))
    expect(fault.message).toBe(`The model server ${new URL(baseUrl).host} did not answer within 0.3 s.`)
  })

  it('that speaks something else is a fault', async () => {
    const { baseUrl } = await server((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hello</h1>'))
    const fault = await faultOf(createModel({ baseUrl, model: 'small', retries: 0 }).complete(question))
    expect(fault.message).toBe(`The model server ${new URL(baseUrl).host} answered in a way that cannot be understood.`)
  })
})

describe('cancelling', () => {
  it('ends a question that is under way', async () => {
    const controller = new AbortController()
    const { baseUrl } = await server(() => controller.abort())
    const model = createModel({ baseUrl, model: 'small' })
    await expect(model.complete({ ...question, signal: controller.signal })).rejects.toThrow(Cancelled)
  })

  it('asks nothing when it was cancelled before', async () => {
    const { baseUrl, seen } = await answering('{}')
    await expect(createModel({ baseUrl, model: 'small' }).complete({ ...question, signal: AbortSignal.abort() })).rejects.toThrow(Cancelled)
    expect(seen).toEqual([])
  })
})

describe('the health of a model', () => {
  const offering = (...names: string[]) =>
    server((_, response) =>
      sendJson(response, 200, { object: 'list', data: names.map((id) => ({ id, object: 'model', created: 1, owned_by: 'x' })) }),
    )

  it('is good when the server offers it', async () => {
    const { baseUrl } = await offering('small', 'large')
    expect(await createModel({ baseUrl, model: 'small' }).health()).toEqual({ ok: true, models: ['small', 'large'] })
  })

  it('says what the server offers instead', async () => {
    const { baseUrl } = await offering('large')
    expect(await createModel({ baseUrl, model: 'small' }).health()).toEqual({
      ok: false,
      text: `The model server ${new URL(baseUrl).host} does not offer “small”.`,
      advice: 'It offers: large.',
    })
  })

  it('is told in words, not thrown, when the server refuses', async () => {
    const { baseUrl } = await server((_, response) => sendJson(response, 401, {}))
    expect(await createModel({ baseUrl, model: 'small', retries: 0 }).health()).toEqual({
      ok: false,
      text: `The model server ${new URL(baseUrl).host} does not accept the key.`,
      advice: 'Check the key in the settings.',
    })
  })
})

it('an address that is none is refused at once, with an example', () => {
  expect(() => createModel({ baseUrl: 'localhost 8080', model: 'small' })).toThrow('“localhost 8080” is not an address.')
})
