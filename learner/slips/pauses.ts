import type { Gesture, RecordedEvent } from '#contract'
import type { Pause } from '../timeline.ts'
import type { Left } from './slip.ts'

/** So long without a key or a move of the pointer is no work on the task. */
const IDLE_MS = 30_000

export type Stretch = { fromMs: number; toMs: number }

const INPUT = new Set<RecordedEvent['kind']>(['key-down', 'key-up', 'secret-key', 'pointer-move', 'pointer-down', 'pointer-up', 'wheel'])

/** The stretches between the first and the last gesture in which the person did nothing at all, pauses of the recording not counted. */
export function idleStretches(events: readonly RecordedEvent[], gestures: readonly Gesture[], paused: readonly Pause[]): Stretch[] {
  const [first, last] = [gestures[0], gestures.at(-1)]
  if (!first || !last) return []
  const busy = [
    ...gestures.map(({ fromMs, toMs }) => ({ fromMs, toMs })),
    ...events
      .filter(({ kind }) => INPUT.has(kind) || kind === 'pause' || kind === 'resume')
      .map(({ atMs }) => ({ fromMs: atMs, toMs: atMs })),
  ].sort((a, b) => a.fromMs - b.fromMs)
  const stretches: Stretch[] = []
  let sinceMs = first.toMs
  for (const { fromMs, toMs } of busy) {
    if (fromMs - sinceMs > IDLE_MS && fromMs <= last.fromMs) stretches.push({ fromMs: sinceMs, toMs: fromMs })
    sinceMs = Math.max(sinceMs, toMs)
  }
  return stretches.filter((stretch) => !paused.some((pause) => pause.fromMs <= stretch.fromMs && pause.toMs >= stretch.toMs))
}

/** Long pauses and paused recording, as what was left out. */
export function leftOfPauses(pauses: readonly Pause[], idle: readonly Stretch[]): Left[] {
  const waited = idle.map(({ fromMs, toMs }): Left => {
    const reason = 'Nothing was done meanwhile; it does not count as time that the task takes.'
    return { atMs: fromMs, drafts: [], what: `A pause of ${inWords(toMs - fromMs)}`, reason }
  })
  const paused = pauses.flatMap((pause): Left[] => {
    if (pause.private || !Number.isFinite(pause.toMs)) return []
    const reason = 'You paused it; what was done meanwhile is not known.'
    return [{ atMs: pause.fromMs, drafts: [], what: `The recording was paused for ${inWords(pause.toMs - pause.fromMs)}`, reason }]
  })
  return [...waited, ...paused]
}

function inWords(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  if (seconds < 120) return seconds === 1 ? 'a second' : `${seconds} seconds`
  return `${Math.round(seconds / 60)} minutes`
}
