import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createModel } from '#models'
import { completion, sendJson } from '../support/model-server.ts'
import { answering, faultOf, question, server } from './asking.ts'

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
    const { messages: sent } = z.object({ messages: z.array(z.unknown()) }).parse(seen[0]?.body)
    expect(sent.slice(1)).toEqual([
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
