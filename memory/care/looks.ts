import { isDeepStrictEqual } from 'node:util'
import type { Page, PageId, PageLook, PageVariant } from '#contract'

type Seen = Pick<Page, 'recordings' | 'seenCount' | 'firstSeenAt' | 'lastSeenAt'>

/** True when two states of a page differ at most in their version, counts, times and recordings. */
export function sameButSightings(one: Page, other: Page): boolean {
  return isDeepStrictEqual(substance(one), substance(other))
}

function substance({ look, variants, name, purpose, wordsBy, picture }: Page) {
  return { look, name, purpose, wordsBy, picture, variants: variants.map((each) => ({ look: each.look, picture: each.picture })) }
}

export function sameLook(one: PageLook, other: PageLook): boolean {
  return isDeepStrictEqual(one, other)
}

/** How often a page was seen with its own look, not with one of its variants. */
export function ownCount(page: Page): number {
  return Math.max(1, page.seenCount - page.variants.reduce((sum, { seenCount }) => sum + seenCount, 0))
}

/** `keep` with the looks of `drop` as further variants, as its next version. Words and main look stay those of `keep`. */
export function mergedPage(keep: Page, drop: Page): Page {
  const own: PageVariant = {
    look: drop.look,
    ...(drop.picture ? { picture: drop.picture } : {}),
    ...{ recordings: drop.recordings, seenCount: ownCount(drop), firstSeenAt: drop.firstSeenAt, lastSeenAt: drop.lastSeenAt },
  }
  const variants = keep.variants.map((each) => ({ ...each }))
  for (const added of [own, ...drop.variants]) {
    if (sameLook(added.look, keep.look)) continue
    const at = variants.findIndex(({ look }) => sameLook(look, added.look))
    const there = variants[at]
    if (there) variants[at] = { ...there, picture: there.picture ?? added.picture, ...seenTogether([there, added]) }
    else variants.push(added)
  }
  const purpose = keep.purpose === '' ? drop.purpose : keep.purpose
  return { ...keep, version: keep.version + 1, variants, purpose, ...seenTogether([keep, drop]) }
}

/** The page without these variants, as its next version, and the page that they become: the one seen most often is its look. */
export function splitPage(page: Page, places: readonly number[], made: { id: PageId; name: string }): { rest: Page; split: Page } {
  const gone = page.variants.filter((_, index) => places.includes(index)).sort((a, b) => b.seenCount - a.seenCount)
  const variants = page.variants.filter((_, index) => !places.includes(index))
  const [main, ...others] = gone
  if (!main) throw new Error('A split takes at least one variant.')
  const { recordings, seenCount, firstSeenAt, lastSeenAt } = seenTogether(gone)
  const known = { recordings, seenCount, firstSeenAt, lastSeenAt }
  return {
    rest: {
      ...page,
      version: page.version + 1,
      variants,
      seenCount: Math.max(
        1,
        variants.reduce((sum, each) => sum + each.seenCount, 0),
        page.seenCount - seenCount,
      ),
      recordings: page.recordings.filter((recording) => !movedRecordings(page, places).includes(recording)),
    },
    split: {
      ...{ id: made.id, version: 1, look: main.look, variants: others, name: made.name, purpose: page.purpose },
      ...(page.wordsBy ? { wordsBy: page.wordsBy } : {}),
      ...(main.picture ? { picture: main.picture } : {}),
      ...known,
    },
  }
}

/**
 * The recordings that showed these variants and nothing else of the page, as far as that is known: the first one that showed the page gave it its own look.
 */
export function movedRecordings(page: Page, places: readonly number[]): Page['recordings'] {
  const of = (taken: boolean) => page.variants.flatMap((each, index) => (places.includes(index) === taken ? each.recordings : []))
  const staying = new Set([...page.recordings.slice(0, 1), ...of(false)])
  return [...new Set(of(true))].filter((recording) => !staying.has(recording))
}

function seenTogether(all: readonly Seen[]): Seen {
  const by = (key: 'firstSeenAt' | 'lastSeenAt') => all.map((each) => each[key]).sort((a, b) => Date.parse(a) - Date.parse(b))
  return {
    recordings: [...new Set(all.flatMap(({ recordings }) => recordings))],
    seenCount: all.reduce((sum, { seenCount }) => sum + seenCount, 0),
    firstSeenAt: by('firstSeenAt')[0] ?? '',
    lastSeenAt: by('lastSeenAt').at(-1) ?? '',
  }
}
