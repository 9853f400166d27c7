import type { ReactNode } from 'react'
import styles from './settings-screen.module.css'

/** One setting: its name and what it means at the left, what it is at the right. */
export function Line({ name, hint, children }: { name: string; hint?: string; children: ReactNode }) {
  return (
    <div className={styles.line}>
      <div className={styles.name}>
        <p>{name}</p>
        {hint && <p className={styles.hint}>{hint}</p>}
      </div>
      <div className={styles.value}>{children}</div>
    </div>
  )
}
