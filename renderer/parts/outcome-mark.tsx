import { Check, CircleDot, CircleHelp, OctagonX, Square } from 'lucide-react'
import type { RunState } from '../state/runs.ts'
import { words } from '../words/index.ts'
import { classes } from './classes.ts'
import styles from './outcome-mark.module.css'

const MARKS = { acting: CircleDot, done: Check, failed: OctagonX, stopped: Square, 'broken-off': CircleHelp }

/** How a run stands: a shape, a colour, and with `word` the word. */
export function OutcomeMark({ state, word }: { state: RunState; word?: boolean }) {
  const Mark = MARKS[state]
  if (!word) return <Mark role="img" aria-label={words.run.outcome[state]} className={styles[state]} />
  return (
    <span className={classes(styles.pill, styles[state], styles[`pill-${state}`])}>
      <Mark aria-hidden="true" />
      {words.run.outcome[state]}
    </span>
  )
}
