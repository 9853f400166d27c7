import { Diamond } from 'lucide-react'
import { Fragment } from 'react'
import type { Page, Step, Task } from '#contract'
import { StepRow } from '../../parts/step-row.tsx'
import { words } from '../../words/index.ts'
import styles from './step-list.module.css'

type Props = {
  task: Task
  chosen: Step['id'] | undefined
  onChoose: (id: Step['id'] | undefined) => void
  pageName: (id: Page['id'] | undefined) => string | undefined
}

/** The steps in their order, with what is finished after them. Up and down move from row to row. */
export function StepList({ task, chosen, onChoose, pageName }: Props) {
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>
        {words.task.steps} <span className={styles.count}>{task.steps.length}</span>
      </h2>
      {task.steps.length === 0 && <p className={styles.none}>{words.task.noSteps}</p>}
      <ol className={styles.list} onKeyDown={moveWithArrows}>
        {task.steps.map((step, index) => (
          <Fragment key={step.id}>
            <li>
              <StepRow
                step={step}
                number={index + 1}
                page={pageName(step.page)}
                selected={step.id === chosen}
                onSelect={() => onChoose(step.id === chosen ? undefined : step.id)}
              />
            </li>
            {task.milestones
              .filter((milestone) => milestone.after === step.id)
              .map((milestone) => (
                <li key={milestone.name} className={styles.milestone}>
                  <Diamond aria-hidden="true" />
                  {words.task.milestone}: {milestone.name}
                </li>
              ))}
          </Fragment>
        ))}
      </ol>
    </section>
  )
}

function moveWithArrows(event: React.KeyboardEvent<HTMLOListElement>) {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (way === undefined) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button[data-step]')]
  const next = rows[rows.indexOf(document.activeElement as HTMLButtonElement) + way]
  if (!next) return
  event.preventDefault()
  next.focus()
}
