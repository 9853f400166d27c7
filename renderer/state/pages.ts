import type { Page } from '#contract'
import { api } from './api.ts'
import { type CallState, useCall, useEngineEvent } from './use-call.ts'

/** The remembered pages; asked for again whenever they changed. */
export function usePages(): CallState<Page[]> {
  const pages = useCall('pages', () => api().page.list({}))
  useEngineEvent('pages.changed', pages.again)
  return pages
}
