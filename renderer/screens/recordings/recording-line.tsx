import { FileInput, Scissors, Wrench } from 'lucide-react'
import type { RecordingSummary } from '#contract'
import { Ago } from '../../parts/ago.tsx'
import { classes } from '../../parts/classes.ts'
import { clockTime } from '../../state/format.ts'
import { words } from '../../words/index.ts'
import styles from './recording-line.module.css'

/** A recording in two lines: its sentence; when, how long, how much, and what is special about it. */
export function RecordingLine({ recording }: { recording: RecordingSummary }) {
  const { goal, startedAt, durationMs, gestureCount } = recording
  return (
    <span className={styles.main}>
      <span className={classes(styles.goal, goal === '' && styles.noName)}>{goal || words.recordings.noName}</span>
      <span className={styles.below}>
        <Ago iso={startedAt} />
        {durationMs !== null && <span>{clockTime(durationMs)}</span>}
        <span>{words.recordings.acts(gestureCount)}</span>
        <RecordingMarks recording={recording} />
      </span>
    </span>
  )
}

export function RecordingMarks({ recording }: { recording: RecordingSummary }) {
  const { endedAt, importedFrom, repairedAt } = recording
  return (
    <>
      {endedAt === null && (
        <span className={classes(styles.mark, styles.cut)}>
          <Scissors aria-hidden="true" /> {words.recordings.cutShort}
        </span>
      )}
      {repairedAt && (
        <span className={styles.mark}>
          <Wrench aria-hidden="true" /> {words.recordings.repaired}
        </span>
      )}
      {importedFrom && (
        <span className={styles.mark}>
          <FileInput aria-hidden="true" /> {words.recordings.from[importedFrom]}
        </span>
      )}
    </>
  )
}
