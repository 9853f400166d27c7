import { useMemo, useSyncExternalStore } from 'react'
import { hrefOf, parseRoute, type Route } from './route.ts'

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash)
  return useMemo(() => parseRoute(hash), [hash])
}

export function goTo(route: Route): void {
  window.location.hash = hrefOf(route)
}
