import type { PageName } from './block-text.ts'
import { usePages } from './pages.ts'

/** The names of the remembered pages; undefined while they are asked for, or when a page is gone. */
export function usePageNames(): PageName {
  const { data } = usePages()
  return (id) => (id ? data?.find((page) => page.id === id)?.name : undefined)
}
