import type { Gesture, RecordingDetail } from '#contract'

export type TimelineEntry = { atMs: number } & ({ kind: 'gesture'; gesture: Gesture } | { kind: 'note' | 'milestone'; note: string })

/** What was done and what was marked, in the order of time; a mark stands before what was done at the same moment. */
export function timelineOf({ gestures, markers }: Pick<RecordingDetail, 'gestures' | 'markers'>): TimelineEntry[] {
  const marks = markers.map(({ atMs, note, milestone }): TimelineEntry => ({ kind: milestone ? 'milestone' : 'note', atMs, note }))
  const acts = gestures.map((gesture): TimelineEntry => ({ kind: 'gesture', atMs: gesture.fromMs, gesture }))
  return [...marks, ...acts].toSorted((a, b) => a.atMs - b.atMs)
}
