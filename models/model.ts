import type { z } from 'zod'

/** One turn of a conversation with a model. */
export type ModelMessage = { role: 'user' | 'assistant'; text: string }

export type ModelRequest<Value> = {
  /** Who the model is to be and what it is to do. */
  system: string
  messages: ModelMessage[]
  /** What the answer must be: sent along as JSON Schema, and the answer is parsed with it. */
  schema: z.ZodType<Value>
  signal?: AbortSignal
}

/** Tokens as the server counted them; 0 where it does not say. */
export type ModelUsage = { calls: number; inputTokens: number; outputTokens: number }

/** A model that answers nonsense is an expected outcome: whoever asked must fail closed. */
export type ModelAnswer<Value> =
  | { kind: 'parsed'; value: Value; usage: ModelUsage }
  /** `text` is what it said, `reason` why that is no answer. */
  | { kind: 'malformed'; text: string; reason: string; usage: ModelUsage }

export type ModelHealth =
  | { ok: true /** The models that the server offers. */; models: string[] }
  | { ok: false; text: string; advice: string }

/** A language model. */
export interface Model {
  /** Whether the server answers and knows the model; never throws for a server that does not. */
  health(options?: { signal?: AbortSignal }): Promise<ModelHealth>
  /** Errors: UnderstudyError `model-failed` when no answer comes in time or the server refuses; Cancelled when the signal aborts. */
  complete<Value>(request: ModelRequest<Value>): Promise<ModelAnswer<Value>>
  /** All that this model has used since it was made. */
  usage(): ModelUsage
}
