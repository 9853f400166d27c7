import type { TaskSummary } from '#contract'
import { api } from './api.ts'
import { type CallState, useCall, useEngineEvent } from './use-call.ts'

/** The list of tasks, those used last first; asked for again whenever it changed. */
export function useTasks(): CallState<TaskSummary[]> {
  const tasks = useCall('tasks', async () => (await api().task.list({})).toSorted(byUse))
  useEngineEvent('tasks.changed', tasks.again)
  return tasks
}

function byUse(a: TaskSummary, b: TaskSummary): number {
  return (b.lastRunAt ?? b.createdAt).localeCompare(a.lastRunAt ?? a.createdAt)
}
