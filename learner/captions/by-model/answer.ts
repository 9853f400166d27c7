import { z } from 'zod'

/** What the model says of one step, by its number in the task, from 1. */
export const StepWords = z.object({
  step: z.number(),
  observation: z.string(),
  thought: z.string(),
  action: z.string(),
  expectation: z.string(),
})
export type StepWords = z.infer<typeof StepWords>

const PartName = z.object({ part: z.number(), name: z.string() })

/**
 * The answer to one question. The server is told the whole shape; here each step and part is read by itself, so that one that is wrong costs only itself. Types
 * alone, no lengths or ranges: not every server takes a schema with those, and `accept` judges.
 */
export const CaptionAnswer = z.object({
  steps: z.array(oneOf(StepWords)),
  parts: z.array(oneOf(PartName)),
  goal: z.string(),
})
export type CaptionAnswer = z.infer<typeof CaptionAnswer>

/** Anything here, this shape on the wire. */
function oneOf(shape: z.ZodType) {
  const { $schema: _, ...json } = z.toJSONSchema(shape)
  return z.unknown().meta(json)
}

/** The words of each step that was asked for and answered exactly once; for the others, why there are none. */
export function wordsByStep(answer: CaptionAnswer, asked: readonly number[]): Map<number, StepWords | { reason: string }> {
  return new Map(
    asked.map((number) => {
      const own = answer.steps.filter((one) => z.object({ step: z.literal(number) }).safeParse(one).success)
      if (own.length > 1) return [number, { reason: 'The model described it more than once.' }]
      if (own.length === 0) return [number, { reason: 'The model left it out.' }]
      return [number, StepWords.safeParse(own[0]).data ?? { reason: 'What the model said of it is not complete.' }]
    }),
  )
}

/** Names of parts, by their number from 1; a part named twice has none. */
export function namesByPart(answer: CaptionAnswer): Map<number, string> {
  const named = answer.parts.flatMap((one) => PartName.safeParse(one).data ?? [])
  return new Map(
    named.filter(({ part }) => named.filter((other) => other.part === part).length === 1).map(({ part, name }) => [part, name]),
  )
}
