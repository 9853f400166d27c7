import type { UiElement, WindowInfo } from '#contract'
import { isBrowser } from '#contract'
import type { Timeline } from './timeline.ts'

/** The elements known of these windows at a time. What was told of a web page says nothing of the next page in the same window. */
export function elementsThen(timeline: Timeline, windows: WindowInfo[], atMs: number): UiElement[] {
  return windows.flatMap((window) => {
    const dump = timeline.elementsOf(window.id, atMs)
    if (!dump) return []
    const titleThen = timeline.sightAt(dump.atMs)?.windows.find((each) => each.id === window.id)?.title
    return isBrowser(window.program) && titleThen !== undefined && titleThen !== window.title ? [] : dump.elements
  })
}
