import { ArrowRight } from 'lucide-react'
import type { PlanOutcome } from '#contract'
import { Card } from '../../parts/card.tsx'
import { ParameterForm } from '../../parts/parameter-form.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { words } from '../../words/index.ts'
import styles from './missing-values.module.css'

type Props = {
  outcome: Extract<PlanOutcome, { kind: 'values-missing' }>
  doing: boolean
  onValues: (values: Record<string, string>) => void
}

/** The task is clear: what was understood of the words stands in the form, what was not is asked for. */
export function MissingValues({ outcome, doing, onValues }: Props) {
  const { task, missing, wrong } = outcome
  const values = Object.fromEntries(outcome.values.filter((value) => !value.secret).map((value) => [value.parameter, value.value]))
  return (
    <Card title={words.home.missingTitle(missing.length)}>
      <p className={styles.goal}>
        <SlotText text={task.goal} values={values} />
      </p>
      <ParameterForm
        parameters={task.parameters}
        values={values}
        wrong={Object.fromEntries(wrong.map(({ parameter, reason }) => [parameter, reason]))}
        submit={words.home.go}
        icon={<ArrowRight aria-hidden="true" />}
        doing={doing}
        onSubmit={onValues}
        focus
      />
    </Card>
  )
}
