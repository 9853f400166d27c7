import { Cancelled, type Model, type ModelPicture, type ModelUsage, type Picture, UnderstudyError } from '#contract'
import { CaptionAnswer } from './answer.ts'
import type { Batch } from './batches.ts'
import { longestAnswer } from './estimate.ts'
import { SYSTEM } from './question.ts'
import { STOPPED } from './to-describe.ts'

/** What became of one question: answered, answered in a way that cannot be read, or not answered. `used` counts also what led to nothing. */
export type Asking = ({ kind: 'answered'; answer: CaptionAnswer } | { kind: 'unreadable' | 'failed'; reason: string }) & {
  used: ModelUsage
}

export type AskingPorts = { model: Model; encode: (picture: Picture) => Promise<ModelPicture>; signal?: AbortSignal }

/** Asks one question, and once more (`tries`) when the answer cannot be read. A fault of the server is an answer in words; a cancel too. */
export async function askModel({ model, encode, signal }: AskingPorts, { turns, asked }: Batch, tries: 1 | 2): Promise<Asking> {
  const messages = await Promise.all(
    turns.map(async ({ text, pictures }) => ({
      role: 'user' as const,
      text,
      pictures: await Promise.all(pictures.map(encode)),
    })),
  )
  const request = { system: SYSTEM, messages, schema: CaptionAnswer, maxOutputTokens: longestAnswer(asked.length), signal }
  const used: ModelUsage = { calls: 0, inputTokens: 0, outputTokens: 0 }
  let reason = ''
  while (used.calls < tries) {
    used.calls += 1
    try {
      const answer = await model.complete(request)
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
