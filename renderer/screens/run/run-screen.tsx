import { useEffect, useRef, useState } from 'react'
import type { RunId, RunSummary } from '#contract'
import { Screen } from '../../app/screen.tsx'
import { Missing } from '../../parts/missing.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { type RunView, stepsDone, yourTurn } from '../../state/run-view.ts'
import { useRun } from '../../state/runs.ts'
import { plainText } from '../../state/slots.ts'
import { useTeaching } from '../../state/teaching.ts'
import { words } from '../../words/index.ts'
import { EndCard } from './end-card.tsx'
import { LiveStage } from './live-stage.tsx'
import { PlanChanges } from './plan-changes.tsx'
import { RunHead } from './run-head.tsx'
import styles from './run-screen.module.css'
import { RunSteps } from './run-steps.tsx'
import { StepDetail } from './step-detail.tsx'

/** One run: while it goes, the next act large with its picture; afterwards, each step with what was seen, decided and checked. */
export function RunScreen({ id }: { id: string }) {
  const { summary, view, loading, problem, again } = useRun(id as RunId)
  const [chosen, setChosen] = useState<number>()
  const taught = useTeaching(id as RunId)?.text
  const title = titleOf(view, summary)
  const ended = view.phase === 'ended' || summary?.endedAt != null
  const shown = chosen ?? view.current
  const step = view.steps[shown]
  return (
    <Screen bare crumbs={[{ text: words.nav.history, to: { screen: 'history' } }, { text: title || '…' }]}>
      <div className={styles.run}>
        <section className={styles.stage}>
          {problem && !view.plan && (
            <Missing
              problem={problem}
              title={words.run.missing}
              advice={words.run.missingAdvice}
              href="#/runs"
              link={words.nav.history}
              onAgain={again}
            />
          )}
          {loading && !view.plan && <Spinner label={words.common.loading} />}
          {view.plan && (
            <>
              <RunHead id={id as RunId} view={view} summary={summary} ended={ended} />
              {ended && <EndCard view={view} />}
              {taught && !view.paused && <Notice title={taught} />}
              <PlanChanges changes={view.changes} />
              {chosen === undefined && !ended ? (
                <LiveStage id={id as RunId} view={view} />
              ) : (
                step && (
                  <StepDetail
                    key={step.step.id}
                    view={step}
                    plan={view.plan}
                    of={view.steps.length}
                    onLive={ended ? undefined : () => setChosen(undefined)}
                  />
                )
              )}
            </>
          )}
        </section>
        {view.plan && <RunSteps view={view} chosen={chosen === undefined && !ended ? undefined : shown} onChoose={setChosen} />}
      </div>
      <Heard view={view} />
    </Screen>
  )
}

function titleOf(view: RunView, summary: RunSummary | undefined): string {
  if (summary) return summary.title
  if (!view.plan) return ''
  return plainText(view.plan.task.goal, Object.fromEntries(view.plan.values.map(({ parameter, value }) => [parameter, value])))
}

/** What a screen reader hears of a run: each step as it begins, and the end. Not what was there before the page opened. */
function Heard({ view }: { view: RunView }) {
  const step = view.steps[view.current]
  const turn = yourTurn(view)
  const said =
    turn !== undefined
      ? words.run.nowYou(turn)
      : view.paused
        ? words.steer.pausedBy[view.paused.by]
        : view.help
          ? `${words.help.title}: ${view.help.reason}`
          : view.outcome !== undefined
            ? words.run.outcome[view.outcome.kind]
            : step
              ? words.run.heard(step.number, view.steps.length, plainText([{ kind: 'words', text: step.sentence }]))
              : ''
  const first = useRef(said)
  const [text, setText] = useState('')
  useEffect(() => {
    if (said !== first.current) setText(said)
  }, [said])
  return (
    <p className="only-heard" role="status" data-steps-done={stepsDone(view)}>
      {text}
    </p>
  )
}
