import type { Page, PageLook } from '#contract'
import { likenessTo } from '#contract'
import type { Run } from '../run/run.ts'

/** Below this two looks have next to nothing in common; at `SAME_PAGE` (0.7) and above they are one page. */
const CLEARLY_OTHER = 0.5

/** `others`: the pages of the program that memory knows and that are seen instead, where what is seen has next to nothing in common with what should be. */
export type PageShown = { same: boolean; similarity: number; others: Page[] }

/** What a look at a program says of whether this page is shown. */
export async function pageShown(run: Run, wanted: Page, look: PageLook): Promise<PageShown> {
  const compare = run.eyes.comparePages
  const { same, similarity } = likenessTo(wanted, look, compare)
  if (same || similarity >= CLEARLY_OTHER) return { same, similarity, others: [] }
  const known = await run.memory.pages(look.window.program)
  return { same, similarity, others: known.filter((page) => page.id !== wanted.id && likenessTo(page, look, compare).same) }
}
