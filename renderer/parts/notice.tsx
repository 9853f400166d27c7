import { CircleAlert, CircleCheck, Hand, Info, OctagonAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { IpcError } from '#contract'
import { words } from '../words/index.ts'
import { Button } from './button.tsx'
import { classes } from './classes.ts'
import styles from './notice.module.css'

export type NoticeTone = 'info' | 'good' | 'note' | 'bad' | 'waiting'
const ICONS = { info: Info, good: CircleCheck, note: CircleAlert, bad: OctagonAlert, waiting: Hand }

/** Something the person should know, with what to do about it. */
export function Notice({
  tone = 'info',
  title,
  children,
  action,
}: {
  tone?: NoticeTone
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
}) {
  const Icon = ICONS[tone]
  return (
    <div className={classes(styles.notice, styles[tone])}>
      <Icon aria-hidden="true" />
      <div className={styles.text}>
        {title && <p className={styles.title}>{title}</p>}
        {children && <div className={styles.more}>{children}</div>}
      </div>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}

/** A fault of the world: what happened, and what to do. */
export function Problem({ problem, onAgain }: { problem: IpcError /** Offers another try. */; onAgain?: () => void }) {
  return (
    <div role="alert">
      <Notice
        tone="bad"
        title={problem.message}
        action={
          onAgain && (
            <Button small onClick={onAgain}>
              {words.common.tryAgain}
            </Button>
          )
        }
      >
        {problem.advice}
      </Notice>
    </div>
  )
}
