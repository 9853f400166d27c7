import { z } from 'zod'

/** A type of value, with how it is checked. */
export const ParameterType = z.enum(['text', 'number', 'date', 'money', 'choice', 'file', 'secret'])
export type ParameterType = z.infer<typeof ParameterType>

/** Something that differs from run to run. `name` is a lower-case word or words joined by `-`, unique in its Task. */
export const Parameter = z.object({
  name: z.string().regex(/^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}-]*$/u),
  type: ParameterType,
  /** The values seen in demonstrations, the first one first. Empty for a secret. */
  examples: z.array(z.string()),
  /** Holds several values, one a line, for a loop that takes one a round; each is checked by itself. */
  many: z.boolean().optional(),
  /** What can be chosen, when it is a choice and the page told. */
  options: z.array(z.string()).optional(),
})
export type Parameter = z.infer<typeof Parameter>

/** The goal sentence in pieces: `Write a note to ⟦recipient⟧ about ⟦topic⟧`. */
export const GoalPart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('words'), text: z.string() }),
  z.object({ kind: z.literal('slot'), parameter: z.string() }),
])
export type GoalPart = z.infer<typeof GoalPart>

/** `Write a note to ⟦recipient⟧`: the goal as one line, with values in place of slots where given; several values of one slot with commas. */
export function goalSentence(goal: readonly GoalPart[], values: Readonly<Record<string, string>> = {}): string {
  const filled = (name: string) => values[name]?.trim().replace(/\s*[\r\n]+\s*/gu, ', ') ?? `⟦${name}⟧`
  return goal.map((part) => (part.kind === 'words' ? part.text : filled(part.parameter))).join('')
}
