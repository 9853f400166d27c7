import type { Embedder } from '#contract'
import { modelFault } from './model-fault.ts'
import { openServer, type ServerOptions } from './server.ts'
import { EmbeddingsReply } from './server-replies.ts'

/** Texts in one call: what small servers take. */
const BATCH = 64

/** Vectors from the `/embeddings` of a server that speaks the OpenAI interface. */
export function createEmbedder(options: ServerOptions & { batch?: number }): Embedder {
  const { model, batch = BATCH } = options
  const server = openServer(options)

  /** The vectors of some texts, in their order: servers may send them in another. */
  async function embedSome(texts: string[], signal: AbortSignal | undefined): Promise<Float32Array[]> {
    const reply = await server.ask(signal, async (client, { signal: within }) =>
      // Asked for in words: without it the client asks for base64, which not every server knows.
      EmbeddingsReply.parse(await client.embeddings.create({ model, input: texts, encoding_format: 'float' }, { signal: within })),
    )
    const vectors = texts.map((_, index) => reply.data.find((one) => one.index === index)?.embedding)
    if (reply.data.length !== texts.length || vectors.includes(undefined)) throw modelFault(undefined, server.host, model)
    return vectors.map((vector) => Float32Array.from(vector ?? []))
  }

  return {
    name: model,
    async embed(texts, { signal } = {}) {
      const vectors: Float32Array[] = []
      for (let from = 0; from < texts.length; from += batch) vectors.push(...(await embedSome(texts.slice(from, from + batch), signal)))
      if (vectors.some((vector) => vector.length !== vectors[0]?.length)) throw modelFault(undefined, server.host, model)
      return vectors
    },
  }
}
