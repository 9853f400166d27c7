import { CircleDot, ListChecks, Play } from 'lucide-react'
import { RecordLink } from '../../parts/record-link.tsx'
import { words } from '../../words/index.ts'
import styles from './first-steps.module.css'

const ICONS = [CircleDot, ListChecks, Play]

/** Before the first task: how it goes, in three steps, and the one next thing. */
export function FirstSteps() {
  return (
    <section className={styles.first}>
      <h2>{words.home.firstTitle}</h2>
      <ol className={styles.steps}>
        {words.home.firstSteps.map(([name, text], index) => {
          const Icon = ICONS[index] ?? Play
          return (
            <li key={name} className={styles.step}>
              <span className={styles.icon}>
                <Icon aria-hidden="true" />
              </span>
              <h3>{name}</h3>
              <p>{text}</p>
            </li>
          )
        })}
      </ol>
      <RecordLink />
    </section>
  )
}
