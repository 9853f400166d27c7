import { useEffect, useEffectEvent } from 'react'
import type { CallOutput } from '#contract'
import { api } from './api.ts'
import { type CallState, useCall } from './use-call.ts'

const LOOK_EVERY_MS = 2500

export type OpenProgram = CallOutput<'recording.programs'>[number]

/** The programs that show a window, looked at again and again: one may be opened while the list is read. */
export function usePrograms(): CallState<OpenProgram[]> {
  const programs = useCall('programs', () => api().recording.programs({}))
  const look = useEffectEvent(() => {
    if (!programs.loading && document.visibilityState === 'visible') programs.again()
  })
  useEffect(() => {
    const timer = setInterval(() => look(), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return programs
}
