import { Check, X } from 'lucide-react'
import { words } from '../../words/index.ts'
import styles from './what-is-stored.module.css'

/** Plainly: what a recording holds, and what it never does. */
export function WhatIsStored({ keepClipboard }: { keepClipboard: boolean }) {
  const { yes, yesItems, copied, no, noItems } = words.stored
  return (
    <div className={styles.both}>
      <section>
        <h2>{yes}</h2>
        <ul>
          {[...yesItems, keepClipboard ? copied.withText : copied.without].map((item) => (
            <li key={item}>
              <Check aria-hidden="true" /> {item}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{no}</h2>
        <ul>
          {noItems.map((item) => (
            <li key={item}>
              <X aria-hidden="true" /> {item}
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
