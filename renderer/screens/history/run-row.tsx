import type { RunSummary } from '#contract'
import { Ago } from '../../parts/ago.tsx'
import { OutcomeMark } from '../../parts/outcome-mark.tsx'
import { RowLink } from '../../parts/row-link.tsx'
import { took } from '../../state/format.ts'
import { hrefOf } from '../../state/route.ts'
import { runState } from '../../state/runs.ts'
import { words } from '../../words/index.ts'
import styles from './run-row.module.css'

export function RunRow({ run }: { run: RunSummary }) {
  const { id, title, startedAt, endedAt, stepsDone, stepCount, stepsByTier, modelCalls, outcome, part } = run
  const helped = stepsByTier[3] > 0
  return (
    <RowLink href={hrefOf({ screen: 'run', id })}>
      <span className={styles.state}>
        <OutcomeMark state={runState(run)} word />
      </span>
      <span className={styles.main}>
        <span className={styles.title}>{title}</span>
        {part && <span className={styles.below}>{words.history.part[part]}</span>}
        {outcome?.kind === 'failed' && <span className={styles.below}>{outcome.reason}</span>}
        {outcome?.kind === 'stopped' && <span className={styles.below}>{words.run.stoppedBy[outcome.by]}</span>}
      </span>
      <span className={styles.steps}>
        {words.history.stepsDone(stepsDone, stepCount)}
        <span className={styles.below}>
          {[modelCalls > 0 ? words.run.models(modelCalls) : !helped && words.run.fromMemory, helped && words.run.tier[3]]
            .filter(Boolean)
            .join(', ')}
        </span>
      </span>
      <span className={styles.when}>
        <Ago iso={startedAt} />
        {endedAt && <span className={styles.below}>{took(Date.parse(endedAt) - Date.parse(startedAt))}</span>}
      </span>
    </RowLink>
  )
}
