import type { Gesture, RecordingDetail } from '#contract'

export type TimelineEntry = { atMs: number } & (
  | { kind: 'gesture'; gesture: Gesture }
  | { kind: 'note' | 'milestone'; note: string }
  /** `forMs` is null where it never went on. */
  | { kind: 'pause' | 'private'; forMs: number | null }
)

/** What was done, marked and left out, in the order of time; a mark stands before what was done at the same moment. */
export function timelineOf({ gestures, markers, pauses }: Pick<RecordingDetail, 'gestures' | 'markers' | 'pauses'>): TimelineEntry[] {
  const marks = markers.map(({ atMs, note, milestone }): TimelineEntry => ({ kind: milestone ? 'milestone' : 'note', atMs, note }))
  const acts = gestures.map((gesture): TimelineEntry => ({ kind: 'gesture', atMs: gesture.fromMs, gesture }))
  const gaps = pauses.map((pause): TimelineEntry => {
    const forMs = pause.toMs === null ? null : pause.toMs - pause.fromMs
    return { kind: pause.private ? 'private' : 'pause', atMs: pause.fromMs, forMs }
  })
  return [...marks, ...gaps, ...acts].toSorted((a, b) => a.atMs - b.atMs)
}
