import { useState } from 'react'
import type { RecordingId } from '#contract'
import { useEngineEvent } from './use-call.ts'

export type LearnProgress = { done: number; of: number; what: string }

/** How far the learning from a recording is, as it was last told. */
export function useLearnProgress(recordingId: RecordingId): LearnProgress | undefined {
  const [progress, setProgress] = useState<LearnProgress>()
  useEngineEvent('learn.progress', (told) => {
    if (told.recordingId === recordingId) setProgress({ done: told.done, of: told.of, what: told.what })
  })
  return progress
}
