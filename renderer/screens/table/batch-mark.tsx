import { Check, CircleDot, Pause, Square } from 'lucide-react'
import type { Batch } from '#contract'
import { classes } from '../../parts/classes.ts'
import { words } from '../../words/index.ts'
import styles from './batch-mark.module.css'

const ICONS = { running: CircleDot, paused: Pause, done: Check, stopped: Square }

/** How a table stands: a shape, a colour, a word. */
export function BatchMark({ state, failed }: { state: Batch['state']; failed: boolean }) {
  const Icon = ICONS[state]
  return (
    <span className={classes(styles.mark, styles[state], state === 'done' && failed && styles.paused)}>
      <Icon aria-hidden="true" />
      {words.batch.state[state]}
    </span>
  )
}
