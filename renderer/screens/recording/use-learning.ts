import type { RecordingId } from '#contract'
import { api } from '../../state/api.ts'
import { useLearnProgress } from '../../state/learn-progress.ts'
import { useDoing } from '../../state/use-call.ts'
import { goTo } from '../../state/use-route.ts'

/** Learns a recording and goes to the task. */
export function useLearning(recordingId: RecordingId) {
  const { doing, problem, run } = useDoing()
  return {
    learning: doing,
    problem,
    progress: useLearnProgress(recordingId),
    async learn(goal: string) {
      await run(async () => {
        const task = await api().task.learn({ recordingId, goal })
        goTo({ screen: 'task', id: task.id })
      })
    },
  }
}
