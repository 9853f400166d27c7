import type { z } from 'zod'

/** A picture that a model is shown: PNG, base64. */
export type ModelPicture = { png: string; widthPx: number; heightPx: number }

/** One turn of a conversation with a model; the pictures follow the text. */
export type ModelMessage = { role: 'user' | 'assistant'; text: string; pictures?: ModelPicture[] }

export type ModelRequest<Value> = {
  /** Who the model is to be and what it is to do. */
  system: string
  messages: ModelMessage[]
  /** What the answer must be: sent along as JSON Schema, and the answer is parsed with it. */
  schema: z.ZodType<Value>
  /** The longest answer, in tokens; what is longer is malformed. */
  maxOutputTokens?: number
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

/** A language model, which may see pictures. */
export interface Model {
  /** As the server calls it. */
  readonly name: string
  /** Whether the server answers and knows the model; never throws for a server that does not. */
  health(options?: { signal?: AbortSignal }): Promise<ModelHealth>
  /** Errors: UnderstudyError `model-failed` when no answer comes in time or the server refuses; Cancelled when the signal aborts. */
  complete<Value>(request: ModelRequest<Value>): Promise<ModelAnswer<Value>>
  /** All that this model has used since it was made. */
  usage(): ModelUsage
}

/** Texts as vectors. Errors: as Model. */
export interface Embedder {
  /** As the server calls it; vectors of two models are never compared. */
  readonly name: string
  /** One vector a text, in its order, all of one length. */
  embed(texts: readonly string[], options?: { signal?: AbortSignal }): Promise<Float32Array[]>
}
