import { useId } from 'react'
import type { LearnProgress } from '../state/learn-progress.ts'
import { words } from '../words/index.ts'
import styles from './learning.module.css'

/** How far the learning is, and with what it is busy; `first` is said until that is told. */
export function Learning({ progress, first = words.record.learning }: { progress: LearnProgress | undefined; first?: string }) {
  const id = useId()
  const known = progress && progress.of > 0
  return (
    <div className={styles.learning}>
      <label htmlFor={id} aria-live="polite">
        {progress?.what || first}
      </label>
      <progress id={id} className={styles.bar} max={known ? progress.of : undefined} value={known ? progress.done : undefined} />
    </div>
  )
}
