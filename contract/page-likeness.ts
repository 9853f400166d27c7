import type { Page, PageLook } from './page.ts'

/** How alike two looks are, 0 to 1, and whether they are one page: `Eyes.comparePages`. */
export type Likeness = { similarity: number; same: boolean }
export type ComparePages = (known: PageLook, seen: PageLook) => Likeness

/** All looks that a page was seen with. */
export function looksOf({ look, variants }: Pick<Page, 'look' | 'variants'>): PageLook[] {
  return [look, ...variants.map((variant) => variant.look)]
}

/** How alike a look is to that look of a page that it is most alike to; `same` when it is one page with any of them. */
export function likenessTo(page: Pick<Page, 'look' | 'variants'>, seen: PageLook, compare: ComparePages): Likeness {
  const all = looksOf(page).map((known) => compare(known, seen))
  return { similarity: Math.max(...all.map(({ similarity }) => similarity)), same: all.some(({ same }) => same) }
}

/** The page that a look is one with, the most alike of several; undefined when it is none of them. */
export function bestPage<Any extends Pick<Page, 'look' | 'variants'>>(
  seen: PageLook,
  pages: readonly Any[],
  compare: ComparePages,
): Any | undefined {
  let best: { page: Any; similarity: number } | undefined
  for (const page of pages)
    for (const known of looksOf(page)) {
      const { same, similarity } = compare(known, seen)
      if (same && similarity > (best?.similarity ?? 0)) best = { page, similarity }
    }
  return best?.page
}
