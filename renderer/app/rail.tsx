import { AppWindow, CircleDot, History, House, ListChecks, type LucideIcon, PanelLeftClose, PanelLeftOpen, Settings } from 'lucide-react'
import type { RecordingState } from '#contract'
import { IconButton } from '../parts/button.tsx'
import { classes } from '../parts/classes.ts'
import { clockTime } from '../state/format.ts'
import { isAway, isRecording, useElapsedMs, useRecording } from '../state/recording.ts'
import { phaseWords } from '../state/recording-controls.ts'
import { hrefOf, type Route } from '../state/route.ts'
import { useActingRun } from '../state/runs.ts'
import { words } from '../words/index.ts'
import { Brand } from './brand.tsx'
import styles from './rail.module.css'

type Place = { route: Route; label: string; icon: LucideIcon; holds: readonly Route['screen'][] }
const PLACES: readonly Place[] = [
  { route: { screen: 'home' }, label: words.nav.home, icon: House, holds: ['home', 'plan'] },
  { route: { screen: 'record' }, label: words.nav.record, icon: CircleDot, holds: ['record', 'recordings', 'recording'] },
  { route: { screen: 'tasks' }, label: words.nav.tasks, icon: ListChecks, holds: ['tasks', 'task', 'again', 'table'] },
  { route: { screen: 'pages' }, label: words.nav.pages, icon: AppWindow, holds: ['pages', 'page'] },
  { route: { screen: 'history' }, label: words.nav.history, icon: History, holds: ['history', 'run', 'batch'] },
  { route: { screen: 'settings' }, label: words.nav.settings, icon: Settings, holds: ['settings'] },
]

export function Rail({ screen, narrow, onNarrow }: { screen: Route['screen']; narrow: boolean; onNarrow: (narrow: boolean) => void }) {
  const Toggle = narrow ? PanelLeftOpen : PanelLeftClose
  const toggleLabel = narrow ? words.frame.expand : words.frame.collapse
  return (
    <nav className={classes(styles.rail, narrow && styles.narrow)} aria-label={words.nav.label}>
      <a className={styles.brand} href="#/" aria-label={words.app.name}>
        <Brand />
        {!narrow && <span>{words.app.name}</span>}
      </a>
      <ul className={styles.places}>
        {PLACES.map(({ route, label, icon: Icon, holds }) => (
          <li key={route.screen}>
            <a
              className={styles.place}
              href={hrefOf(route)}
              aria-current={holds.includes(screen) ? 'page' : undefined}
              aria-label={narrow ? label : undefined}
              data-tip={narrow ? label : undefined}
            >
              <Icon aria-hidden="true" />
              {!narrow && label}
            </a>
          </li>
        ))}
      </ul>
      <div className={styles.end}>
        <UnderWay narrow={narrow} />
        <IconButton
          small
          className={styles.toggle}
          label={toggleLabel}
          data-tip-right
          aria-expanded={!narrow}
          onClick={() => onNarrow(!narrow)}
        >
          <Toggle aria-hidden="true" />
        </IconButton>
      </div>
    </nav>
  )
}

/** Wherever one is: that it records, or acts, and the way there. */
function UnderWay({ narrow }: { narrow: boolean }) {
  const recording = useRecording()
  const run = useActingRun()
  if (isRecording(recording)) {
    const away = isAway(recording)
    return (
      <a className={classes(styles.live, away ? styles.amber : styles.red)} href="#/record" aria-label={phaseWords(recording.phase)}>
        <span className={styles.pulse} />
        {!narrow && <RecordingTime phase={recording.phase} />}
      </a>
    )
  }
  if (!run) return null
  return (
    <a className={classes(styles.live, styles.blue)} href={hrefOf({ screen: 'run', id: run })} aria-label={words.frame.acting}>
      <span className={styles.pulse} />
      {!narrow && words.frame.acting}
    </a>
  )
}

function RecordingTime({ phase }: { phase: RecordingState['phase'] }) {
  const elapsedMs = useElapsedMs()
  return (
    <>
      {phaseWords(phase)} <span className={styles.time}>{clockTime(elapsedMs)}</span>
    </>
  )
}
