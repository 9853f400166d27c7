import { Check, ChevronRight, CircleDot, CircleHelp, Minus, OctagonX, Square } from 'lucide-react'
import type { Batch, BatchRow } from '#contract'
import { classes } from '../../parts/classes.ts'
import { hrefOf } from '../../state/route.ts'
import { words } from '../../words/index.ts'
import styles from './batch-rows.module.css'

const ICONS = {
  now: CircleDot,
  done: Check,
  failed: OctagonX,
  stopped: Square,
  unknown: CircleHelp,
  'left-out': Minus,
}

/** Every row with its values and how it stands; a run is opened by its row. */
export function BatchRows({ batch: { table, mapping, rows } }: { batch: Batch }) {
  const columns = Object.values(mapping.columns).map((column) => table.columns.indexOf(column))
  return (
    <ol className={styles.rows} aria-label={words.batch.rows}>
      {rows.map((row) => (
        <li key={row.row} className={classes(styles.row, styles[row.state])} aria-current={row.state === 'now' ? 'step' : undefined}>
          <span className={styles.number}>{row.row + 1}</span>
          <span className={styles.values}>{columns.map((at) => table.rows[row.row]?.[at] ?? '').join(' · ')}</span>
          <State row={row} />
        </li>
      ))}
    </ol>
  )
}

function State({ row: { row, state, reason, runId } }: { row: BatchRow }) {
  const Icon = state === 'ahead' ? undefined : ICONS[state]
  return (
    <>
      <span className={styles.state}>
        {Icon && <Icon aria-hidden="true" />}
        <span>
          {words.batch.rowState[state]}
          {reason && <span className={styles.reason}>{reason}</span>}
        </span>
      </span>
      {runId ? (
        <a className={styles.open} href={hrefOf({ screen: 'run', id: runId })} aria-label={words.batch.openRun(row + 1)}>
          <ChevronRight aria-hidden="true" />
        </a>
      ) : (
        <span className={styles.open} />
      )}
    </>
  )
}
