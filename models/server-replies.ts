import { z } from 'zod'

const Usage = z.object({ prompt_tokens: z.number().nonnegative(), completion_tokens: z.number().nonnegative().default(0) })

/** The part of a chat completion that is used; whatever calls itself OpenAI-compatible must at least send this. */
export const CompletionReply = z.object({
  choices: z.array(
    z.object({
      finish_reason: z.string().nullish(),
      message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
    }),
  ),
  usage: Usage.nullish(),
})
export type CompletionReply = z.infer<typeof CompletionReply>

/** A piece of a streamed completion. The last one may have no choices, only what it all took. */
export const CompletionChunk = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        delta: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }).nullish(),
      }),
    )
    .default([]),
  usage: Usage.nullish(),
})

export const ModelsReply = z.object({ data: z.array(z.object({ id: z.string() })) })

/** Vectors: finite numbers, at least one. */
export const EmbeddingsReply = z.object({
  data: z.array(z.object({ index: z.number().int().nonnegative(), embedding: z.array(z.number()).min(1) })),
})
