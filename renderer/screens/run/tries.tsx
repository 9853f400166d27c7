import type { Attempt } from '#contract'
import { took } from '../../state/format.ts'
import { words } from '../../words/index.ts'
import styles from './tries.module.css'

/** Each turn at a step: by whom, what came of it, how sure the eyes were, and how long it took. */
export function Tries({ attempts }: { attempts: readonly Attempt[] }) {
  const said = words.story
  return (
    <ol className={styles.tries}>
      {attempts.map(({ tier, outcome, confidence, tookMs }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tries are only ever added at the end
        <li key={index} className={styles.one}>
          <span>{said.outcome[outcome]}</span>
          <span className={styles.soft}>
            {words.run.tier[tier]} · <span className={styles.part}>{said.sure(Math.round(confidence * 100))}</span> ·{' '}
            <span className={styles.part}>{took(tookMs)}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
