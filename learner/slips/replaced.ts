import type { Role } from '#contract'
import { isBrowser, overlap } from '#contract'
import type { Draft } from '../draft.ts'
import { elementsAfter } from '../evidence.ts'
import { roleOf, takesTyping } from '../field.ts'
import { sameThing } from '../same-thing.ts'
import { isPlainClick, isPress, onlyLooks, sameElement, sameWindows } from './reading.ts'
import type { SlipRule } from './slip.ts'

/** A text that the person came back to and wrote anew as a whole, before anything was done with it. */
export const overtyped: SlipRule = (drafts, at) => {
  const first = drafts[at]
  if (first?.act.kind !== 'type' || !first.hit) return undefined
  for (let index = at + 1; index < drafts.length; index += 1) {
    const draft = drafts[index]
    if (!draft || draft.window.id !== first.window.id) return undefined
    if (sameElement(draft, first) && draft.act.kind === 'type') return draft.act.replaces && draft.target ? slip(drafts, at) : undefined
    if (!onlyFillsIn(draft)) return undefined
  }
  return undefined
}

/** A Tab right behind it goes too, as long as the next text finds its field by itself. */
function slip(drafts: readonly Draft[], at: number) {
  const reason = 'It was written anew later on.'
  const [tab, next] = [drafts[at + 1], drafts[at + 2]]
  if (!isPress(tab, /^(Tab|ISO_Left_Tab)$/u)) {
    const aimed = tab?.act.kind !== 'press' && (tab?.act.kind !== 'type' || tab.target !== undefined)
    return aimed ? { from: at, to: at + 1, reason } : undefined
  }
  return next?.act.kind === 'type' && next.target ? { from: at, to: at + 2, reason } : undefined
}

function onlyFillsIn(draft: Draft): boolean {
  if (!sameWindows(draft.sightBefore, draft.sightAfter)) return false
  if (draft.act.kind === 'type' || draft.act.kind === 'scroll' || isPress(draft, /^(Tab|ISO_Left_Tab)$/u)) return true
  if (onlyLooks(draft)) return true
  const role = roleOf(draft)
  return isPlainClick(draft) && (takesTyping(role) || role === 'checkbox' || role === 'radio' || role === 'list-item')
}

/** Another thing was chosen from the same list of choices, right after. */
export const chosenAnew: SlipRule = (drafts, at) => {
  const [open, pick, again, other] = drafts.slice(at, at + 4)
  if (!isPlainClick(open, 'combobox') || !isPlainClick(pick, 'list-item', 'menu-item')) return undefined
  if (!isPlainClick(again, 'combobox') || !isPlainClick(other, 'list-item', 'menu-item')) return undefined
  if (!open?.hit || !again?.hit || open.window.id !== again.window.id || overlap(open.hit.box, again.hit.box) < 0.5) return undefined
  if (!other || !sameWindows(open.sightBefore, other.sightAfter)) return undefined
  return { from: at, to: at + 2, reason: 'Something else was chosen there right after.' }
}

/** Another one of the same group was chosen right after, which let go of this one. */
export const radioAnew: SlipRule = (drafts, at, timeline) => {
  const [first, second] = [drafts[at], drafts[at + 1]]
  if (!isPlainClick(first, 'radio') || !isPlainClick(second, 'radio') || !first?.hit || !second || sameElement(first, second))
    return undefined
  if (first.window.id !== second.window.id) return undefined
  const { hit } = first
  const after = elementsAfter(timeline, second)?.find((element) => sameThing(element, hit))
  return after?.checked === false ? { from: at, to: at + 1, reason: 'Another one was chosen right after.' } : undefined
}

/** In a program's own list a click only selects; on a web page it may do anything. */
const SELECTED: Role[] = ['cell', 'row', 'tree-item', 'list-item']

/** Something in a list was selected, and then something else of it, or nothing was done any more. */
export const selectedAnew: SlipRule = (drafts, at) => {
  const [first, second] = [drafts[at], drafts[at + 1]]
  if (!first || !isPlainClick(first, ...SELECTED) || isBrowser(first.window.program) || !sameWindows(first.sightBefore, first.sightAfter))
    return undefined
  if (!second) return { from: at, to: at + 1, reason: 'It was only selected; nothing was done with it.' }
  const { act } = second
  const another =
    act.kind === 'click' && act.modifiers.length === 0 && roleOf(second) === roleOf(first) && second.window.id === first.window.id
  if (!another || sameElement(first, second)) return undefined
  return { from: at, to: at + 1, reason: 'Something else was selected instead.' }
}
