import { afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { Cancelled, UnderstudyError } from '#contract'
import { createModel } from '#models'
import { completion, type Script, sendJson, startModelServer } from './model-server.ts'

const Caption = z.object({ caption: z.string(), sure: z.number().min(0).max(1) })
const question = { system: 'You caption steps.', messages: [{ role: 'user' as const, text: 'A click on Save.' }], schema: Caption }

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  vi.unstubAllEnvs()
  for (const stop of stops.splice(0)) await stop()
})

async function server(script: Script) {
  const started = await startModelServer(script)
  stops.push(started.stop)
  return started
}

const answering = (content: string | null, more?: { finish?: string; refusal?: string }) =>
  server((_, response) => sendJson(response, 200, completion(content, more)))

async function faultOf(work: Promise<unknown>): Promise<UnderstudyError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof UnderstudyError)) throw new Error(`expected an UnderstudyError, got ${String(error)}`)
  return error
}

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

describe('a server that asks for patience', () => {
  it('is asked again after as long as it says, not sooner', async () => {
    const atMs: number[] = []
    const { baseUrl } = await server((_, response) => {
      atMs.push(performance.now())
      if (atMs.length === 1) response.writeHead(429, { 'retry-after': '1' }).end()
      else sendJson(response, 200, completion('{"caption":"a","sure":1}'))
    })
    expect(await createModel({ baseUrl, model: 'small' }).complete(question)).toMatchObject({ kind: 'parsed' })
    // Without the header the first wait is at most half a second; timers may fire a millisecond early.
    expect((atMs[1] ?? 0) - (atMs[0] ?? 0)).toBeGreaterThan(990)
  })

  it.each(['3600', new Date(Date.now() + 3_600_000).toUTCString()])(
    'is not asked again when it says “%s”, longer than we wait',
    async (when) => {
      const { baseUrl, seen } = await server((_, response) => response.writeHead(503, { 'retry-after': when }).end())
      expect((await faultOf(createModel({ baseUrl, model: 'small' }).complete(question))).message).toMatch(/status 503/)
      expect(seen).toHaveLength(1)
    },
  )

  it.each([400, 401, 403, 404, 413, 422])('is not asked again after status %i, which does not pass', async (status) => {
    const { baseUrl, seen } = await server((_, response) => sendJson(response, status, { error: { message: 'no' } }))
    await faultOf(createModel({ baseUrl, model: 'small', retries: 3 }).complete(question))
    expect(seen).toHaveLength(1)
  })

  it('is given up at the deadline over all tries', async () => {
    const { baseUrl } = await server((_, response) => response.writeHead(503, { 'retry-after': '30' }).end())
    const fault = await faultOf(createModel({ baseUrl, model: 'small', timeoutMs: 300, retries: 9 }).complete(question))
    expect(fault.message).toBe(`The model server ${new URL(baseUrl).host} did not answer within 0.3 s.`)
  })
})

describe('what is sent', () => {
  const picture = { png: 'iVBORw0KGgo=', widthPx: 1, heightPx: 1 }

  it('holds the pictures of a turn behind its text, as data URLs, and the longest answer wanted', async () => {
    const { baseUrl, seen } = await answering('{"caption":"a","sure":1}')
    const messages = [
      { role: 'user' as const, text: 'Look.', pictures: [picture] },
      { role: 'assistant' as const, text: 'I see.' },
    ]
    await createModel({ baseUrl, model: 'small' }).complete({ ...question, messages, maxOutputTokens: 900 })
    expect(seen[0]?.body).toMatchObject({
      messages: [
        { role: 'system', content: 'You caption steps.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Look.' },
            { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } },
          ],
        },
        { role: 'assistant', content: 'I see.' },
      ],
      max_tokens: 900,
    })
  })

  it('is one turn for all that one side says in a row', async () => {
    const { baseUrl, seen } = await answering('{"caption":"a","sure":1}')
    const user = (text: string) => ({ role: 'user' as const, text })
    const messages = [
      user('One.'),
      user('Two.'),
      { role: 'assistant' as const, text: 'Yes.' },
      { ...user('Three.'), pictures: [picture] },
      user('Four.'),
    ]
    await createModel({ baseUrl, model: 'small' }).complete({ ...question, messages })
    const text = (words: string) => ({ type: 'text', text: words })
    expect((seen[0]?.body as { messages: unknown[] }).messages.slice(1)).toEqual([
      { role: 'user', content: 'One.\n\nTwo.' },
      { role: 'assistant', content: 'Yes.' },
      {
        role: 'user',
        content: [text('Three.'), { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } }, text('Four.')],
      },
    ])
  })

  it('calls the longest answer by its newer name once a server has refused the older one', async () => {
    const { baseUrl, seen } = await server(({ body }, response) => {
      if ('max_tokens' in (body as object))
        sendJson(response, 400, { error: { message: 'Use the other.', param: 'max_tokens', code: 'unsupported_parameter' } })
      else sendJson(response, 200, completion('{"caption":"a","sure":1}'))
    })
    const model = createModel({ baseUrl, model: 'small' })
    await model.complete({ ...question, maxOutputTokens: 900 })
    await model.complete({ ...question, maxOutputTokens: 900 })
    const lengths = seen.map(({ body }) => Object.entries(body as object).filter(([field]) => field.startsWith('max_')))
    expect(lengths).toEqual([[['max_tokens', 900]], [['max_completion_tokens', 900]], [['max_completion_tokens', 900]]])
  })

  it('goes to no other server, whatever the first one says', async () => {
    const other = await answering('{"caption":"a","sure":1}')
    const { baseUrl } = await server((_, response) => response.writeHead(307, { location: `${other.baseUrl}/chat/completions` }).end())
    const fault = await faultOf(createModel({ baseUrl, model: 'small', apiKey: 'key-1', retries: 0 }).complete(question))
    expect({ message: fault.message, seenByTheOther: other.seen }).toEqual({
      message: `The model server ${new URL(baseUrl).host} cannot be reached.`,
      seenByTheOther: [],
    })
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
