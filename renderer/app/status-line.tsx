import { CircleAlert, CircleCheck, CircleX } from 'lucide-react'
import type { AppStatus, SetupCheck } from '#contract'
import { classes } from '../parts/classes.ts'
import { Keycaps } from '../parts/keycap.tsx'
import { useStatus } from '../state/settings.ts'
import { words } from '../words/index.ts'
import styles from './status-line.module.css'

type State = SetupCheck['state']
const ICONS = { ok: CircleCheck, degraded: CircleAlert, missing: CircleX }

/** Small and always there: can it record, does it use models, is its memory sound, and the stop key. */
export function StatusLine() {
  const { status } = useStatus()
  return (
    <section className={styles.line} aria-label={words.frame.status}>
      {status ? <Lights status={status} /> : <span>{words.frame.checking}</span>}
    </section>
  )
}

function Lights({ status }: { status: AppStatus }) {
  const recorder = worst(status, ['display', 'input', 'accessibility', 'video'])
  const models = status.checks.find((check) => check.name === 'models')
  const database = worst(status, ['database'])
  const recorderText = { ok: words.frame.recorderReady, degraded: words.frame.recorderPartly, missing: words.frame.recorderMissing }[
    recorder
  ]
  return (
    <>
      <Light state={recorder} text={recorderText} />
      {/* A machine without models is whole, since everything works from memory: what is missing there is told, not marked. */}
      {models && <Light state="ok" text={models.text.replace(/\.$/, '')} />}
      <Light state={database} text={database === 'ok' ? words.frame.databaseOk : words.frame.databaseBad} />
      <span className={styles.key}>
        {words.frame.panicKey} <Keycaps keys={status.panicKey} />
      </span>
    </>
  )
}

function Light({ state, text }: { state: State; text: string }) {
  const Icon = ICONS[state]
  return (
    <a href="#/settings" className={styles.light}>
      <Icon aria-hidden="true" className={classes(styles.icon, styles[state])} />
      {text}
    </a>
  )
}

function worst(status: AppStatus, names: SetupCheck['name'][]): State {
  const states = status.checks.filter((check) => names.includes(check.name)).map((check) => check.state)
  return states.includes('missing') ? 'missing' : states.includes('degraded') ? 'degraded' : 'ok'
}
