import { ChevronRight } from 'lucide-react'
import type { LeftOut } from '#contract'
import { words } from '../words/index.ts'
import styles from './left-out.module.css'
import { SlotText } from './slot-text.tsx'

/** What the person did here and that is no step: one quiet line that opens. */
export function LeftOutLine({ left }: { left: readonly LeftOut[] }) {
  if (left.length === 0) return null
  return (
    <li>
      <details className={styles.left}>
        <summary className={styles.line}>
          <ChevronRight aria-hidden="true" />
          {words.task.leftOut(left.length)}
        </summary>
        <ul className={styles.things}>
          {left.map(({ what, reason }) => (
            <li key={`${what} ${reason}`}>
              <span className={styles.what}>
                <SlotText text={what} />
              </span>{' '}
              <span className={styles.reason}>{reason}</span>
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}
