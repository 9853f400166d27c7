import type { OpenAI } from 'openai'
import type { Question } from './chat-question.ts'
import { CompletionChunk, CompletionReply } from './server-replies.ts'
import type { ServerTraits } from './server-traits.ts'

/** More characters than any answer that was asked for has: a server that does not end is not listened to for ever. */
const MOST_CHARACTERS = 1_000_000

/**
 * Asks for an answer in pieces and puts them together to what the same answer would be as one. `onPiece` is called with each sign of life. An answer that
 * breaks off has no reason for its end. A server that does not stream and answers as one is understood, too.
 */
export async function streamAnswer(
  client: OpenAI,
  question: Question,
  { usageInStream }: ServerTraits,
  { signal, onPiece }: { signal: AbortSignal; onPiece: () => void },
): Promise<CompletionReply> {
  const asked = { ...question, stream: true as const, ...(usageInStream && { stream_options: { include_usage: true } }) }
  const { data: pieces, response } = await client.chat.completions.create(asked, { signal }).withResponse()
  onPiece()
  if (response.headers.get('content-type')?.includes('application/json')) return CompletionReply.parse(await response.json())

  let content = ''
  let refusal = ''
  let finish: string | undefined
  let usage: CompletionReply['usage']
  let heard = false
  for await (const raw of pieces) {
    onPiece()
    const piece = CompletionChunk.parse(raw)
    usage = piece.usage ?? usage
    const [choice] = piece.choices
    if (!choice) continue
    heard = true
    content += choice.delta?.content ?? ''
    refusal += choice.delta?.refusal ?? ''
    finish = choice.finish_reason ?? finish
    if (content.length + refusal.length > MOST_CHARACTERS) {
      finish = 'length'
      break
    }
  }
  // Aborted in the middle, the client's stream just ends.
  signal.throwIfAborted()
  if (!heard) return { choices: [], usage }
  return { choices: [{ finish_reason: finish ?? BROKEN_OFF, message: { content, refusal: refusal || null } }], usage }
}

/** In place of the reason why an answer ended: it did not, its pieces just stopped coming. */
export const BROKEN_OFF = 'broken-off'
