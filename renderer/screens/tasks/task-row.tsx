import type { TaskSummary } from '#contract'
import { Ago } from '../../parts/ago.tsx'
import { RowLink } from '../../parts/row-link.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { programNames } from '../../state/format.ts'
import { hrefOf } from '../../state/route.ts'
import { words } from '../../words/index.ts'
import styles from './task-row.module.css'

export function TaskRow({ task }: { task: TaskSummary }) {
  const { id, goal, programs, stepCount, runCount, successCount, lastRunAt } = task
  return (
    <RowLink href={hrefOf({ screen: 'task', id })}>
      <span className={styles.main}>
        <span className={styles.goal}>
          <SlotText text={goal} />
        </span>
        <span className={styles.below}>
          {programNames(programs)} · {words.common.steps(stepCount)}
        </span>
      </span>
      <span className={styles.runs}>
        {runCount === 0 ? (
          words.tasks.neverRun
        ) : (
          <>
            <span className={styles.worked}>{words.tasks.runs(successCount, runCount)}</span>
            <span className={styles.meter} aria-hidden="true">
              <span style={{ width: `${(successCount / runCount) * 100}%` }} />
            </span>
          </>
        )}
      </span>
      <span className={styles.when}>{lastRunAt && <Ago iso={lastRunAt} />}</span>
    </RowLink>
  )
}
