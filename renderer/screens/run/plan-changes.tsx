import { Route } from 'lucide-react'
import type { RunView } from '../../state/run-view.ts'
import { words } from '../../words/index.ts'
import styles from './plan-changes.module.css'

/** How the plan became another since the run began, the latest last. */
export function PlanChanges({ changes }: { changes: RunView['changes'] }) {
  if (changes.length === 0) return null
  return (
    <section className={styles.changes} aria-label={words.story.changes}>
      <h3 className={styles.title}>
        <Route aria-hidden="true" />
        {words.story.changes}
      </h3>
      <ol>
        {changes.map(({ how, because }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: changes are only ever added at the end
          <li key={index}>
            <strong>{words.story.changed[how]}.</strong> {because}
          </li>
        ))}
      </ol>
    </section>
  )
}
