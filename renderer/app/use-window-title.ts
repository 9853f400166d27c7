import { useEffect } from 'react'
import type { Route } from '../state/route.ts'
import { words } from '../words/index.ts'

/** What the window is called in task bars and by screen readers; the small windows go by names of their own. */
export function useWindowTitle({ screen }: Route): void {
  const { titles } = words
  const title = screen in titles ? titles[screen as keyof typeof titles] : titles.main
  useEffect(() => {
    document.title = title
  }, [title])
}
