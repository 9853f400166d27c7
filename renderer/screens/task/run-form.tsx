import { Play } from 'lucide-react'
import { useState } from 'react'
import type { PlanOutcome, Task } from '#contract'
import { Problem } from '../../parts/notice.tsx'
import { ParameterForm } from '../../parts/parameter-form.tsx'
import { api } from '../../state/api.ts'
import { formValues, keepPlan, usePlan } from '../../state/plan-draft.ts'
import { useDoing } from '../../state/use-call.ts'
import { goTo } from '../../state/use-route.ts'
import { words } from '../../words/index.ts'
import styles from './run-form.module.css'

/** The values for one run; Run leads to the plan, which is looked at before it starts. */
export function RunForm({ task }: { task: Task }) {
  const { doing, problem, run } = useDoing()
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const draft = usePlan()
  const before = draft?.task.id === task.id ? formValues(draft) : {}

  async function propose(values: Record<string, string>) {
    setWrong({})
    await run(async () => {
      const outcome = await api().plan.propose({ request: '', taskId: task.id, values })
      if (outcome.kind === 'planned') {
        keepPlan(outcome.plan)
        goTo({ screen: 'plan' })
      } else setWrong(faultsOf(outcome))
    })
  }

  return (
    <section className={styles.form} aria-label={words.task.values}>
      {task.parameters.length === 0 && <p className={styles.none}>{words.task.noValues}</p>}
      <ParameterForm
        parameters={task.parameters}
        values={before}
        wrong={wrong}
        submit={words.task.run}
        icon={<Play aria-hidden="true" />}
        doing={doing}
        onSubmit={(values) => void propose(values)}
      />
      {problem && <Problem problem={problem} />}
    </section>
  )
}

function faultsOf(outcome: Exclude<PlanOutcome, { kind: 'planned' }>): Record<string, string> {
  if (outcome.kind !== 'values-missing') return {}
  return Object.fromEntries([
    ...outcome.missing.map((parameter) => [parameter, words.form.fault.empty]),
    ...outcome.wrong.map(({ parameter, reason }) => [parameter, reason]),
  ])
}
