import { type Eyes, looksOf, type Page, type PageLook, type PageVariant, type PictureId, type RecordingId } from '#contract'

/** From this similarity on two looks are one, and only the sighting counts; below it (but still the same page) the look is kept as a variant. */
const SAME_LOOK = 0.95
/** How many looks of a page are kept beside its own: enough for languages, themes and sizes, few enough to be compared in no time. */
const MAX_VARIANTS = 8

export type Sighting = { look: PageLook; picture: PictureId | undefined; at: string; recording: RecordingId }

type Looks = Pick<Eyes, 'comparePages'>
type Met = {
  similarity: number
  same: boolean /** The place in `variants`; undefined: the page's own look. */
  variant: number | undefined
}

/** How well a look fits a page, by the best of the page's looks. */
export function fitOf(page: Page, look: PageLook, eyes: Looks): Met {
  const all = looksOf(page).map((known, index): Met => {
    const { similarity, same } = eyes.comparePages(known, look)
    return { similarity, same, variant: index === 0 ? undefined : index - 1 }
  })
  return all.reduce((best, one) => (rank(one) > rank(best) ? one : best))
}

function rank({ same, similarity }: Met): number {
  return (same ? 1 : 0) + similarity
}

/** A known page, seen again: once a recording, and each of its looks once a recording. */
export function seenAgain(page: Page, { look, picture, at, recording }: Sighting, met: Met): Page {
  const again = page.recordings.includes(recording)
  const seen = {
    ...page,
    recordings: again ? page.recordings : [...page.recordings, recording],
    seenCount: page.seenCount + (again ? 0 : 1),
    lastSeenAt: later(page.lastSeenAt, at),
  }
  if (met.similarity < SAME_LOOK) {
    const added: PageVariant = { look, picture, recordings: [recording], seenCount: 1, firstSeenAt: at, lastSeenAt: at }
    return { ...seen, variants: withinBounds([...page.variants, added]) }
  }
  if (met.variant === undefined) return { ...seen, picture: page.picture ?? picture }
  return { ...seen, variants: page.variants.map((each, index) => (index === met.variant ? variantAgain(each, at, recording) : each)) }
}

function variantAgain(variant: PageVariant, at: string, recording: RecordingId): PageVariant {
  const lastSeenAt = later(variant.lastSeenAt, at)
  if (variant.recordings.includes(recording)) return { ...variant, lastSeenAt }
  return { ...variant, lastSeenAt, seenCount: variant.seenCount + 1, recordings: [...variant.recordings, recording] }
}

/** The one seen least goes, of several the one not seen for longest; never the newest one. */
function withinBounds(variants: PageVariant[]): PageVariant[] {
  if (variants.length <= MAX_VARIANTS) return variants
  const least = variants
    .slice(0, -1)
    .reduce((a, b) => (b.seenCount < a.seenCount || (b.seenCount === a.seenCount && b.lastSeenAt < a.lastSeenAt) ? b : a))
  return withinBounds(variants.filter((each) => each !== least))
}

function later(one: string, other: string): string {
  return Date.parse(other) > Date.parse(one) ? other : one
}
