import { z } from 'zod'
import { Role } from './element.ts'
import { Box } from './geometry.ts'
import { PageId, PictureId, RecordingId } from './ids.ts'
import { WindowPattern } from './window.ts'

/** A remembered element of a page; `place` is relative to the window, each part 0 to 1. */
export const PageElement = z.object({ role: Role, name: z.string(), place: Box })
export type PageElement = z.infer<typeof PageElement>

/** What tells a page from others: made by perception from one observation, compared by `Eyes.comparePages`. */
export const PageLook = z.object({
  window: WindowPattern,
  /** 64-bit perceptual hash of the window's pixels, 16 hex digits. */
  hash: z.string().regex(/^[0-9a-f]{16}$/),
  elements: z.array(PageElement),
})
export type PageLook = z.infer<typeof PageLook>

const seen = {
  /** Recordings and runs in which it was seen so; what is known of it from nowhere else goes with them. */
  recordings: z.array(RecordingId).default([]),
  seenCount: z.number().int().positive(),
  firstSeenAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
}

/** Another look of the same page: another language, theme, size, or with another part open. */
export const PageVariant = z.object({ look: PageLook, picture: PictureId.optional(), ...seen })
export type PageVariant = z.infer<typeof PageVariant>

/**
 * A state of a program that we would recognise again (MapAgent's page memory, arXiv 2507.21953; the schema is ours). Counts and times are those of the page
 * with all its variants.
 */
export const Page = z.object({
  id: PageId,
  /** Each change that is more than another sighting makes a new version, which can be gone back to. */
  version: z.number().int().positive().default(1),
  look: PageLook,
  /** The other looks it was seen with. */
  variants: z.array(PageVariant).default([]),
  /** `The “Save As” dialog of Mousepad`. */
  name: z.string(),
  /** What it is for, one sentence. */
  purpose: z.string(),
  /** Who wrote name and purpose; absent: the rules did. */
  wordsBy: z.enum(['rule', 'model', 'person']).optional(),
  picture: PictureId.optional(),
  ...seen,
})
export type Page = z.infer<typeof Page>

/** That an act on one page led to another: `by` is the step's caption with slots. */
export const Transition = z.object({
  from: PageId,
  to: PageId,
  by: z.string(),
  count: z.number().int().positive(),
  successCount: z.number().int().nonnegative(),
  recordings: z.array(RecordingId).default([]),
  lastAt: z.iso.datetime().optional(),
  /** From the act until the page was there, the median of what was seen. */
  tookMs: z.number().nonnegative().optional(),
})
export type Transition = z.infer<typeof Transition>

/** A change of pages by hand or by rule, which can be undone as long as nothing was changed on top of it. */
export const PageChange = z.object({
  id: z.number().int().positive(),
  kind: z.enum(['merge', 'split', 'edit', 'learned']),
  by: z.enum(['person', 'rule', 'run']),
  at: z.iso.datetime(),
  /** `“Order form” and “Order form (2)” became one page.` */
  what: z.string(),
  pages: z.array(PageId),
  undone: z.boolean(),
  /** Why it cannot be undone now, as a sentence; absent when it can. */
  keptBecause: z.string().optional(),
})
export type PageChange = z.infer<typeof PageChange>

/** What the rules think is wrong with the pages: two that are one, one that is two. Never done without a person, except where a rule is certain. */
export const PageSuggestion = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('merge'), keep: PageId, drop: PageId, similarity: z.number(), reason: z.string() }),
  /** `variants`: places in `Page.variants` of the looks that are another page. */
  z.object({ kind: z.literal('split'), page: PageId, variants: z.array(z.number().int().nonnegative()).min(1), reason: z.string() }),
])
export type PageSuggestion = z.infer<typeof PageSuggestion>
