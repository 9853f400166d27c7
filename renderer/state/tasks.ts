import type { TaskSummary } from '#contract'
import { api } from './api.ts'
import { type CallState, useCall, useEngineEvent } from './use-call.ts'

/** The list of tasks, asked for again whenever it changed. */
export function useTasks(): CallState<TaskSummary[]> {
  const tasks = useCall('tasks', () => api().task.list({}))
  useEngineEvent('tasks.changed', tasks.again)
  return tasks
}

/** Recently used first, then the newest. */
export function byUse(a: TaskSummary, b: TaskSummary): number {
  return (b.lastRunAt ?? b.createdAt).localeCompare(a.lastRunAt ?? a.createdAt)
}
