import type { Draft } from '../draft.ts'
import { valueAfter } from '../evidence.ts'
import { roleOf } from '../field.ts'
import { sameThing } from '../same-thing.ts'
import type { Timeline } from '../timeline.ts'
import { isAsItWas, isEscape, isPlainClick, isPress, isUndo, opened, sameElement, sameWindows } from './reading.ts'
import type { SlipRule } from './slip.ts'

/** Something was done, and undone with Ctrl+Z right away. Where it is not certain that nothing of it is left, both stay. */
export const undone: SlipRule = (drafts, at, timeline) => {
  const [done, undo] = [drafts[at], drafts[at + 1]]
  if (!done || !isUndo(undo) || undo?.window.id !== done.window.id) return undefined
  let to = at + 1
  while (isUndo(drafts[to]) && drafts[to]?.window.id === done.window.id) to += 1
  const last = drafts[to - 1]
  if (!last) return undefined
  const reason = 'It was undone at once.'
  if (isSmallEdit(done)) return { from: at, to: at + 2, reason }
  return isAsBefore(done, last, drafts[to], timeline) ? { from: at, to, reason } : undefined
}

/** One key that a program undoes as one. */
function isSmallEdit(draft: Draft): boolean {
  return isPress(draft, /^(Delete|BackSpace|Return|KP_Enter)$/u) || isPress(draft, /^[vx]$/iu, ['ctrl'])
}

/** The field holds again what it held before, or all of the window is as it was told before. */
function isAsBefore(done: Draft, last: Draft, next: Draft | undefined, timeline: Timeline): boolean {
  const { hit } = done
  if (done.act.kind === 'type' && hit?.value !== undefined) {
    const nextValue = next?.hit && sameThing(next.hit, hit) ? next.hit.value : undefined
    const held = valueAfter(timeline, { ...last, hit }) ?? nextValue
    if (held !== undefined) return held === hit.value
  }
  return isAsItWas(done, last, timeline)
}

export const tickedAndUnticked: SlipRule = (drafts, at) => {
  const [first, second] = [drafts[at], drafts[at + 1]]
  if (first?.act.kind === 'click' && first.act.count === 2 && ['checkbox', 'toggle'].includes(roleOf(first) ?? ''))
    return { from: at, to: at + 1, reason: 'It was clicked twice, which takes it back.' }
  if (!first || !second || !isPlainClick(first, 'checkbox', 'toggle') || !isPlainClick(second, 'checkbox', 'toggle')) return undefined
  const back = (sameElement(first, second) || samePlace(first, second)) && sameWindows(first.sightBefore, second.sightAfter)
  return back ? { from: at, to: at + 2, reason: 'It was taken back at once.' } : undefined
}

/** Where accessibility was late to tell, the pointer tells. */
function samePlace(a: Draft, b: Draft): boolean {
  if (!a.point || !b.point || (a.hit && b.hit) || a.window.id !== b.window.id) return false
  return Math.hypot(a.point.x - b.point.x, a.point.y - b.point.y) <= SAME_POINT_PX
}
const SAME_POINT_PX = 4

/** A menu or a list of choices was opened and closed again without choosing. */
export const menuLeft: SlipRule = (drafts, at, timeline) => {
  const first = drafts[at]
  if (!first || !(opensMenu(first) || isPlainClick(first, 'button', 'toggle', 'link'))) return undefined
  let to = at + 1
  while (drafts[to]?.window.id === first.window.id && (isMoveInMenu(drafts[to]) || opensSubmenu(drafts[to]))) to += 1
  const end = drafts[to]
  const closedByItself = end !== undefined && roleOf(first) === roleOf(end) && isPlainClick(end) && sameElement(first, end)
  if (!end || end.window.id !== first.window.id || !(isEscape(end) || closedByItself)) return undefined
  to += 1
  while (isEscape(drafts[to]) && drafts[to]?.window.id === first.window.id) to += 1
  const last = drafts[to - 1]
  if (!last || !sameWindows(first.sightBefore, last.sightAfter)) return undefined
  // A button may have done something besides: then the window, or the picture, tells.
  if (!opensMenu(first) && !(isEscape(end) && (openedAndClosed(first, end) || isAsItWas(first, last, timeline)))) return undefined
  return { from: at, to, reason: 'It was closed again without choosing anything.' }
}

/** As much of the picture as changed with the first changed again with the second. */
function openedAndClosed({ changedShare: opened }: Draft, { changedShare: closed }: Draft): boolean {
  if (opened === undefined || closed === undefined || Math.min(opened, closed) < SMALLEST_MENU) return false
  return Math.max(opened, closed) / Math.min(opened, closed) <= ALIKE
}
const SMALLEST_MENU = 0.001
const ALIKE = 1.5

/** Another menu of the same bar was opened instead. */
export const wrongMenu: SlipRule = (drafts, at) => {
  const [first, second] = [drafts[at], drafts[at + 1]]
  if (!isPlainClick(first, 'menu') || !isPlainClick(second, 'menu') || !first?.hit || !second?.hit) return undefined
  if (first.window.id !== second.window.id || sameElement(first, second)) return undefined
  const [a, b] = [first.hit, second.hit]
  const besides = Math.abs(a.box.y - b.box.y) <= SAME_BAR_PX && (a.path ?? []).join('\n') === (b.path ?? []).join('\n')
  return besides ? { from: at, to: at + 1, reason: 'Another menu was opened instead.' } : undefined
}
const SAME_BAR_PX = 4

function opensMenu(draft: Draft): boolean {
  if (isPlainClick(draft, 'menu', 'combobox')) return true
  if (isPress(draft, /^(F10|Menu)$/u)) return true
  if (draft.act.kind !== 'click' || draft.act.count !== 1) return false
  return draft.act.button === 'right' || opened(draft).some(({ kind }) => kind === 'menu')
}

function opensSubmenu(draft: Draft | undefined): boolean {
  return isPlainClick(draft, 'menu')
}

function isMoveInMenu(draft: Draft | undefined): boolean {
  return isPress(draft, /^(Up|Down|Left|Right|Home|End)$/u) || draft?.act.kind === 'scroll'
}
