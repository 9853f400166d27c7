import type { UiElement, WindowInfo } from '#contract'
import { centreOf, contains, isBrowser } from '#contract'
import type { Timeline } from './timeline.ts'

/**
 * The elements known of these windows at a time. What was told of a web page says nothing of the next page in the same window, nor what was told of an open menu
 * of what lies there when it is closed.
 */
export function elementsThen(timeline: Timeline, windows: WindowInfo[], atMs: number): UiElement[] {
  return windows.flatMap((window) => {
    const dump = timeline.elementsOf(window.id, atMs)
    if (!dump) return []
    const then = timeline.sightAt(dump.atMs)?.windows ?? []
    const titleThen = then.find((each) => each.id === window.id)?.title
    if (isBrowser(window.program) && titleThen !== undefined && titleThen !== window.title) return []
    const closed = then.filter(({ id, kind, program }) => kind === 'menu' && program === window.program && !isOpen(timeline, id, atMs))
    return dump.elements.filter(({ box }) => !closed.some((menu) => contains(menu.box, centreOf(box)) && box.width <= menu.box.width))
  })
}

function isOpen(timeline: Timeline, windowId: number, atMs: number): boolean {
  return timeline.sightAt(atMs)?.windows.some(({ id }) => id === windowId) ?? false
}
