import { BadRequestError, type OpenAI } from 'openai'
import { z } from 'zod'
import {
  type Model,
  type ModelAnswer,
  type ModelHealth,
  type ModelMessage,
  type ModelRequest,
  type ModelUsage,
  UnderstudyError,
} from '#contract'
import { readAnswer } from './read-answer.ts'
import { openServer, type ServerOptions } from './server.ts'
import { CompletionReply, ModelsReply } from './server-replies.ts'

type Question = OpenAI.ChatCompletionCreateParamsNonStreaming
type Turn = OpenAI.ChatCompletionMessageParam

/**
 * A model on any server that speaks the OpenAI interface (chat completions with a JSON schema, pictures as data URLs), on this machine or elsewhere. A schema
 * that names lengths or patterns is refused by some servers: keep it to types, and judge the answer afterwards.
 */
export function createModel(options: ServerOptions): Model {
  const { model } = options
  const server = openServer(options)
  let used: ModelUsage = { calls: 0, inputTokens: 0, outputTokens: 0 }
  // Most servers know only the older name; the newest models of OpenAI only the newer one. Learned by asking once.
  let lengthField: 'max_tokens' | 'max_completion_tokens' = 'max_tokens'

  async function health(how: { signal?: AbortSignal } = {}): Promise<ModelHealth> {
    try {
      const page = await server.ask(how.signal, async (client, signal) => ModelsReply.parse(await client.models.list({ signal })))
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

  async function complete<Value>(request: ModelRequest<Value>): Promise<ModelAnswer<Value>> {
    used = { ...used, calls: used.calls + 1 }
    const question: Question = {
      model,
      messages: [{ role: 'system', content: request.system }, ...turns(request.messages)],
      response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema: z.toJSONSchema(request.schema) } },
    }
    const reply = await server.ask(request.signal, async (client, signal) => {
      const send = () =>
        client.chat.completions.create(
          request.maxOutputTokens === undefined ? question : { ...question, [lengthField]: request.maxOutputTokens },
          { signal },
        )
      const answer = send().catch((error: unknown) => {
        if (lengthField !== 'max_tokens' || !(error instanceof BadRequestError) || error.param !== 'max_tokens') throw error
        lengthField = 'max_completion_tokens'
        return send()
      })
      return CompletionReply.parse(await answer)
    })
    const usage = { calls: 1, inputTokens: reply.usage?.prompt_tokens ?? 0, outputTokens: reply.usage?.completion_tokens ?? 0 }
    used = { ...used, inputTokens: used.inputTokens + usage.inputTokens, outputTokens: used.outputTokens + usage.outputTokens }
    return { ...readAnswer(reply.choices[0], request.schema), usage }
  }

  return { name: model, health, complete, usage: () => used }
}

/** What one side says in a row is one turn, texts and pictures in their order: not every server takes two turns of one side. */
function turns(messages: readonly ModelMessage[]): Turn[] {
  return messages
    .reduce<ModelMessage[][]>((runs, message) => {
      const run = runs.at(-1)
      if (run?.[0]?.role === message.role) run.push(message)
      else runs.push([message])
      return runs
    }, [])
    .map(turn)
}

function turn(run: readonly ModelMessage[]): Turn {
  const parts = run.flatMap(({ text, pictures = [] }) => [
    { type: 'text' as const, text },
    ...pictures.map(({ png }) => ({ type: 'image_url' as const, image_url: { url: `data:image/png;base64,${png}` } })),
  ])
  const texts = parts.flatMap((part) => (part.type === 'text' ? [part.text] : []))
  const said = texts.join('\n\n')
  if (run[0]?.role === 'assistant') {
    if (texts.length < parts.length) throw new Error('Only the user shows pictures.')
    return { role: 'assistant', content: said }
  }
  // A text alone is sent as one: servers without eyes know no parts.
  return { role: 'user', content: texts.length < parts.length ? parts : said }
}
