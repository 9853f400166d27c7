import type { OpenAI } from 'openai'
import { type Model, type ModelAnswer, type ModelHealth, type ModelRequest, type ModelUsage, UnderstudyError } from '#contract'
import { questionOf } from './chat-question.ts'
import type { Patience } from './patience.ts'
import { readAnswer } from './read-answer.ts'
import { openServer, type ServerOptions } from './server.ts'
import { CompletionReply, ModelsReply } from './server-replies.ts'
import { learnFromRefusal, newTraits } from './server-traits.ts'
import { streamAnswer } from './stream-answer.ts'

/**
 * A model on any server that speaks the OpenAI interface (chat completions, pictures as data URLs), on this machine or elsewhere. The answer's form is asked for
 * by a JSON schema, or in words where the server knows no schemas. A schema that names lengths or patterns is refused by some servers: keep it to types, and
 * judge the answer afterwards.
 */
export function createModel(options: ServerOptions & { /** Asks for answers piece by piece. */ stream?: boolean }): Model {
  const { model, stream = false } = options
  const server = openServer(options)
  const traits = newTraits()
  let used: ModelUsage = { calls: 0, inputTokens: 0, outputTokens: 0 }

  async function health(how: { signal?: AbortSignal } = {}): Promise<ModelHealth> {
    try {
      const page = await server.ask(how.signal, async (client, { signal }) => ModelsReply.parse(await client.models.list({ signal })))
      const models = page.data.map((offered) => offered.id)
      if (models.includes(model)) return { ok: true, models }
      return {
        ok: false,
        text: `The model server ${server.host} does not offer “${model}”.`,
        advice: `It offers: ${models.join(', ') || 'nothing'}.`,
      }
    } catch (error) {
      if (!(error instanceof UnderstudyError)) throw error
      return { ok: false, text: error.message, advice: error.advice }
    }
  }

  /** Puts the question, and puts it otherwise as long as the server's refusals teach how. */
  async function put(request: ModelRequest<unknown>, client: OpenAI, patience: Patience): Promise<CompletionReply> {
    const asked = { ...traits }
    const question = questionOf(model, request, asked)
    const { signal } = patience
    try {
      if (stream) return await streamAnswer(client, question, asked, { signal, onPiece: patience.renew })
      return CompletionReply.parse(await client.chat.completions.create(question, { signal }))
    } catch (error) {
      if (!learnFromRefusal(error, traits, asked)) throw error
      return put(request, client, patience)
    }
  }

  async function complete<Value>(request: ModelRequest<Value>): Promise<ModelAnswer<Value>> {
    used = { ...used, calls: used.calls + 1 }
    const reply = await server.ask(request.signal, (client, patience) => put(request, client, patience))
    const usage = { calls: 1, inputTokens: reply.usage?.prompt_tokens ?? 0, outputTokens: reply.usage?.completion_tokens ?? 0 }
    used = { ...used, inputTokens: used.inputTokens + usage.inputTokens, outputTokens: used.outputTokens + usage.outputTokens }
    return { ...readAnswer(reply.choices[0], request.schema), usage }
  }

  return { name: model, health, complete, usage: () => used }
}
