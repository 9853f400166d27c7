import { Lightbulb } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './suggestion-card.module.css'

/** Something that could be better: a question, what belongs to it, and the answers. Quiet, since nothing is wrong. */
export function SuggestionCard(props: { label: string; question: ReactNode; children: ReactNode; answers: ReactNode }) {
  const { label, question, children, answers } = props
  return (
    <section className={styles.card} aria-label={label}>
      <Lightbulb aria-hidden="true" className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.question}>{question}</p>
        <div className={styles.more}>{children}</div>
      </div>
      <div className={styles.answers}>{answers}</div>
    </section>
  )
}
