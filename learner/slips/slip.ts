import type { Draft } from '../draft.ts'
import type { Timeline } from '../timeline.ts'

/** What the person did and that is no step. `what` stands in place of the acts' own words. */
export type Left = { atMs: number; drafts: Draft[]; what?: string; reason: string }

/** Drafts in a row that are no steps, and why, as a sentence. */
export type Slip = { from: number /** Behind the last. */; to: number; reason: string }

/** Looks whether a slip begins at `at`. */
export type SlipRule = (drafts: readonly Draft[], at: number, timeline: Timeline) => Slip | undefined
