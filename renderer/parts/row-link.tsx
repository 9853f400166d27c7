import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './row-link.module.css'

/** One of a list of rows, that leads to the thing itself. */
export function RowLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <li>
      <a className={styles.row} href={href}>
        {children}
        <ChevronRight aria-hidden="true" className={styles.open} />
      </a>
    </li>
  )
}
