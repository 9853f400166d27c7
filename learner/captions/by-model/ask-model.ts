import { Cancelled, type Model, type ModelMessage, type ModelPicture, type ModelUsage, type Picture, UnderstudyError } from '#contract'
import { CaptionAnswer } from './answer.ts'
import type { Batch } from './batches.ts'
import { longestAnswer } from './estimate.ts'
import { SYSTEM, type Turn } from './question.ts'
import { STOPPED } from './to-describe.ts'

/** What became of one question: answered, answered in a way that cannot be read, or not answered. `used` counts also what led to nothing. */
export type Asking = ({ kind: 'answered'; answer: CaptionAnswer } | { kind: 'unreadable' | 'failed'; reason: string }) & {
  used: ModelUsage
}

export type AskingPorts = { model: Model; encode: (picture: Picture) => Promise<ModelPicture>; signal?: AbortSignal }

/** Asks one question, and once more (`tries`) when the answer cannot be read. A fault of the server is an answer in words; a cancel too. */
export async function askModel({ model, encode, signal }: AskingPorts, { turns, asked }: Batch, tries: 1 | 2): Promise<Asking> {
  const request = { system: SYSTEM, schema: CaptionAnswer, maxOutputTokens: longestAnswer(asked.length), signal }
  const used: ModelUsage = { calls: 0, inputTokens: 0, outputTokens: 0 }
  let messages: ModelMessage[] | undefined
  let reason = ''
  while (used.calls < tries) {
    try {
      messages ??= await messagesOf(turns, encode, signal)
      used.calls += 1
      const answer = await model.complete({ ...request, messages })
      used.inputTokens += answer.usage.inputTokens
      used.outputTokens += answer.usage.outputTokens
      if (answer.kind === 'parsed') return { kind: 'answered', answer: answer.value, used }
      reason = answer.reason
    } catch (error) {
      if (error instanceof Cancelled) return { kind: 'failed', reason: STOPPED, used }
      if (!(error instanceof UnderstudyError)) throw error
      return { kind: 'failed', reason: `${error.message} ${error.advice}`, used }
    }
  }
  return { kind: 'unreadable', reason, used }
}

/** The turns with their pictures drawn, one after the other: each takes room and, to find what is private, time. */
async function messagesOf(turns: readonly Turn[], encode: AskingPorts['encode'], signal: AbortSignal | undefined): Promise<ModelMessage[]> {
  const messages: ModelMessage[] = []
  for (const { text, draw } of turns) {
    if (signal?.aborted) throw new Cancelled('drawing pictures for the model')
    const pictures: ModelPicture[] = []
    for (const picture of (await draw?.()) ?? []) pictures.push(await encode(picture))
    messages.push({ role: 'user', text, pictures })
  }
  return messages
}
