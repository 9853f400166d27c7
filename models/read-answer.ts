import type { z } from 'zod'
import type { CompletionReply } from './server-replies.ts'
import { BROKEN_OFF } from './stream-answer.ts'

export type Reading<Value> = { kind: 'parsed'; value: Value } | { kind: 'malformed'; text: string; reason: string }

/** Parses an answer with its schema. Nothing is guessed or mended, but for the code fence in which small models wrap their JSON. */
export function readAnswer<Value>(choice: CompletionReply['choices'][number] | undefined, schema: z.ZodType<Value>): Reading<Value> {
  const text = choice?.message.content ?? ''
  if (!choice) return { kind: 'malformed', text, reason: 'The server sent no answer.' }
  if (choice.message.refusal) return { kind: 'malformed', text: choice.message.refusal, reason: 'The model refused.' }
  if (choice.finish_reason === 'length') return { kind: 'malformed', text, reason: 'The answer was cut off at the longest length allowed.' }
  if (choice.finish_reason === 'content_filter')
    return { kind: 'malformed', text, reason: 'The server’s content filter stopped the answer.' }
  if (choice.finish_reason === BROKEN_OFF) return { kind: 'malformed', text, reason: 'The answer broke off.' }
  if (text.trim() === '') return { kind: 'malformed', text, reason: 'The answer is empty.' }
  let json: unknown
  try {
    json = JSON.parse(withoutFence(text))
  } catch {
    return { kind: 'malformed', text, reason: 'The answer is not JSON.' }
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return { kind: 'parsed', value: parsed.data }
  const where = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the whole'}: ${issue.message}`).join('; ')
  return { kind: 'malformed', text, reason: `The answer does not fit what was asked (${where}).` }
}

function withoutFence(text: string): string {
  return /^\s*```(?:json)?\s*\n([\s\S]*?)\n\s*```\s*$/.exec(text)?.[1] ?? text
}
