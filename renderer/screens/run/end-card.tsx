import { Check, CircleHelp, Eye, EyeOff, OctagonX, RotateCw, Square } from 'lucide-react'
import type { ReactNode } from 'react'
import type { RunOutcome } from '#contract'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { classes } from '../../parts/classes.ts'
import { Problem } from '../../parts/notice.tsx'
import { api } from '../../state/api.ts'
import { took } from '../../state/format.ts'
import { formValues, keepPlan } from '../../state/plan-draft.ts'
import { type RunView, roundsOf, stepsDone } from '../../state/run-view.ts'
import type { StepState } from '../../state/step-view.ts'
import { useDoing } from '../../state/use-call.ts'
import { goTo } from '../../state/use-route.ts'
import { words } from '../../words/index.ts'
import styles from './end-card.module.css'

/** How it ended, and what to do now. */
export function EndCard({ view }: { view: RunView }) {
  const { doing, problem, run } = useDoing()
  const { outcome, plan } = view
  if (!plan) return null
  const { tone, icon, title, text } = describe(outcome, view)
  const again = () =>
    run(async () => {
      const proposed = await api().plan.propose({ request: plan.request, taskId: plan.task.id, values: formValues(plan) })
      if (proposed.kind === 'planned') {
        keepPlan(proposed.plan)
        goTo({ screen: 'plan' })
      } else goTo({ screen: 'task', id: plan.task.id })
    })
  return (
    <section className={classes(styles.end, styles[tone])}>
      {icon}
      <div className={styles.text}>
        <h2>{title}</h2>
        <p>{text}</p>
        {problem && <Problem problem={problem} />}
      </div>
      <div className={styles.buttons}>
        <Button small icon={<RotateCw aria-hidden="true" />} disabled={doing} onClick={() => void again()}>
          {view.mode === 'dry-run' ? words.run.runNow : words.run.again}
        </Button>
        <ButtonLink small look="quiet" href={`#/tasks/${plan.task.id}`}>
          {words.run.openTask}
        </ButtonLink>
      </div>
    </section>
  )
}

type Ending = { tone: 'done' | 'bad' | 'unsure'; icon: ReactNode; title: string; text: string }

function describeLook({ steps }: RunView): Ending {
  const of = (wanted: StepState) => steps.filter(({ state }) => state === wanted).length
  const [there, later, unseen] = [of('there'), of('later'), of('unseen')]
  return {
    tone: unseen > 0 ? 'unsure' : 'done',
    icon: unseen > 0 ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />,
    title: words.run.dryTitle[unseen > 0 ? 'unseen' : later > 0 ? 'later' : 'there'],
    text: `${words.run.dryText(there, later, unseen)}. ${words.run.dryNote}`,
  }
}

function describe(outcome: RunOutcome | undefined, view: RunView): Ending {
  if (!outcome)
    return { tone: 'unsure', icon: <CircleHelp aria-hidden="true" />, title: words.run.outcome['broken-off'], text: words.run.brokenOff }
  if (outcome.kind === 'done' && view.mode === 'dry-run') return describeLook(view)
  if (outcome.kind === 'done') {
    const asked = view.steps.some(({ tier }) => tier === 3)
    const how = [
      view.modelCalls > 0 && words.run.models(view.modelCalls),
      asked && words.run.withYou,
      view.modelCalls === 0 && !asked && words.run.fromMemory,
    ]
    const memory = how
      .filter(Boolean)
      .map((text) => `, ${text}`)
      .join('')
    return {
      tone: 'done',
      icon: <Check aria-hidden="true" />,
      title: words.run.outcome.done,
      text: `${words.run.doneText(stepsDone(view), roundsOf(view), took(view.tookMs ?? 0))}${memory}.`,
    }
  }
  if (outcome.kind === 'stopped')
    return { tone: 'bad', icon: <Square aria-hidden="true" />, title: words.run.stoppedBy[outcome.by], text: words.run.stoppedAdvice }
  return { tone: 'bad', icon: <OctagonX aria-hidden="true" />, title: outcome.reason, text: outcome.advice }
}
