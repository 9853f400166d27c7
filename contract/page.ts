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

/** A state of a program that we would recognise again (MapAgent's page memory, arXiv 2507.21953; the schema is ours). */
export const Page = z.object({
  id: PageId,
  look: PageLook,
  /** `The “Save As” dialog of Mousepad`. */
  name: z.string(),
  /** What it is for, one sentence. */
  purpose: z.string(),
  picture: PictureId.optional(),
  recording: RecordingId.optional(),
  seenCount: z.number().int().positive(),
  firstSeenAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
})
export type Page = z.infer<typeof Page>

/** That an act on one page led to another: `by` is the step's caption with slots. */
export const Transition = z.object({
  from: PageId,
  to: PageId,
  by: z.string(),
  count: z.number().int().positive(),
  successCount: z.number().int().nonnegative(),
})
export type Transition = z.infer<typeof Transition>
