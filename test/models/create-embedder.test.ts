import { describe, expect, it } from 'vitest'
import { createEmbedder } from '#models'
import { sendJson } from '../support/model-server.ts'
import { server } from './asking.ts'

type Vector = { index: number; embedding: unknown }
const reply = (data: Vector[]) => ({ object: 'list', model: 'small', data: data.map((one) => ({ object: 'embedding', ...one })) })
const inputOf = (body: unknown) => (body as { input: string[] }).input
/** A vector that tells which text it is of. */
const vectorOf = (text: string) => [text.length, 0.5]

describe('texts as vectors', () => {
  it('come back in the order of the texts, whatever order the server sends, some texts a call', async () => {
    const { baseUrl, seen } = await server(({ body }, response) => {
      const vectors = inputOf(body).map((text, index) => ({ index, embedding: vectorOf(text) }))
      sendJson(response, 200, reply(vectors.reverse()))
    })
    const embedder = createEmbedder({ baseUrl, model: 'small', batch: 2 })
    expect({ name: embedder.name, vectors: await embedder.embed(['a', 'bb', 'ccc']) }).toEqual({
      name: 'small',
      vectors: [Float32Array.of(1, 0.5), Float32Array.of(2, 0.5), Float32Array.of(3, 0.5)],
    })
    expect(seen.map(({ path, body }) => ({ path, body }))).toEqual([
      { path: '/v1/embeddings', body: { model: 'small', input: ['a', 'bb'], encoding_format: 'float' } },
      { path: '/v1/embeddings', body: { model: 'small', input: ['ccc'], encoding_format: 'float' } },
    ])
  })

  it('of none asks nothing', async () => {
    const { baseUrl, seen } = await server(() => {})
    expect(await createEmbedder({ baseUrl, model: 'small' }).embed([])).toEqual([])
    expect(seen).toEqual([])
  })

  it.each<[string, Vector[]]>([
    ['too few', [{ index: 0, embedding: [1, 2] }]],
    [
      'one twice',
      [
        { index: 0, embedding: [1, 2] },
        { index: 0, embedding: [1, 2] },
      ],
    ],
    [
      'of two lengths',
      [
        { index: 0, embedding: [1, 2] },
        { index: 1, embedding: [1] },
      ],
    ],
    [
      'empty',
      [
        { index: 0, embedding: [] },
        { index: 1, embedding: [] },
      ],
    ],
    [
      'no numbers',
      [
        { index: 0, embedding: 'AAAA' },
        { index: 1, embedding: 'AAAA' },
      ],
    ],
  ])('that are %s are a fault, never filled in', async (_, data) => {
    const { baseUrl } = await server((_request, response) => sendJson(response, 200, reply(data)))
    await expect(createEmbedder({ baseUrl, model: 'small', retries: 0 }).embed(['a', 'b'])).rejects.toMatchObject({
      code: 'model-failed',
      message: `The model server ${new URL(baseUrl).host} answered in a way that cannot be understood.`,
    })
  })
})
