import type { UiElement } from '#contract'
import type { Draft } from './draft.ts'
import { sameThing } from './same-thing.ts'
import type { Timeline } from './timeline.ts'

/** A gesture's end is looked at so long before the next one: what is told until then still belongs to it. */
const LEAD_MS = 50

/** The elements of a draft's window as told after the act and before the next one; undefined when nothing was told then. */
export function elementsAfter(timeline: Timeline, draft: Draft): UiElement[] | undefined {
  return timeline.elementsOf((draft.windowAfter ?? draft.window).id, draft.afterMs + LEAD_MS, draft.toMs)?.elements
}

/** What the field that was typed into held afterwards, as far as accessibility told. */
export function valueAfter(timeline: Timeline, draft: Draft): string | undefined {
  const { hit } = draft
  if (!hit) return undefined
  const dump = timeline.elementsOf(draft.window.id, draft.afterMs + LEAD_MS, draft.toMs)?.elements
  const focus = timeline.focusHits.findLast((each) => each.atMs > draft.toMs && each.atMs <= draft.afterMs + LEAD_MS)?.element
  return [dump?.find((element) => sameThing(element, hit)), focus && sameThing(focus, hit) ? focus : undefined].find(
    (element) => element?.value !== undefined,
  )?.value
}

/** Texts compared as programs may show them: other blanks, other case of none. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase()
}
