import { dotsOf } from '../state/step-text.ts'
import { words } from '../words/index.ts'
import styles from './confidence-dots.module.css'

/** How sure it is, in four dots. */
export function ConfidenceDots({ confidence }: { confidence: number }) {
  const filled = dotsOf(confidence)
  return (
    <span role="img" aria-label={words.step.sure(filled)} title={words.step.sure(filled)} className={styles.dots}>
      {[1, 2, 3, 4].map((dot) => (
        <span key={dot} className={dot <= filled ? styles.full : styles.empty} />
      ))}
    </span>
  )
}
