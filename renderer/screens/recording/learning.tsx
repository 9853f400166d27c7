import { useId } from 'react'
import { words } from '../../words/index.ts'
import styles from './learning.module.css'
import type { LearnProgress } from './use-learning.ts'

/** How far the learning is, and with what it is busy. */
export function Learning({ progress }: { progress: LearnProgress | undefined }) {
  const id = useId()
  const known = progress && progress.of > 0
  return (
    <div className={styles.learning}>
      <label htmlFor={id} aria-live="polite">
        {progress?.what || words.record.learning}
      </label>
      <progress id={id} className={styles.bar} max={known ? progress.of : undefined} value={known ? progress.done : undefined} />
    </div>
  )
}
