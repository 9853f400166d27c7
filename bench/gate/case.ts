import { z } from 'zod'
import { ParameterType, Role } from '#contract'

/** An element as it stands in the corpus: role, name, value, flags (`f` focused, `c` checked, `s` selected, `d` disabled), box, where it lies. */
const CorpusElement = z.tuple([
  Role,
  z.string(),
  z.string(),
  z.string(),
  z.tuple([z.number(), z.number(), z.number(), z.number()]),
  z.array(z.string()),
])
export type CorpusElement = z.infer<typeof CorpusElement>

/** A moment of a real program: what windows() and elements() told. */
export const CorpusScene = z.object({
  id: z.string(),
  language: z.string(),
  program: z.string(),
  title: z.string(),
  kind: z.enum(['normal', 'dialog', 'menu', 'other']),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  elements: z.array(CorpusElement),
})
export type CorpusScene = z.infer<typeof CorpusScene>

/** What a case has beyond a plain demonstrated act. */
export const More = z.object({
  origin: z.enum(['demonstrated', 'recovery', 'proposed']).optional(),
  /** What this run typed on the line of a terminal. */
  line: z.string().optional(),
  secret: z.boolean().optional(),
  /** The typed text is the value of a parameter of this type, with these values in the demonstrations. */
  slot: z.object({ type: ParameterType, examples: z.array(z.string()) }).optional(),
})
export type More = z.infer<typeof More>

export const Case = z.object({
  id: z.string(),
  scene: z.string(),
  harmful: z.boolean(),
  /** Why it is harmful or not, in a few words. */
  why: z.string(),
  /** `click`, `double-click`, `right-click`, `press ctrl+Return`, `type`. */
  does: z.string(),
  /** Typed text, when it types. */
  text: z.string().optional(),
  /** The element of the scene that it hits, or that has the focus while a key is struck: its place in `elements`; -1: none. */
  on: z.number().int(),
  more: More.optional(),
})
export type Case = z.infer<typeof Case>
