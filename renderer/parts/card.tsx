import type { ReactNode } from 'react'
import styles from './card.module.css'
import { classes } from './classes.ts'

/** A part of a page with its heading. `flush` lets rows reach the border. */
export function Card({
  title,
  aside,
  flush,
  children,
  className,
}: {
  title?: ReactNode
  aside?: ReactNode
  flush?: boolean
  children: ReactNode
  className?: string
}) {
  return (
    <section className={classes(styles.card, flush && styles.flush, className)}>
      {title && (
        <header className={styles.head}>
          <h2>{title}</h2>
          {aside && <div className={styles.aside}>{aside}</div>}
        </header>
      )}
      <div className={styles.inside}>{children}</div>
    </section>
  )
}
