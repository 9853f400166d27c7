import { type Eyes, looksOf, type Page, type PageChange, type PageId, type PageSuggestion } from '#contract'
import { alikePairs, pairOf } from './alike-pages.ts'

/** From this similarity, both ways, two pages are one with certainty, if accessibility told of at least so many things on both. */
const CERTAIN = { similarity: 0.97, elements: 5 } as const

type MergeSuggestion = Extract<PageSuggestion, { kind: 'merge' }>
type Looks = Pick<Eyes, 'comparePages'>

/**
 * What is wrong with the pages by the eyes: two of one program that look the same, most alike first; one with looks that neither look like it nor are led to
 * by others that do. What a person decided otherwise is not suggested again.
 */
export function suggestPageCare(pages: readonly Page[], changes: readonly PageChange[], eyes: Looks): PageSuggestion[] {
  const byProgram = Map.groupBy(pages, (page) => page.look.window.program)
  const merges = [...byProgram.values()].flatMap((all) => alikePairs(all).flatMap(([one, other]) => mergeOf(one, other, eyes) ?? []))
  const settled = decided(changes)
  return [
    ...merges
      .filter(({ keep, drop }) => !settled.apart.has(pairOf(keep, drop)))
      .sort((a, b) => b.similarity - a.similarity || (pairOf(a.keep, a.drop) < pairOf(b.keep, b.drop) ? -1 : 1)),
    ...pages.filter(({ id }) => !settled.joined.has(id)).flatMap((page) => splitOf(page, eyes) ?? []),
  ]
}

/**
 * Of the suggestions those that need no person: told by accessibility on both sides, the same window title, at least 97 % alike whichever is compared with
 * which, and neither page has a second look that could be the better fit.
 */
export function certainMerges(pages: readonly Page[], suggestions: readonly PageSuggestion[], eyes: Looks): MergeSuggestion[] {
  const byId = new Map(pages.map((page) => [page.id, page]))
  const taken = new Set<PageId>()
  return suggestions.flatMap((one) => {
    if (one.kind !== 'merge' || taken.has(one.keep) || taken.has(one.drop)) return []
    const [keep, drop] = [byId.get(one.keep), byId.get(one.drop)]
    if (!keep || !drop || !isCertain(keep, drop, eyes)) return []
    taken.add(one.keep).add(one.drop)
    return [one]
  })
}

function isCertain(keep: Page, drop: Page, eyes: Looks): boolean {
  const told = ({ look }: Page) => look.elements.filter(({ role }) => role !== 'text').length >= CERTAIN.elements
  if (!told(keep) || !told(drop) || keep.look.window.title !== drop.look.window.title) return false
  if (keep.variants.length > 0 && drop.variants.length > 0) return false
  const both = [eyes.comparePages(keep.look, drop.look), eyes.comparePages(drop.look, keep.look)]
  return both.every(({ similarity }) => similarity >= CERTAIN.similarity)
}

function mergeOf(one: Page, other: Page, eyes: Looks): MergeSuggestion | undefined {
  const [keep, drop] =
    one.seenCount > other.seenCount || (one.seenCount === other.seenCount && one.id < other.id) ? [one, other] : [other, one]
  const found = looksOf(keep)
    .flatMap((look) => looksOf(drop).map((dropped) => eyes.comparePages(look, dropped)))
    .filter(({ same }) => same)
    .sort((a, b) => b.similarity - a.similarity)[0]
  if (!found) return undefined
  const reason = `They are ${Math.round(found.similarity * 100)} % alike. ${found.reasons.join(' ')}`.trim()
  return { kind: 'merge', keep: keep.id, drop: drop.id, similarity: found.similarity, reason }
}

/** The looks that cannot be reached from the page's own over looks that are the same by the eyes. */
function splitOf(page: Page, eyes: Looks): PageSuggestion | undefined {
  const looks = looksOf(page)
  const reached = new Set([0])
  for (const at of reached) {
    for (const [index, look] of looks.entries()) {
      const from = looks[at]
      if (from && !reached.has(index) && (eyes.comparePages(from, look).same || eyes.comparePages(look, from).same)) reached.add(index)
    }
  }
  const strange = looks.flatMap((_, index) => (reached.has(index) ? [] : [index - 1]))
  const [first] = strange
  const look = first === undefined ? undefined : looks[first + 1]
  if (!look) return undefined
  const { similarity, reasons } = eyes.comparePages(page.look, look)
  const which = strange.length === 1 ? 'One of its looks is' : `${strange.length} of its looks are`
  const reason = `${which} only ${Math.round(similarity * 100)} % like it. ${reasons.join(' ')}`.trim()
  return { kind: 'split', page: page.id, variants: strange, reason }
}

/** What a person settled: pages that they joined are not to be parted, pages that they parted (or whose joining they took back) not to be joined. */
function decided(changes: readonly PageChange[]): { joined: Set<PageId>; apart: Set<string> } {
  const joined = new Set<PageId>()
  const apart = new Set<string>()
  for (const { kind, by, undone, pages } of changes) {
    const [one, other] = pages
    if (!one || !other) continue
    if ((kind === 'merge' && undone) || (kind === 'split' && !undone && by === 'person')) apart.add(pairOf(one, other))
    if (kind === 'merge' && !undone && by === 'person') joined.add(one)
    if (kind === 'split' && undone) joined.add(one)
  }
  return { joined, apart }
}
