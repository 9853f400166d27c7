import { useState } from 'react'
import type { RecordingId } from '#contract'
import { api } from '../../state/api.ts'
import { useDoing, useEngineEvent } from '../../state/use-call.ts'
import { goTo } from '../../state/use-route.ts'

export type LearnProgress = { done: number; of: number; what: string }

/** Learns a recording and goes to the task. */
export function useLearning(recordingId: RecordingId) {
  const { doing, problem, run } = useDoing()
  const [progress, setProgress] = useState<LearnProgress>()
  useEngineEvent('learn.progress', (told) => {
    if (told.recordingId === recordingId) setProgress({ done: told.done, of: told.of, what: told.what })
  })
  return {
    learning: doing,
    problem,
    progress,
    async learn(goal: string) {
      setProgress(undefined)
      await run(async () => {
        const task = await api().task.learn({ recordingId, goal })
        goTo({ screen: 'task', id: task.id })
      })
    },
  }
}
