import { useState } from 'react'
import { missingCase, type RecordingState } from '#contract'
import { words } from '../words/index.ts'
import { api } from './api.ts'
import { clockTime } from './format.ts'
import { isAway, noteRecording } from './recording.ts'
import { useDoing } from './use-call.ts'

/** What one can do about a recording under way: the same in the window and in the bar. */
export function useRecordingControls(state: RecordingState) {
  const { doing, problem, run } = useDoing()
  const [said, setSaid] = useState('')
  const tell = (what: () => Promise<RecordingState>) => {
    setSaid('')
    return run(async () => noteRecording(await what()))
  }
  const recording = state.phase === 'recording'
  const away = isAway(state)
  return {
    /** Nothing is recorded just now because the person said so. */
    away,
    /** It can be stopped, discarded, paused or resumed. */
    ready: (recording || away) && !doing,
    /** It can be marked and made private. */
    recording: recording && !doing,
    doing,
    problem,
    /** What was done last, to be shown and heard. */
    said,
    pause: () => tell(() => api().recording.pause({})),
    resume: () => tell(() => api().recording.resume({})),
    makePrivate: () => tell(() => api().recording.private({})),
    discard: () => tell(() => api().recording.discard({})),
    stop: (goal = '') => run(() => api().recording.stop(goal.trim() === '' ? {} : { goal: goal.trim() })),
    async mark(note: string, milestone: boolean): Promise<boolean> {
      const done = await tell(() => api().recording.marker(milestone ? { note: note.trim(), milestone } : { note: note.trim() }))
      if (done) setSaid((milestone ? words.record.milestoneSet : words.record.noteSet)(clockTime(state.elapsedMs)))
      return done
    },
  }
}
export type RecordingControls = ReturnType<typeof useRecordingControls>

export function phaseWords(phase: RecordingState['phase']): string {
  switch (phase) {
    case 'starting':
      return words.record.starting
    case 'stopping':
      return words.record.stopping
    case 'paused':
      return words.record.paused
    case 'private':
      return words.record.private
    case 'idle':
    case 'recording':
      return words.record.now
    default:
      return missingCase(phase)
  }
}
