import { Check, ClipboardList, Clock, Eye, Play, Sparkles, StepForward } from 'lucide-react'
import { useState } from 'react'
import type { CallInput, Plan, Step } from '#contract'
import { stepsOf } from '#contract'
import { Screen } from '../../app/screen.tsx'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Keycaps } from '../../parts/keycap.tsx'
import { Notice, Problem } from '../../parts/notice.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { StepInspector } from '../../parts/step-inspector.tsx'
import { StepOutline } from '../../parts/step-outline.tsx'
import { StepRow } from '../../parts/step-row.tsx'
import { api } from '../../state/api.ts'
import { parameterLabel, programName, took } from '../../state/format.ts'
import { currencyOf, moneyText } from '../../state/money.ts'
import { usePageNames } from '../../state/page-names.ts'
import { formValues, keepPlan, shownValues, usePlan } from '../../state/plan-draft.ts'
import { useSettings, useStatus } from '../../state/settings.ts'
import { startRun } from '../../state/start-run.ts'
import { useDoing } from '../../state/use-call.ts'
import { goTo } from '../../state/use-route.ts'
import { words } from '../../words/index.ts'
import styles from './plan-screen.module.css'

/** What will be done with which values, and what stands in the way: looked at before it starts. */
export function PlanScreen() {
  const plan = usePlan()
  const [chosen, setChosen] = useState<Step['id']>()
  const pageName = usePageNames()
  const crumbs = [{ text: words.nav.home, to: { screen: 'home' } as const }, { text: words.plan.title }]
  if (!plan) {
    return (
      <Screen crumbs={crumbs}>
        <Empty
          icon={<ClipboardList />}
          title={words.plan.gone}
          action={
            <ButtonLink look="primary" href="#/">
              {words.app.goHome}
            </ButtonLink>
          }
        >
          {words.plan.goneAdvice}
        </Empty>
      </Screen>
    )
  }
  const steps = stepsOf(plan)
  const step = steps.find((it) => it.id === chosen)
  const values = shownValues(plan)
  return (
    <Screen
      crumbs={crumbs}
      inspector={
        step && (
          <StepInspector
            key={step.id}
            step={step}
            number={steps.indexOf(step) + 1}
            page={pageName(step.page)}
            onClose={() => setChosen(undefined)}
            tools={<FromHere plan={plan} step={step} />}
          />
        )
      }
    >
      <div className={styles.plan}>
        <PlanHead plan={plan} stepCount={steps.length} />
        <Origin plan={plan} />
        <Values plan={plan} />
        <Findings plan={plan} />
        <StepOutline
          steps={steps}
          blocks={plan.blocks}
          subGoals={plan.subGoals.flatMap(({ name, steps: own }) => {
            const [first, last] = [own[0], own.at(-1)]
            return first && last ? [{ name, from: first.id, to: last.id }] : []
          })}
          values={values}
          pageName={pageName}
          row={(it, number) => (
            <StepRow
              step={it}
              number={number}
              values={values}
              page={pageName(it.page)}
              selected={it.id === chosen}
              onSelect={() => setChosen(it.id === chosen ? undefined : it.id)}
            />
          )}
        />
      </div>
    </Screen>
  )
}

function PlanHead({ plan, stepCount }: { plan: Plan; stepCount: number }) {
  const { status } = useStatus()
  const { doing, problem, run } = useDoing()
  const stops = plan.findings.some((finding) => finding.stops)
  const begin = (how?: CallInput<'run.start'>['how']) => void run(() => startRun(plan, how))
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>
        <SlotText text={plan.task.goal} values={shownValues(plan)} />
      </h1>
      <p className={styles.soft}>
        {words.plan.will(
          stepCount,
          plan.task.programs.map(({ program }) => programName(program)),
        )}
      </p>
      <Estimate plan={plan} />
      {problem && <Problem problem={problem} />}
      <div className={styles.buttons}>
        <Button look="primary" autoFocus={!stops} icon={<Play aria-hidden="true" />} disabled={doing || stops} onClick={() => begin()}>
          {doing ? words.plan.starting : words.plan.start}
        </Button>
        {/* It changes nothing, so nothing stands in its way. */}
        <Button
          autoFocus={stops}
          icon={<Eye aria-hidden="true" />}
          disabled={doing}
          title={words.plan.dryRunHint}
          onClick={() => begin({ mode: 'dry-run' })}
        >
          {words.plan.dryRun}
        </Button>
        <Button
          icon={<StepForward aria-hidden="true" />}
          disabled={doing || stops}
          title={words.plan.stepByStepHint}
          onClick={() => begin({ mode: 'step-by-step' })}
        >
          {words.plan.stepByStep}
        </Button>
        {/* What a model put together is in no memory yet: it has no form, and to look again would be to ask the model again. */}
        {plan.by !== 'model' && (
          <>
            <LookAgain plan={plan} shown={plan.findings.length > 0} />
            <ButtonLink look="quiet" href={`#/tasks/${plan.task.id}`}>
              {words.plan.change}
            </ButtonLink>
          </>
        )}
        {plan.by === 'model' && (
          <ButtonLink look="quiet" href={`#/?ask=${encodeURIComponent(plan.request)}`}>
            {words.plan.askAnew}
          </ButtonLink>
        )}
      </div>
      {status && (
        <p className={styles.takes}>
          {words.plan.take} <Keycaps keys={status.panicKey} />
        </p>
      )}
    </header>
  )
}

/** What it will take, about: time, and models where earlier runs needed any. */
function Estimate({ plan: { estimate, by } }: { plan: Plan }) {
  const currency = currencyOf(useSettings())
  if (!estimate) return null
  const { seconds, from, modelCalls, money } = estimate
  const said = words.plan
  return (
    <p className={styles.estimate}>
      <span className={styles.part}>
        <Clock aria-hidden="true" />
        {said.about(took(Math.max(1, Math.round(seconds)) * 1000))}, {by === 'model' ? said.aboutAtPace : said.aboutFrom[from]}
      </span>
      <span className={styles.part}>
        {modelCalls > 0 ? <Sparkles aria-hidden="true" /> : <Check aria-hidden="true" />}
        {modelCalls > 0 ? said.someModel(modelCalls, money === null ? undefined : moneyText(money, currency)) : said.noModel}
      </span>
    </p>
  )
}

/** Of what it is made, when it is not one task that was shown. */
function Origin({ plan: { by, tasks } }: { plan: Plan }) {
  return (
    <>
      {by === 'model' && (
        <Notice tone="note" title={words.plan.byModel}>
          {words.plan.byModelText}
        </Notice>
      )}
      {tasks && tasks.length > 1 && (
        <div className={styles.soft}>
          {words.plan.several}
          <ol className={styles.tasks}>
            {tasks.map(({ id, goal }) => (
              <li key={id}>
                <a href={`#/tasks/${id}`}>
                  <SlotText text={goal} />
                </a>
              </li>
            ))}
          </ol>
        </div>
      )}
    </>
  )
}

/** Only a part of it: from the chosen step on, or that one alone. */
function FromHere({ plan, step }: { plan: Plan; step: Step }) {
  const { doing, problem, run } = useDoing()
  const begin = (only: boolean) => void run(() => startRun(plan, { from: step.id, only }))
  return (
    <>
      <div className={styles.part}>
        <Button small icon={<Play aria-hidden="true" />} disabled={doing} onClick={() => begin(false)}>
          {words.plan.fromHere}
        </Button>
        <Button small icon={<StepForward aria-hidden="true" />} disabled={doing} onClick={() => begin(true)}>
          {words.plan.only}
        </Button>
      </div>
      {problem && <Problem problem={problem} />}
    </>
  )
}

/** After a program was opened or a window closed: the same request once more. */
function LookAgain({ plan, shown }: { plan: Plan; shown: boolean }) {
  const { doing, problem, run } = useDoing()
  if (!shown) return null
  const look = () =>
    run(async () => {
      const outcome = await api().plan.propose({ request: plan.request, taskId: plan.task.id, values: formValues(plan) })
      if (outcome.kind === 'planned') keepPlan(outcome.plan)
      else goTo({ screen: 'task', id: plan.task.id })
    })
  return (
    <>
      <Button disabled={doing} onClick={() => void look()}>
        {words.plan.again}
      </Button>
      {problem && <Problem problem={problem} />}
    </>
  )
}

function Values({ plan }: { plan: Plan }) {
  if (plan.values.length === 0) return null
  return (
    <Card title={words.plan.values}>
      <table className={styles.values}>
        <tbody>
          {plan.values.map(({ parameter, value, from, secret }) => (
            <tr key={parameter}>
              <th scope="row">{parameterLabel(parameter)}</th>
              <td className={styles.value}>{secret ? '••••••' : value.split('\n').join(', ')}</td>
              <td className={styles.from}>{secret ? words.plan.askedLater : words.plan.from[from]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function Findings({ plan }: { plan: Plan }) {
  return (
    <div className={styles.findings} aria-live="polite">
      {plan.findings.length === 0 && (
        <p className={styles.clear}>
          <Check aria-hidden="true" />
          {words.plan.clear}
        </p>
      )}
      {plan.findings.map(({ stops, text }) => (
        <Notice key={text} tone={stops ? 'bad' : 'info'} title={stops ? words.plan.stops : undefined}>
          {text}
        </Notice>
      ))}
    </div>
  )
}
