import type { Expectation, Role, Target, TextPart, WindowPattern } from '#contract'
import type { Draft } from './draft.ts'

/** A draft with all that was found out over all drafts at once: slots, patterns, what is expected. What captions are made from. */
export type Shaped = {
  draft: Draft
  /** What is typed; empty for other acts. */
  text: TextPart[]
  target: Target | undefined
  role: Role | undefined
  /** What a field is called. */
  label: string | undefined
  window: WindowPattern
  expectation: Expectation
  /** The parameters whose values it newly shows, where it commits. */
  shows: string[]
  /** What a pick was picked from: the menu that was opened before, or the list's name. */
  from: string | undefined
}
