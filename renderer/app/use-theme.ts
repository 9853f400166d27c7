import { useEffect } from 'react'
import type { Settings } from '#contract'

/** Tells the style sheet which half of each colour to take. */
export function useTheme(settings: Settings | null): void {
  const theme = settings?.theme ?? 'system'
  useEffect(() => {
    document.documentElement.style.colorScheme = theme === 'system' ? 'light dark' : theme
  }, [theme])
}
