import { Pause } from 'lucide-react'
import type { RunId, RunSummary } from '#contract'
import { Ago } from '../../parts/ago.tsx'
import { Button } from '../../parts/button.tsx'
import { Problem } from '../../parts/notice.tsx'
import { OutcomeMark } from '../../parts/outcome-mark.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { api } from '../../state/api.ts'
import { shownValues } from '../../state/plan-draft.ts'
import type { RunView } from '../../state/run-view.ts'
import { outcomeState } from '../../state/runs.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import { CostLine } from './cost-line.tsx'
import styles from './run-head.module.css'

export function RunHead({ id, view, summary, ended }: { id: RunId; view: RunView; summary: RunSummary | undefined; ended: boolean }) {
  const { doing, problem, run } = useDoing()
  const { plan, outcome } = view
  if (!plan) return null
  const state = outcome ? outcomeState(outcome) : ended ? 'broken-off' : 'acting'
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <h1 className={styles.title}>
          <SlotText text={plan.task.goal} values={shownValues(plan)} />
        </h1>
        <p className={styles.below}>
          {state === 'acting' && <OutcomeMark state={state} word />}
          {summary && <Ago iso={summary.startedAt} />}
          {view.mode !== 'run' && <span>{view.mode === 'dry-run' ? words.plan.dryRun : words.plan.stepByStep}</span>}
        </p>
        <CostLine spent={view.spent} ended={ended} />
      </div>
      {!ended && view.phase !== 'paused' && view.phase !== 'helping' && (
        <Button
          icon={<Pause aria-hidden="true" />}
          disabled={doing || view.phase === 'starting'}
          onClick={() => void run(() => api().run.pause({ id }))}
        >
          {words.run.pause}
        </Button>
      )}
      {problem && <Problem problem={problem} />}
    </header>
  )
}
