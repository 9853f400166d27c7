import type { RecordingSummary } from '#contract'
import { api } from './api.ts'
import { type CallState, useCall } from './use-call.ts'

/** What lies on the shelf, the newest first. */
export function useRecordings(): CallState<RecordingSummary[]> {
  return useCall('recordings', async () => (await api().recording.list({})).toSorted((a, b) => b.startedAt.localeCompare(a.startedAt)))
}
