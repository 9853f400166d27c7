import { useEffect, useState } from 'react'

/** The window may come up under a click that was meant for something else: an answer counts only after this. */
const ARMED_AFTER_MS = 500

export function useArmed(): boolean {
  const [armed, setArmed] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setArmed(true), ARMED_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  return armed
}
