import { useMemo, useSyncExternalStore } from 'react'
import { holdBack } from './leave-guard.ts'
import { hrefOf, parseRoute, type Route } from './route.ts'

/** The place that is shown: it stays behind the address while leaving it is asked for. */
let shown: string | undefined

function subscribe(listener: () => void): () => void {
  const onChange = () => {
    const next = window.location.hash
    if (shown !== undefined && next !== shown && holdBack(next)) {
      window.history.replaceState(null, '', shown || '#/')
      return
    }
    shown = next
    listener()
  }
  window.addEventListener('hashchange', onChange)
  return () => window.removeEventListener('hashchange', onChange)
}

function current(): string {
  shown ??= window.location.hash
  return shown
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, current)
  return useMemo(() => parseRoute(hash), [hash])
}

export function goTo(route: Route): void {
  window.location.hash = hrefOf(route)
}
