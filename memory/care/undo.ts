import { looksOf, type Page, type PageId, UnderstudyError } from '#contract'
import type { PageRows } from '../page-rows.ts'
import { keyOf, type Share, type TransitionRows } from '../transition-rows.ts'
import type { ChangeRows, Counted, StoredChange, Undo } from './change-rows.ts'
import { sameLook } from './looks.ts'
import type { NamedPages } from './named-pages.ts'

export type CareRows = { pages: PageRows; transitions: TransitionRows; changes: ChangeRows; named: NamedPages }

/** Why a change cannot be undone now, as a sentence; undefined when it can. */
export function keptBecause(change: StoredChange, { pages, changes }: CareRows): string | undefined {
  if (change.undone) return 'It is undone already.'
  const { undo } = change
  if (!undo) return 'What it was made from was forgotten.'
  for (const then of undo.after) {
    const now = pages.read(then.id)
    if (!now) return 'A page of it is no longer there.'
    if (now.version !== then.version) return `“${now.name}” was changed after it; undo that first.`
  }
  const remaining = new Set(undo.after.map(({ id }) => id))
  for (const { id, version } of undo.before) {
    if (!remaining.has(id) && pages.read(id)) return 'A page that it took away is there again.'
    if (!pages.older(id, version)) return 'The page as it was before is no longer kept.'
  }
  const beside = neighbours(undo)
  if (beside.some((id) => !pages.read(id))) return 'A page beside it is no longer there; undo that change first.'
  const touched = new Set<PageId>([...remaining, ...undo.before.map(({ id }) => id), ...beside])
  const later = undo.ways && changes.laterMoves(change.id).find((other) => other.pages.some((id) => touched.has(id)))
  return later ? 'Pages beside it were joined or parted after it; undo that first.' : undefined
}

function neighbours({ ways, before, after }: Undo): PageId[] {
  const own = new Set([...before, ...after].map(({ id }) => id))
  return [...new Set((ways?.before ?? []).flatMap(({ from, to }) => [from, to]))].filter((id) => !own.has(id))
}

/**
 * Puts everything back to what it was before a change. What was seen since is kept: it is added to the pages and ways of before. Errors: `bad-input` when
 * something was changed on top.
 */
export function undoChange(change: StoredChange, rows: CareRows): void {
  const { pages, transitions, changes, named } = rows
  const reason = keptBecause(change, rows)
  const { undo } = change
  if (reason !== undefined || !undo)
    throw new UnderstudyError(
      'bad-input',
      `This change cannot be undone. ${reason ?? ''}`,
      'Undo the newest change first, or change the pages again.',
    )
  const before = undo.before.map(({ id, version }) => found(pages.older(id, version)))
  const after = undo.after.map((then) => ({ then, now: found(pages.read(then.id)) }))
  const restored = after.reduce(withSightings, before)
  const waysNow = undo.ways && transitions.shares(undo.after.map(({ id }) => id))

  for (const { now } of after) {
    if (waysNow) transitions.removeOf(now.id)
    if (!before.some(({ id }) => id === now.id)) {
      pages.remove(now.id)
      pages.forgetOlder(now.id)
    }
  }
  for (const page of restored) {
    pages.write(page)
    pages.forgetOlder(page.id, page.version)
  }
  if (undo.ways && waysNow) {
    const home = before[0]?.id
    const there = new Set(before.map(({ id }) => id))
    const gone = new Set(after.map(({ now }) => now.id).filter((id) => !there.has(id)))
    const moved = (id: PageId) => (gone.has(id) && home ? home : id)
    const since = sharesSince(undo.ways.after, waysNow).map((share) => ({ ...share, from: moved(share.from), to: moved(share.to) }))
    for (const share of [...undo.ways.before, ...since.filter(({ from, to }) => from !== to)]) transitions.add(share)
  }
  for (const { from, to, in: places } of undo.renamed.toReversed()) named.renameBack(places, to, from)
  changes.markUndone(change.id)
}

/** What was added to ways since they stood as `then`. */
function sharesSince(then: readonly Share[], now: readonly Share[]): Share[] {
  const known = new Map(then.map((share) => [keyOf(share), share]))
  return now.flatMap((share) => {
    const old = known.get(keyOf(share))
    const count = share.count - (old?.count ?? 0)
    if (count <= 0) return []
    const successCount = Math.max(0, share.successCount - (old?.successCount ?? 0))
    return [{ ...share, count, successCount, took: share.took.slice(-count) }]
  })
}

/** Adds what was seen of a page since a change to those of the pages before it that have the look it was seen with. */
function withSightings(before: Page[], { then, now }: { then: Counted; now: Page }): Page[] {
  const home = before.find(({ id }) => id === now.id) ?? before[0]
  const seen = now.variants.map(({ look, ...each }, index) => ({ look, ...sinceOf(then.variants[index], each) }))
  const all = sinceOf(then, now)
  const own = { look: now.look, ...all, count: Math.max(0, all.count - seen.reduce((sum, { count }) => sum + count, 0)) }
  return [own, ...seen].reduce((pages, added) => {
    if (added.count === 0 && added.recordings.length === 0) return pages
    const holder = pages.find((page) => looksOf(page).some((look) => sameLook(look, added.look))) ?? home
    return pages.map((page) => (page.id === holder?.id ? addedTo(page, added) : page))
  }, before)
}

type Sighting = { count: number; lastSeenAt: string; recordings: Page['recordings'] }

function sinceOf(
  then: Omit<Counted, 'id' | 'version' | 'variants'> | undefined,
  now: Pick<Page, 'seenCount' | 'lastSeenAt' | 'recordings'>,
): Sighting {
  return {
    count: Math.max(0, now.seenCount - (then?.seenCount ?? 0)),
    lastSeenAt: now.lastSeenAt,
    recordings: now.recordings.filter((recording) => !then?.recordings.includes(recording)),
  }
}

function addedTo(page: Page, { look, ...sighting }: Sighting & { look: Page['look'] }): Page {
  const variants = page.variants.map((each) => (sameLook(each.look, look) ? withSighting(each, sighting) : each))
  return { ...withSighting(page, sighting), variants }
}

function withSighting<Seen extends Pick<Page, 'seenCount' | 'lastSeenAt' | 'recordings'>>(
  seen: Seen,
  { count, lastSeenAt, recordings }: Sighting,
): Seen {
  return {
    ...seen,
    seenCount: seen.seenCount + count,
    lastSeenAt: Date.parse(lastSeenAt) > Date.parse(seen.lastSeenAt) ? lastSeenAt : seen.lastSeenAt,
    recordings: [...new Set([...seen.recordings, ...recordings])],
  }
}

function found<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('A change that can be undone has all its pages.')
  return thing
}
