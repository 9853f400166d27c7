import { z } from 'zod'

/** The part of a chat completion that is used; whatever calls itself OpenAI-compatible must at least send this. */
export const CompletionReply = z.object({
  choices: z.array(
    z.object({
      finish_reason: z.string().nullish(),
      message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
    }),
  ),
  usage: z.object({ prompt_tokens: z.number().nonnegative(), completion_tokens: z.number().nonnegative().default(0) }).nullish(),
})
export type CompletionReply = z.infer<typeof CompletionReply>

export const ModelsReply = z.object({ data: z.array(z.object({ id: z.string() })) })

/** Vectors: finite numbers, at least one. */
export const EmbeddingsReply = z.object({
  data: z.array(z.object({ index: z.number().int().nonnegative(), embedding: z.array(z.number()).min(1) })),
})
