import { useSyncExternalStore } from 'react'
import { dateAndTime, howLongAgo } from '../state/format.ts'

function everyMinute(listener: () => void): () => void {
  const timer = setInterval(listener, 30_000)
  return () => clearInterval(timer)
}

const halfMinutes = () => Math.floor(Date.now() / 30_000)

/** How long ago, kept true while it stands there. */
export function useAgo(iso: string): string {
  useSyncExternalStore(everyMinute, halfMinutes)
  return howLongAgo(iso, Date.now())
}

export function Ago({ iso }: { iso: string }) {
  const text = useAgo(iso)
  return (
    <time dateTime={iso} title={dateAndTime(iso)}>
      {text}
    </time>
  )
}
