import { CircleAlert, CircleCheck, CircleX, Info, RefreshCw } from 'lucide-react'
import { checkAgain, useStatus } from '../state/settings.ts'
import { words } from '../words/index.ts'
import { Button } from './button.tsx'
import { classes } from './classes.ts'
import { Problem } from './notice.tsx'
import styles from './setup-list.module.css'

const ICONS = { ok: CircleCheck, degraded: CircleAlert, missing: CircleX }

/** What Understudy needs of this machine, each with what to do about it. */
export function SetupList() {
  const { status, problem, loading } = useStatus()
  return (
    <div className={styles.setup}>
      {problem && <Problem problem={problem} />}
      <ul className={styles.list}>
        {status?.checks.map(({ name, state, text, advice }) => {
          const Icon = state === 'degraded' && advice === '' ? Info : ICONS[state]
          return (
            <li key={name} className={styles.check}>
              <Icon
                role="img"
                aria-label={words.setup.state[state]}
                className={classes(styles.icon, Icon === Info ? styles.plain : styles[state])}
              />
              <span className={styles.name}>{words.setup.name[name]}</span>
              <span className={styles.text}>
                {text}
                {advice && <span className={styles.advice}>{advice}</span>}
              </span>
            </li>
          )
        })}
      </ul>
      <Button small icon={<RefreshCw aria-hidden="true" />} disabled={loading} onClick={() => void checkAgain()}>
        {words.setup.again}
      </Button>
    </div>
  )
}
