import { useEffect } from 'react'
import { createStore, useStore } from './store.ts'

/** Where one wanted to go while something was not saved; null when nowhere. */
const wanted = createStore<string | null>(null)
let guarding = false

/** Called before the route changes. True: it waits for the person's answer. */
export function holdBack(hash: string): boolean {
  if (!guarding) return false
  wanted.set(hash)
  return true
}

/** While `unsaved`, leaving is asked for: in the app by the page itself, of the window by the browser. */
export function useLeaveGuard(unsaved: boolean): { wanted: string | null; stay: () => void; leave: () => void } {
  useEffect(() => {
    guarding = unsaved
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    if (unsaved) window.addEventListener('beforeunload', ask)
    return () => {
      guarding = false
      window.removeEventListener('beforeunload', ask)
    }
  }, [unsaved])
  return {
    wanted: useStore(wanted),
    stay: () => wanted.set(null),
    leave() {
      const to = wanted.get()
      guarding = false
      wanted.set(null)
      if (to !== null) window.location.hash = to
    },
  }
}
