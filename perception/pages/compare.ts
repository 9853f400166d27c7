import { type PageElement, type PageLook, titleFits } from '#contract'
import { readLikeness, spokenName } from '../elements/names.ts'
import { holdsValue } from '../elements/roles.ts'
import { hashLikeness } from '../pixels/hash.ts'
import { worthOf } from './structure.ts'

/** From this similarity on two looks are one page. Chosen on real windows: data, size and theme leave 0.8 and more, another dialog or tab 0.6 and less. */
export const SAME_PAGE = 0.7

/** What changes in a title is `*` in its pattern; what is left tells pages apart even when all else is equal. */
const OTHER_TITLE = 0.65

export type PageComparison = { similarity: number; same: boolean; reasons: string[] }

/** Compares two looks: program and kind of window must agree, then its title, its lasting things and their order count. */
export function comparePages(a: PageLook, b: PageLook): PageComparison {
  const [one, other] = [a.window, b.window]
  if (one.program !== other.program) return answer(0, [`Another program: ${other.program} instead of ${one.program}.`])
  if (one.kind !== other.kind) return answer(0.1, [`Another kind of window: ${other.kind} instead of ${one.kind}.`])
  const titled = one.title === other.title || titleFits(one.title, other.title) || titleFits(other.title, one.title)
  if (!titled && one.kind === 'dialog') return answer(0.15, [`Another dialog: “${other.title}” instead of “${one.title}”.`])
  const reasons = titled ? [] : [`Another title: “${other.title}” instead of “${one.title}”.`]

  const tab = differentOne(a, b, 'tab')
  if (tab) return answer(0.4, [...reasons, `Another tab: “${tab}”.`])
  const picture = hashLikeness(a.hash, b.hash)
  if (Math.min(a.elements.length, b.elements.length) < 3) {
    reasons.push(`Few names to compare; the pictures are ${percent(picture)} alike.`)
    return answer(
      (titled ? 0.55 : 0.2) + 0.45 * Math.max(0, 2 * picture - 1) * (a.elements.length === b.elements.length ? 1 : 0.5),
      reasons,
    )
  }
  const { share, layout, missing, added } = shared(a, b)
  if (missing.length > 0) reasons.push(`Missing: ${listed(missing)}.`)
  if (added.length > 0) reasons.push(`New: ${listed(added)}.`)
  reasons.push(`${percent(share)} of the lasting things are the same.`)
  const modal = [...missing, ...added].some(({ role }) => role === 'dialog' || role === 'alert')
  const similarity = (0.85 * share + 0.1 * layout + 0.05 * picture) * (titled ? 1 : OTHER_TITLE)
  return answer(modal ? Math.min(0.5, similarity) : similarity, reasons)
}

function answer(similarity: number, reasons: string[]): PageComparison {
  const rounded = Math.round(Math.max(0, Math.min(1, similarity)) * 1000) / 1000
  return { similarity: rounded, same: rounded >= SAME_PAGE, reasons }
}

/** The name of the other page's only element of a role, when both have one and they differ. */
function differentOne(a: PageLook, b: PageLook, role: PageElement['role']): string | undefined {
  const [mine, theirs] = [a, b].map(({ elements }) => elements.filter((element) => element.role === role))
  const [one, other] = [mine?.[0], theirs?.[0]]
  if (!one || !other || mine?.length !== 1 || theirs?.length !== 1) return undefined
  return spokenName(one.name) === spokenName(other.name) ? undefined : other.name
}

/** How much both have in common, 0 to 1, how many of the shared things lie in the same order, and what differs. */
function shared(a: PageLook, b: PageLook): { share: number; layout: number; missing: PageElement[]; added: PageElement[] } {
  if (isRead(a) !== isRead(b)) return sharedAcross(a, b)
  const read = isRead(a)
  const left = [...b.elements]
  const pairs: [PageElement, PageElement][] = []
  const missing: PageElement[] = []
  for (const element of a.elements) {
    const index = left.findIndex((other) => isSame(element, other, read))
    const [other] = index < 0 ? [] : left.splice(index, 1)
    if (other) pairs.push([element, other])
    else missing.push(element)
  }
  const worth = (elements: PageElement[]) => elements.reduce((sum, { role }) => sum + worthOf(role), 0)
  const both = worth(pairs.map(([element]) => element))
  const jaccard = both / (both + worth(missing) + worth(left))
  // What was only read is partly the person's data, which comes and goes: the smaller page counts as much as both.
  const share = read ? (jaccard + both / (both + Math.min(worth(missing), worth(left)))) / 2 : jaccard
  return { share, layout: sameOrder(pairs), missing, added: left }
}

/** One look told by accessibility, the other read from pixels: the told names that can be seen should be among the words read. */
function sharedAcross(a: PageLook, b: PageLook): ReturnType<typeof shared> {
  const [told, read] = isRead(a) ? [b, a] : [a, b]
  const words = read.elements.map(({ name }) => ` ${spokenName(name)} `)
  const visible = told.elements.filter(({ role, name }) => !holdsValue(role) && role !== 'dialog' && role !== 'alert' && name.length >= 3)
  const found = visible.filter(
    ({ name }) =>
      words.some((text) => text.includes(` ${spokenName(name)} `)) || read.elements.some((other) => readLikeness(name, other.name) >= 0.87),
  )
  const lost = visible.filter((element) => !found.includes(element))
  return {
    share: visible.length > 0 ? found.length / visible.length : 0.5,
    layout: 1,
    missing: told === a ? lost : [],
    added: told === a ? [] : lost,
  }
}

function isRead({ elements }: PageLook): boolean {
  return elements.every(({ role }) => role === 'text')
}

function isSame(a: PageElement, b: PageElement, read: boolean): boolean {
  return read ? readLikeness(a.name, b.name) >= 0.87 : a.role === b.role && spokenName(a.name) === spokenName(b.name)
}

/** The share of pairs of shared things whose order from top to bottom or left to right is kept: resizing keeps it, another page does not. */
function sameOrder(pairs: [PageElement, PageElement][]): number {
  let kept = 0
  let count = 0
  for (const [index, [a, b]] of pairs.entries()) {
    for (const [c, d] of pairs.slice(index + 1)) {
      for (const axis of ['x', 'y'] as const) {
        const [before, after] = [c.place[axis] - a.place[axis], d.place[axis] - b.place[axis]]
        if (Math.abs(before) < 0.03 || Math.abs(after) < 0.03) continue
        count++
        if (before > 0 === after > 0) kept++
      }
    }
  }
  return count > 0 ? kept / count : 1
}

function listed(elements: PageElement[]): string {
  const names = elements.slice(0, 4).map(({ role, name }) => `${role} “${name}”`)
  return names.join(', ') + (elements.length > 4 ? ` and ${elements.length - 4} more` : '')
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
