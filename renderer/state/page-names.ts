import type { PageId } from '#contract'
import { api } from './api.ts'
import { useCall } from './use-call.ts'

/** The names of the remembered pages; undefined while they are asked for, or when a page is gone. */
export function usePageNames(): (id: PageId | undefined) => string | undefined {
  const { data } = useCall('pages', () => api().page.list({}))
  return (id) => (id ? data?.find((page) => page.id === id)?.name : undefined)
}
