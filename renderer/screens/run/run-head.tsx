import { Pause, Play } from 'lucide-react'
import type { RunId, RunSummary } from '#contract'
import { Ago } from '../../parts/ago.tsx'
import { Button } from '../../parts/button.tsx'
import { Problem } from '../../parts/notice.tsx'
import { OutcomeMark } from '../../parts/outcome-mark.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { api } from '../../state/api.ts'
import { shownValues } from '../../state/plan-draft.ts'
import { type RunView, yourTurn } from '../../state/run-view.ts'
import { outcomeState } from '../../state/runs.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
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
          {view.modelCalls > 0 && <span>{words.run.models(view.modelCalls)}</span>}
        </p>
      </div>
      {!ended && yourTurn(view) === undefined && (
        <Button
          icon={view.phase === 'paused' ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
          disabled={doing || view.phase === 'starting'}
          onClick={() => void run(() => (view.phase === 'paused' ? api().run.resume({ id }) : api().run.pause({ id })))}
        >
          {view.phase === 'paused' ? words.run.resume : words.run.pause}
        </Button>
      )}
      {problem && <Problem problem={problem} />}
    </header>
  )
}
