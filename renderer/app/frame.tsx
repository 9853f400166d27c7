import { type ReactNode, useEffect, useState } from 'react'
import type { Route } from '../state/route.ts'
import { words } from '../words/index.ts'
import styles from './frame.module.css'
import { Palette } from './palette.tsx'
import { openPalette, usePaletteOpen } from './palette-open.ts'
import { Rail } from './rail.tsx'
import { StatusLine } from './status-line.tsx'

/** Below this width the rail is narrow unless the person has widened it. */
const NARROW = '(width < 1120px)'
/** Below this one it is narrow whatever was said: there is no room for another. */
const STRIP = '(width < 720px)'

/** What stands around every page: the rail, the strip when a question waits, the status line, the palette. */
export function Frame({ route, children }: { route: Route; children: ReactNode }) {
  const palette = usePaletteOpen()
  const [narrow, setNarrow] = useNarrowRail()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      openPalette(true)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <div className={styles.frame}>
      <button type="button" className={styles.skip} onClick={skip}>
        {words.frame.skip}
      </button>
      <Rail screen={route.screen} narrow={narrow} onNarrow={setNarrow} />
      <div className={styles.middle}>{children}</div>
      <StatusLine />
      {palette && <Palette onClose={() => openPalette(false)} />}
    </div>
  )
}

/** A button, since a link's own jump would change the route, which lies in the hash. */
function skip() {
  document.getElementById('content')?.focus()
}

function useNarrowRail(): [boolean, (narrow: boolean) => void] {
  const [chosen, setChosen] = useState(() => localStorage.getItem('rail'))
  const small = useMedia(NARROW)
  const strip = useMedia(STRIP)
  return [
    strip || (chosen === null ? small : chosen === 'narrow'),
    (narrow) => {
      localStorage.setItem('rail', narrow ? 'narrow' : 'wide')
      setChosen(narrow ? 'narrow' : 'wide')
    },
  ]
}

function useMedia(query: string): boolean {
  const [fits, setFits] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const list = matchMedia(query)
    const onChange = () => setFits(list.matches)
    list.addEventListener('change', onChange)
    return () => list.removeEventListener('change', onChange)
  }, [query])
  return fits
}
