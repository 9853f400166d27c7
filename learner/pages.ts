import type { Eyes, Ids, Page, PageLook, PictureId, RecordingId, Transition, WindowInfo } from '#contract'
import { PageId } from '#contract'
import type { Mentions } from './parameters/mentions.ts'
import { fitOf, seenAgain } from './sightings.ts'

/** One look at a page: what was seen, when, and how the page would be called if it is new. */
export type Seen = { look: PageLook; picture: PictureId | undefined; atMs: number; window: WindowInfo; name: string }

export type PageBook = {
  /** The page that this is, known or new. */
  pageOf: (seen: Seen) => PageId
  /** An act led from one page to another. */
  lead: (from: PageId, to: PageId, caption: string) => void
  /** Something that is done on a page, for its purpose. */
  use: (page: PageId, doing: string) => void
  /** All pages seen in this recording, with the known ones brought up to date, and the ways between them. */
  finish: () => { pages: Page[]; transitions: Transition[] }
}

type Origin = { eyes: Eyes; ids: Ids; knownPages: Page[]; recording: RecordingId; startedAt: string; mentions: Mentions }

/** Collects the pages of one recording. A known page is met once a recording, however often it was looked at. */
export function createPageBook(origin: Origin): PageBook {
  const { eyes, ids, knownPages, recording, mentions } = origin
  const met = new Map<PageId, Page>()
  const uses = new Map<PageId, string[]>()
  const ways: Transition[] = []
  const timeOf = (atMs: number) => new Date(Date.parse(origin.startedAt) + atMs).toISOString()

  /** Best of those that are the same; the ones of this recording come first. */
  function find(look: PageLook) {
    const all = [...met.values(), ...knownPages.filter((page) => !met.has(page.id))].filter(
      (page) => page.look.window.program === look.window.program,
    )
    const fitting = all
      .map((page) => ({ page, fit: fitOf(page, look, eyes) }))
      .filter((each) => each.fit.same)
      .sort((a, b) => b.fit.similarity - a.fit.similarity)
    return fitting[0]
  }

  function uniqueName(name: string): string {
    const taken = new Set([...knownPages, ...met.values()].map((page) => page.name))
    let candidate = name
    for (let number = 2; taken.has(candidate); number += 1) candidate = `${name} (${number})`
    return candidate
  }

  function pageOf({ look: seen, picture, atMs, name }: Seen): PageId {
    const look = { ...seen, elements: seen.elements.filter((element) => !mentions(element.name)) }
    const at = timeOf(atMs)
    const known = find(look)
    if (!known) {
      const id = PageId.parse(ids.next('page'))
      const page: Page = {
        id,
        look,
        name: uniqueName(name),
        purpose: '',
        picture,
        version: 1,
        variants: [],
        recordings: [recording],
        seenCount: 1,
        firstSeenAt: at,
        lastSeenAt: at,
      }
      met.set(id, page)
      return id
    }
    met.set(known.page.id, seenAgain(known.page, { look, picture, at, recording }, known.fit))
    return known.page.id
  }

  return {
    pageOf,
    lead: (from, to, caption) => {
      if (from === to) return
      const way = ways.find((each) => each.from === from && each.to === to && each.by === caption)
      if (way) {
        way.count += 1
        way.successCount += 1
      } else ways.push({ from, to, by: caption, count: 1, successCount: 1, recordings: [recording] })
    },
    use: (page, doing) => {
      const all = uses.get(page) ?? []
      if (!all.includes(doing)) uses.set(page, [...all, doing])
    },
    finish: () => ({
      pages: [...met.values()].map((page) =>
        page.purpose === '' ? { ...page, purpose: purposeOf(page, uses.get(page.id) ?? [], ways) } : page,
      ),
      transitions: ways,
    }),
  }
}

/** How many acts a purpose names. */
const NAMED_ACTS = 3

/** What a page is for, by what was done on it, else by how one comes to it. */
function purposeOf(page: Page, doings: string[], ways: Transition[]): string {
  const named = doings.slice(0, NAMED_ACTS)
  const more = doings.length - named.length
  if (named.length > 0) return `Here you: ${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`
  const way = ways.find((each) => each.to === page.id)
  return way ? `Comes after: ${way.by}.` : 'Seen, but nothing was done on it.'
}
