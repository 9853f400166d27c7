import { looksOf, type Page, type PageId, type PageLook } from '#contract'

/** Two looks that share fewer of their names than this are never one page by the eyes, which weigh names by what bears them. */
const MIN_SHARED = 0.35
/** Below this many names the eyes go by the picture. */
const FEW_NAMES = 3
/** Pictures of one page differ in at most so many of the 64 bits of their hash where names say nothing. */
const MAX_BITS = 12

type Seen = { page: Page; look: PageLook; names: Set<string>; hash: bigint }

/** Pairs of pages (of one program) worth the eyes’ time: found over an index of names, so that a thousand pages are not half a million comparisons. */
export function alikePairs(pages: readonly Page[]): [Page, Page][] {
  const seen = pages.flatMap((page) =>
    looksOf(page).map((look): Seen => ({ page, look, names: namesOf(look), hash: BigInt(`0x${look.hash}`) })),
  )
  const holders = holdersOf(seen)
  const pairs = new Map<string, [Page, Page]>()
  for (const [index, one] of seen.entries()) {
    const shared = sharedWith(one, holders, seen.length)
    for (let place = index + 1; place < seen.length; place += 1) {
      const other = seen[place]
      if (other && other.page.id !== one.page.id && mayBeOne(one, other, shared[place] ?? 0)) {
        pairs.set(pairOf(one.page.id, other.page.id), [one.page, other.page])
      }
    }
  }
  return [...pairs.values()]
}

/** Names two pages in any order. */
export function pairOf(one: PageId, other: PageId): string {
  return [one, other].sort().join(' ')
}

function mayBeOne(one: Seen, other: Seen, shared: number): boolean {
  if (one.look.window.kind !== other.look.window.kind) return false
  if (shared / Math.max(1, one.names.size + other.names.size - shared) >= MIN_SHARED) return true
  return (goesByPicture(one) || goesByPicture(other)) && bitsApart(one.hash, other.hash) <= MAX_BITS
}

/** Few names, or names read from pixels, which may be misread. */
function goesByPicture({ look, names }: Seen): boolean {
  return names.size < FEW_NAMES || look.elements.every(({ role }) => role === 'text')
}

function namesOf(look: PageLook): Set<string> {
  return new Set(look.elements.map(({ role, name }) => `${role} ${name.toLowerCase()}`))
}

/** Where each name stands. */
function holdersOf(seen: readonly Seen[]): Map<string, number[]> {
  const holders = new Map<string, number[]>()
  for (const [index, { names }] of seen.entries()) {
    for (const name of names) {
      const there = holders.get(name)
      if (there) there.push(index)
      else holders.set(name, [index])
    }
  }
  return holders
}

/** How many names each of the others shares with this one. */
function sharedWith({ names }: Seen, holders: Map<string, number[]>, count: number): Uint16Array {
  const shared = new Uint16Array(count)
  for (const name of names) for (const index of holders.get(name) ?? []) shared[index] = (shared[index] ?? 0) + 1
  return shared
}

function bitsApart(one: bigint, other: bigint): number {
  let count = 0
  for (let differing = one ^ other; differing > 0n; differing &= differing - 1n) count += 1
  return count
}
