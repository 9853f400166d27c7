import type { OpenAI } from 'openai'
import { z } from 'zod'
import type { ModelMessage, ModelRequest } from '#contract'
import type { ServerTraits } from './server-traits.ts'

export type Question = OpenAI.ChatCompletionCreateParamsNonStreaming
type Turn = OpenAI.ChatCompletionMessageParam

/** A request as this server wants it put. The answer is parsed with its schema in any case. */
export function questionOf(model: string, request: ModelRequest<unknown>, { form, lengthField }: ServerTraits): Question {
  const schema = z.toJSONSchema(request.schema)
  const system = form === 'json_schema' ? request.system : `${request.system}\n\n${inWords(schema)}`
  return {
    model,
    messages: [{ role: 'system', content: system }, ...turns(request.messages)],
    ...(request.maxOutputTokens === undefined ? {} : { [lengthField]: request.maxOutputTokens }),
    ...(form === 'json_schema' && { response_format: { type: form, json_schema: { name: 'answer', strict: true, schema } } }),
    ...(form === 'json_object' && { response_format: { type: form } }),
  }
}

function inWords(schema: unknown): string {
  return `Answer with one JSON value that fits this JSON Schema, and with nothing else:\n${JSON.stringify(schema)}`
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
