import type { Step, Task } from '#contract'
import { StepOutline } from '../../parts/step-outline.tsx'
import { StepRow } from '../../parts/step-row.tsx'
import type { PageName } from '../../state/block-text.ts'
import { words } from '../../words/index.ts'
import styles from './step-list.module.css'

type Props = {
  task: Task
  chosen: Step['id'] | undefined
  onChoose: (id: Step['id'] | undefined) => void
  pageName: PageName
}

/** The steps to look at; one that is chosen is told of at the side. */
export function StepList({ task, chosen, onChoose, pageName }: Props) {
  if (task.steps.length === 0) return <p className={styles.none}>{words.task.noSteps}</p>
  return (
    <section aria-label={words.task.steps}>
      <StepOutline
        {...task}
        pageName={pageName}
        row={(step, number) => (
          <StepRow
            step={step}
            number={number}
            page={pageName(step.page)}
            selected={step.id === chosen}
            onSelect={() => onChoose(step.id === chosen ? undefined : step.id)}
          />
        )}
      />
    </section>
  )
}
