import type { Point, RecordedEvent, UiElement, WindowInfo } from '#contract'

/** The windows at one moment: the active one, and all visible ones, topmost first. */
export type Sight = { active: WindowInfo | undefined; windows: WindowInfo[] }

export type Hit = { atMs: number; point: Point; element: UiElement | undefined }
type Dump = { atMs: number; windowId: number; elements: UiElement[] }

/** What a recording's events tell, by time. */
export type Timeline = {
  /** Undefined when the recording tells of no window at all. */
  sightAt: (atMs: number) => Sight | undefined
  /** When a window was first told of; undefined when it never was. */
  firstSeenMs: (windowId: number) => number | undefined
  /** The latest dump of a window at or before `untilMs`, not older than `sinceMs`, moved to where the window was then. */
  elementsOf: (windowId: number, untilMs: number, sinceMs?: number) => { atMs: number; elements: UiElement[] } | undefined
  /** The first dump of a window after a time. */
  elementsAfter: (windowId: number, afterMs: number) => UiElement[] | undefined
  pointerHits: Hit[]
  focusHits: Hit[]
  /** Begin of the first pause at or after a time. */
  nextPauseMs: (atMs: number) => number | undefined
  /** When nothing was recorded; `toMs` is infinite where it never went on. */
  pauses: readonly Pause[]
  /** How much of a span was paused. */
  pausedMs: (fromMs: number, toMs: number) => number
}

/** `private`: the person did a part of the task meanwhile that is theirs alone. */
export type Pause = { fromMs: number; toMs: number; private: boolean }

export function timelineOf(events: RecordedEvent[]): Timeline {
  const ordered = [...events].sort((a, b) => a.atMs - b.atMs)
  const sights: { atMs: number; sight: Sight }[] = []
  const dumps: Dump[] = []
  const pointerHits: Hit[] = []
  const focusHits: Hit[] = []
  const pauses: Pause[] = []
  for (const event of ordered) {
    if (event.kind === 'window') sights.push({ atMs: event.atMs, sight: { active: event.window ?? undefined, windows: event.windows } })
    if (event.kind === 'elements') dumps.push(event)
    if (event.kind === 'hit') {
      const hits = event.because === 'focus' ? focusHits : pointerHits
      hits.push({ atMs: event.atMs, point: event.point, element: event.element ?? undefined })
    }
    if (event.kind === 'pause') pauses.push({ fromMs: event.atMs, toMs: Number.POSITIVE_INFINITY, private: event.private === true })
    const open = pauses.at(-1)
    if (event.kind === 'resume' && open) open.toMs = Math.min(open.toMs, event.atMs)
  }

  const sightAt = (atMs: number) => (sights.findLast((seen) => seen.atMs <= atMs) ?? sights[0])?.sight

  /** A dump's boxes are where the window was then; it may have been moved since. */
  function moved(dump: Dump, atMs: number): UiElement[] {
    const then = sightAt(dump.atMs)?.windows.find((window) => window.id === dump.windowId)?.box
    const now = sightAt(atMs)?.windows.find((window) => window.id === dump.windowId)?.box
    if (!then || !now || (then.x === now.x && then.y === now.y)) return dump.elements
    const [byX, byY] = [now.x - then.x, now.y - then.y]
    return dump.elements.map((element) => ({ ...element, box: { ...element.box, x: element.box.x + byX, y: element.box.y + byY } }))
  }

  return {
    sightAt,
    firstSeenMs: (windowId) => sights.find(({ sight }) => sight.windows.some(({ id }) => id === windowId))?.atMs,
    elementsOf: (windowId, untilMs, sinceMs = Number.NEGATIVE_INFINITY) => {
      const dump = dumps.findLast((each) => each.windowId === windowId && each.atMs <= untilMs && each.atMs >= sinceMs)
      return dump && { atMs: dump.atMs, elements: moved(dump, untilMs) }
    },
    elementsAfter: (windowId, afterMs) => dumps.find((each) => each.windowId === windowId && each.atMs > afterMs)?.elements,
    pointerHits,
    focusHits,
    pauses,
    nextPauseMs: (atMs) => pauses.find((pause) => pause.fromMs >= atMs)?.fromMs,
    pausedMs: (fromMs, toMs) =>
      pauses.reduce((sum, pause) => sum + Math.max(0, Math.min(pause.toMs, toMs) - Math.max(pause.fromMs, fromMs)), 0),
  }
}
