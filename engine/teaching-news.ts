import type { EmitEvent, RunId } from '#contract'

/** Tells every window how far the person is with showing a part of a run. */
export function createTeachingNews({ emit, listen }: { emit: EmitEvent; listen: (listener: EmitEvent) => () => void }) {
  const watched = new Map<RunId, { seen: number; off: () => void }>()
  const tell = (runId: RunId, phase: 'showing' | 'shown' | 'over', text?: string) =>
    emit('run.teaching', { runId, phase, seen: watched.get(runId)?.seen ?? 0, ...(text !== undefined && { text }) })
  return {
    showing(runId: RunId): void {
      watched.get(runId)?.off()
      const off = listen((name, data) => {
        const now = watched.get(runId)
        if (name !== 'recording.state' || !('eventCount' in data) || !now || data.phase === 'idle' || data.eventCount === now.seen) return
        now.seen = data.eventCount
        tell(runId, 'showing')
      })
      watched.set(runId, { seen: 0, off })
      tell(runId, 'showing')
    },
    shown(runId: RunId): void {
      watched.get(runId)?.off()
      tell(runId, 'shown')
    },
    /** Told once for each showing; `text` comes as often as something becomes known of it. */
    over(runId: RunId, text?: string): void {
      const now = watched.get(runId)
      if (!now && text === undefined) return
      now?.off()
      tell(runId, 'over', text)
      watched.delete(runId)
    },
  }
}
