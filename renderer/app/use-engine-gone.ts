import { useSyncExternalStore } from 'react'

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-engine'] })
  return () => observer.disconnect()
}

/** True once the shell has marked the page: the engine behind it has ended. */
export function useEngineGone(): boolean {
  return useSyncExternalStore(subscribe, () => document.documentElement.dataset.engine === 'gone')
}
