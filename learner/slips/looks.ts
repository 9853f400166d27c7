import { VISIBLE_CHANGE } from '../clean/noise.ts'
import type { Draft } from '../draft.ts'
import { isShortcut } from '../moment.ts'
import { changesByWheel, INERT, onlyLooks, sameWindows, selectsText } from './reading.ts'
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

/** Went to another window, and did nothing there that lasts. */
export const wandered: SlipRule = (drafts, at) => {
  const [first, before] = [drafts[at], drafts[at - 1]]
  if (!first || before?.window.id === first.window.id || !onlyLooks(first)) return undefined
  let to = at
  for (let draft = drafts[to]; draft && draft.window.id === first.window.id && onlyLooks(draft); draft = drafts[to]) to += 1
  const next = drafts[to]
  // The keys that follow go where the click put the focus.
  if (next?.window.id === first.window.id || (!before && !next)) return undefined
  return { from: at, to, reason: 'It was only looked at; nothing was done there.' }
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
