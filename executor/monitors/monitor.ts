import type { RunEvent, RunSink } from '#contract'
import type { RunControl } from '../run/control.ts'

/** Watches a run from outside, by its events alone. What it returns ends the run: two sentences for the person. */
export type Monitor = (event: RunEvent) => Promise<{ reason: string; advice: string } | undefined>

/** The sink with monitors behind it: an event is first safe in the journal, then seen by each of them. */
export function watched(sink: RunSink, monitors: Monitor[], control: Pick<RunControl, 'halt'>): RunSink {
  return async (event) => {
    await sink(event)
    if (event.kind === 'run-end') return
    for (const monitor of monitors) {
      const complaint = await monitor(event)
      if (complaint) control.halt(complaint)
    }
  }
}
