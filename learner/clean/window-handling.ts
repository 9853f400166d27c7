import type { Box, Role, UiElement, WindowInfo } from '#contract'
import { contains } from '#contract'
import type { Moment } from '../moment.ts'
import { isShortcut, pointOf } from '../moment.ts'

/** What a click does nothing to but give its window the focus. */
const PASSIVE: Role[] = [
  'text',
  'label',
  'heading',
  'panel',
  'window',
  'document',
  'image',
  'statusbar',
  'dialog',
  'field',
  'table',
  'list',
  'unknown',
]
const LONE_KEYS = /^(Shift|Control)_[LR]$|^(Caps_Lock|Num_Lock|ISO_Level3_Shift)$/u
const SAME_MOVE_PX = 24

/**
 * Takes out what a person does to windows and not in them: each Step names its window, and the executor brings it to the front. A window closed by
 * its frame becomes Alt+F4, which every window manager and Windows understand.
 */
export function withoutWindowHandling(moments: Moment[]): Moment[] {
  const kept = moments.filter((moment) => !moment.own)
  return kept.flatMap((moment, index) => {
    if (isLoneKey(moment) || switchesWindow(moment) || movesWindow(moment)) return []
    if (moment.onFrame) return closes(moment) ? [asClosing(moment)] : []
    return onlyFocuses(moment, kept[index + 1]) ? [] : [moment]
  })
}

function isLoneKey({ gesture }: Moment): boolean {
  return gesture.kind === 'press' && gesture.modifiers.length === 0 && LONE_KEYS.test(gesture.key)
}

function switchesWindow({ gesture }: Moment): boolean {
  if (gesture.kind !== 'press') return false
  const held = (modifier: 'alt' | 'super') => gesture.modifiers.includes(modifier)
  if ((held('alt') || held('super')) && /^(Tab|ISO_Left_Tab|grave|Above_Tab)$/u.test(gesture.key)) return true
  return held('super') && /^(Left|Right|Up|Down)$/u.test(gesture.key)
}

/** A drag that some window followed, by its place or its size. */
function movesWindow(moment: Moment): boolean {
  const { gesture } = moment
  if (gesture.kind !== 'drag') return false
  const [from, to] = [gesture.path[0], gesture.path.at(-1)]
  if (!from || !to) return false
  const followed = (by: number, drag: number) => Math.abs(Math.abs(by) - Math.abs(drag)) <= SAME_MOVE_PX
  return moment.sightBefore.windows.some((before) => {
    const after = moment.sightAfter.windows.find((window) => window.id === before.id)?.box
    if (!after || sameBox(before.box, after)) return false
    const [dragX, dragY] = [to.x - from.x, to.y - from.y]
    const moved = followed(after.x - before.box.x, dragX) && followed(after.y - before.box.y, dragY)
    const grown = followed(after.width - before.box.width, dragX) || followed(after.height - before.box.height, dragY)
    return moved || (moment.onFrame && grown)
  })
}

function sameBox(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}

function closes({ gesture, window, sightAfter }: Moment): boolean {
  return gesture.kind === 'click' && window !== undefined && !sightAfter.windows.some((each) => each.id === window.id)
}

function asClosing(moment: Moment): Moment {
  const { fromMs, toMs } = moment.gesture
  return { ...moment, onFrame: false, hit: undefined, gesture: { kind: 'press', fromMs, toMs, modifiers: ['alt'], key: 'F4', times: 1 } }
}

/** A click that brought its window to the front and did nothing else, followed by another click or a shortcut in it. */
function onlyFocuses(moment: Moment, next: Moment | undefined): boolean {
  const { gesture, window, hit } = moment
  if (gesture.kind !== 'click' || gesture.button !== 'left' || gesture.count !== 1 || gesture.modifiers.length > 0) return false
  if (!window || isActive(window, moment.sightBefore.active) || !isActive(window, moment.sightAfter.active)) return false
  if (!isPassive(hit, moment)) return false
  return next?.window?.id === window.id && (pointOf(next.gesture) !== undefined || isShortcut(next.gesture))
}

/** Nothing that can be pressed. Where accessibility said nothing of the point, what it told of the window's elements may still say so. */
function isPassive(hit: UiElement | undefined, { gesture, elements }: Moment): boolean {
  if (hit) return PASSIVE.includes(hit.role)
  const point = pointOf(gesture)
  return elements.length > 0 && point !== undefined && elements.every(({ role, box }) => PASSIVE.includes(role) || !contains(box, point))
}

function isActive(window: WindowInfo, active: WindowInfo | undefined): boolean {
  return active?.id === window.id
}
