import { z } from 'zod'
import { Role } from './element.ts'
import { Box, Point } from './geometry.ts'
import { PictureId } from './ids.ts'
import { WindowPattern } from './window.ts'

/**
 * Something near the target that helps to find it: what it is, and the way from the target's centre to its centre in pixels. Two have a
 * meaning of their own: a `label` with the target's name is the label beside it; a `row` holds words of the row (of a list, a table) that
 * the target stands in. Of several the first is the row's key, by which it is told from the other rows; `offset` 0, 0 is the target's own words.
 */
export const Neighbour = z.object({
  role: Role,
  name: z.string(),
  offset: Point,
  /**
   * Only of a `row`: its words are this parameter's value, which replaces `name` at run time (`the row of ⟦customer⟧`). `before` and `after` are the words
   * around the value, where it was not all that stood there: `Invoice for ` and nothing.
   */
  parameter: z.string().optional(),
  before: z.string().optional(),
  after: z.string().optional(),
})
export type Neighbour = z.infer<typeof Neighbour>

/**
 * How to find a thing again: evidence, ranked, never only a coordinate. All of it was seen before the press that used it.
 * Pixel measures are in physical pixels at the recorded size of the window.
 */
export const Target = z.object({
  /** What the person would call it: `button “Save”`. For reading, not for finding. */
  label: z.string(),
  window: WindowPattern,
  role: Role.optional(),
  /** The accessible name, or the text read on it. A slot's name in `nameParameter` replaces it at run time. */
  name: z.string().optional(),
  /** What else it was called when runs found it: looked for when the name itself is not found. */
  otherNames: z.array(z.string()).optional(),
  /** Set when the name is the value of this parameter (`Delete the mail from ⟦sender⟧`). */
  nameParameter: z.string().optional(),
  /** The element's own box, relative to the window's top left corner. */
  place: Box,
  windowSize: z.object({ width: z.number(), height: z.number() }),
  /** The pixels of the element with a margin around; `cropPlace` is where in the window they were. */
  crop: PictureId.optional(),
  cropPlace: Box.optional(),
  neighbours: z.array(Neighbour),
  path: z.array(z.string()).optional(),
  /** Where the evidence came from. */
  source: z.enum(['accessibility', 'ocr', 'shape', 'place']),
})
export type Target = z.infer<typeof Target>

/** The parameters whose values a target is looked for by. */
export function parametersOfTarget({ nameParameter, neighbours }: Pick<Target, 'nameParameter' | 'neighbours'>): string[] {
  const all = [nameParameter, ...neighbours.map(({ parameter }) => parameter)]
  return [...new Set(all.flatMap((name) => name ?? []))]
}
