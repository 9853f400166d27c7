import { Check, RotateCcw, X } from 'lucide-react'
import type { StepView } from '../../state/step-view.ts'
import { words } from '../../words/index.ts'
import styles from './checks.module.css'

/** What was checked after the act, and what was tried again. */
export function Checks({ step }: { step: StepView }) {
  if (step.checks.length === 0 && step.recoveries.length === 0) return null
  return (
    <ul className={styles.checks}>
      {step.recoveries.map((what, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same thing may be tried twice
        <li key={index} className={styles.check}>
          <RotateCcw role="img" aria-label={words.run.recovered} className={styles.again} />
          {what}
        </li>
      ))}
      {step.checks.map(({ held, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same thing may be checked twice
        <li key={index} className={styles.check}>
          {held ? (
            <Check role="img" aria-label={words.run.checkHeld} className={styles.held} />
          ) : (
            <X role="img" aria-label={words.run.checkFailed} className={styles.failed} />
          )}
          {text}
        </li>
      ))}
    </ul>
  )
}
