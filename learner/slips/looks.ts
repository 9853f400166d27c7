import { isBrowser } from '#contract'
import { VISIBLE_CHANGE } from '../clean/noise.ts'
import type { Draft } from '../draft.ts'
import { hasSeveralLines, roleOf, takesTyping } from '../field.ts'
import { isShortcut } from '../moment.ts'
import { sameThing } from '../same-thing.ts'
import { changesByWheel, INERT, isPlainClick, onlyLooks, sameElement, sameWindows, selectsText } from './reading.ts'
import type { SlipRule } from './slip.ts'

/** The wheel was turned, and turned back. */
export const scrolledBack: SlipRule = (drafts, at) => {
  const act = drafts[at]?.act
  if (act?.kind !== 'scroll' || act.notchesX !== 0 || act.notchesY !== 0) return undefined
  return { from: at, to: at + 1, reason: 'It was scrolled back to where it was.' }
}

/** Scrolled, and then went on elsewhere, or with a shortcut that works wherever the view stands. */
export const scrolledForNothing: SlipRule = (drafts, at) => {
  const [draft, next] = [drafts[at], drafts[at + 1]]
  if (draft?.act.kind !== 'scroll' || changesByWheel(draft)) return undefined
  if (next && next.window.id === draft.window.id && !isShortcut(next.act)) return undefined
  return { from: at, to: at + 1, reason: next ? 'Nothing was done there afterwards.' : 'It was only to look; nothing followed.' }
}

/** Scrolled away and, as far as one can see by what was acted on next, back to where it was. */
export const scrolledAbout: SlipRule = (drafts, at) => {
  const [draft, next] = [drafts[at], drafts[at + 1]]
  if (draft?.act.kind !== 'scroll' || changesByWheel(draft) || !next?.hit || next.hit.name === '' || next.window.id !== draft.window.id)
    return undefined
  const { hit } = next
  const stands = draft.elements.some(
    (element) => sameThing(element, hit) && Math.abs(element.box.y - hit.box.y) <= 1 && Math.abs(element.box.x - hit.box.x) <= 1,
  )
  return stands ? { from: at, to: at + 1, reason: 'What was done next was in view before, at the same place.' } : undefined
}

/** Clicked into a field, typed nothing there, and went on elsewhere. */
export const focusedForNothing: SlipRule = (drafts, at) => {
  const [draft, next] = [drafts[at], drafts[at + 1]]
  if (!draft?.hit || !isPlainClick(draft, 'field', 'password', 'spinner') || !sameWindows(draft.sightBefore, draft.sightAfter))
    return undefined
  // In a text the caret's place may matter to what comes next.
  const caretMatters = hasSeveralLines(draft.hit, draft.hit.role) && !(next && isBrowser(next.window.program) && takesTyping(roleOf(next)))
  if (caretMatters || !next) return caretMatters ? undefined : { from: at, to: at + 1, reason: NOTHING_TYPED }
  if (next.act.kind === 'press' || next.act.kind === 'hand-over' || (next.act.kind === 'type' && !next.target)) return undefined
  if (next.act.kind === 'click' && (next.act.button !== 'left' || sameElement(draft, next))) return undefined
  // A field may bring up what is clicked next: a calendar, suggestions.
  const brought =
    next.window.id === draft.window.id &&
    next.hit !== undefined &&
    draft.elements.length > 0 &&
    !draft.elements.some(({ role, name }) => role === next.hit?.role && name === next.hit.name)
  return brought ? undefined : { from: at, to: at + 1, reason: NOTHING_TYPED }
}
const NOTHING_TYPED = 'Nothing was typed there.'

/** Went to another window, and did nothing there that lasts. */
export const wandered: SlipRule = (drafts, at) => {
  const [first, before] = [drafts[at], drafts[at - 1]]
  if (!first || before?.window.id === first.window.id || !(onlyLooks(first) || bringsToFront(first))) return undefined
  let to = at + 1
  for (let draft = drafts[to]; draft && draft.window.id === first.window.id && onlyLooks(draft); draft = drafts[to]) to += 1
  const next = drafts[to]
  // The keys that follow go where the click put the focus.
  if (next?.window.id === first.window.id || (!before && !next)) return undefined
  return { from: at, to, reason: 'It was only looked at; nothing was done there.' }
}

/** A click on nothing that has a name, by which the window came to the front and no more. */
function bringsToFront(draft: Draft): boolean {
  const { sightBefore, sightAfter, window, hit } = draft
  const role = roleOf(draft)
  const nothing = hit === undefined && (role === undefined || role === 'unknown' || INERT.includes(role))
  if (!nothing || !isPlainClick(draft) || !sameWindows(sightBefore, sightAfter)) return false
  return sightBefore.active?.id !== window.id && sightAfter.active?.id === window.id
}

/** Text was selected, and nothing was done with it. */
export const selectedForNothing: SlipRule = (drafts, at) => {
  const [draft, next] = [drafts[at], drafts[at + 1]]
  if (!draft || !next || !selectsText(draft) || !sameWindows(draft.sightBefore, draft.sightAfter)) return undefined
  if (drafts.slice(at + 1, at + 4).some(usesSelection)) return undefined
  const lets =
    next.act.kind === 'click' || next.act.kind === 'scroll' || (next.act.kind === 'type' && next.target !== undefined && !next.act.replaces)
  return lets ? { from: at, to: at + 1, reason: 'Text was selected, and nothing was done with it.' } : undefined
}

/** Pastes, copies, opens the selection's menu, or drags it. */
function usesSelection({ act }: Draft): boolean {
  if (act.kind === 'press') return true
  return (act.kind === 'click' && act.button !== 'left') || act.kind === 'drag'
}

/** A click on what cannot be pressed (accessibility says so) after which nothing was different, unless keys follow that go to whatever has the focus. */
export const idleClick: SlipRule = (drafts, at) => {
  const [draft, next] = [drafts[at], drafts[at + 1]]
  if (!draft?.hit || draft.act.kind !== 'click' || !INERT.includes(draft.hit.role)) return undefined
  if (draft.changedShare === undefined || draft.changedShare >= VISIBLE_CHANGE) return undefined
  const { sightBefore, sightAfter } = draft
  const ids = (windows: { id: number }[]) => windows.map((window) => window.id).join()
  if (ids(sightBefore.windows) !== ids(sightAfter.windows) || sightBefore.active?.id !== sightAfter.active?.id) return undefined
  const keysFollow = next?.act.kind === 'press' || (next?.act.kind === 'type' && !next.target)
  return keysFollow && next?.window.id === draft.window.id ? undefined : { from: at, to: at + 1, reason: 'The click changed nothing.' }
}
