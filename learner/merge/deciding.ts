import type { Step, Task } from '#contract'
import { quoted } from '../words/quoted.ts'
import type { Asking } from './asking.ts'
import { type Moment, momentOf } from './conditions.ts'
import type { Draft, MergeTools, Row } from './draft.ts'

export type Deciding = {
  draft: Draft
  tools: MergeTools
  asking: Asking
  /** What the demonstration taught, as sentences. */
  found: string[]
  /** The new demonstration, learned by itself. */
  shown: Task
  /** What was done besides, by the known step that it came after. */
  leftOut: Task['leftOut']
  /** Why the person says that it is another task after all. */
  apart?: string
}

/** All known beginnings of a row, and those of the new demonstration in which it was done. */
export function momentsOf(row: Row, tools: MergeTools): Moment[] {
  return row.sightings.map(({ side, step }) => momentOf(step, side === 'known' ? { ...tools, seenAt: undefined } : tools))
}

/** `“Close the notice”`, `“Close the notice” and 2 more steps`. */
export function calledAll(steps: readonly Step[]): string {
  const more = steps.length - 1
  return `${quoted(steps[0]?.caption ?? '')}${more === 0 ? '' : ` and ${more} more ${more === 1 ? 'step' : 'steps'}`}`
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
