import type { Gesture, Point, UiElement, WindowInfo } from '#contract'
import type { Sight } from './timeline.ts'

/** One gesture with all that the events tell of what was around it. */
export type Moment = {
  gesture: Gesture
  /** Undefined when no window was there: the bare desktop. */
  window: WindowInfo | undefined
  menus: WindowInfo[]
  /** On the frame that the window manager draws, not in the program. */
  onFrame: boolean
  /** In a window of Understudy itself. */
  own: boolean
  /** What accessibility named before the press, or what had the focus while typing. */
  hit: UiElement | undefined
  elements: UiElement[]
  /** Without Understudy's own windows. */
  sightBefore: Sight
  sightAfter: Sight
  /** The times at which the screen shows what was before and what came of it. */
  beforeMs: number
  afterMs: number
}

/** Where a pointer gesture began; undefined for keys. */
export function pointOf(gesture: Gesture): Point | undefined {
  if (gesture.kind === 'click' || gesture.kind === 'scroll') return gesture.point
  return gesture.kind === 'drag' ? gesture.path[0] : undefined
}

export function isKeyboard(gesture: Gesture): boolean {
  return gesture.kind === 'type' || gesture.kind === 'press'
}

/** Keys that go to the window, wherever in it the focus is: Ctrl+S, F5, but not Ctrl+V. */
export function isShortcut(act: { kind: string; modifiers?: string[]; key?: string }): boolean {
  if (act.kind !== 'press' || act.key === undefined) return false
  if (/^F\d+$/u.test(act.key)) return true
  const held = act.modifiers?.some((modifier) => modifier === 'ctrl' || modifier === 'alt') ?? false
  return held && !/^([acvxzy]|Home|End|Left|Right|Up|Down|BackSpace|Delete|Return|Insert)$/u.test(act.key)
}
