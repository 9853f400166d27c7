import { Diamond } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { classes } from '../../parts/classes.ts'
import { StepRow } from '../../parts/step-row.tsx'
import { shownValues } from '../../state/plan-draft.ts'
import { type Milestone, type RunView, stepsDone, stepsInRun } from '../../state/run-view.ts'
import { words } from '../../words/index.ts'
import styles from './run-steps.module.css'

/** All steps at the side, each with its state. The one under way is kept in sight. */
export function RunSteps({ view, chosen, onChoose }: { view: RunView; chosen: number | undefined; onChoose: (index: number) => void }) {
  const list = useRef<HTMLOListElement>(null)
  const { current, plan } = view
  const values = plan && shownValues(plan)
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <aside className={styles.side} aria-label={words.run.steps}>
      <header className={styles.head}>
        <h2>{words.run.steps}</h2>
        <span className={styles.count}>
          {stepsDone(view)}/{stepsInRun(view)}
        </span>
        <progress className="only-heard" max={stepsInRun(view)} value={stepsDone(view)} aria-label={words.run.steps} />
      </header>
      <ol ref={list} className={styles.list}>
        {view.steps.map((step, index) => (
          <li key={step.step.id}>
            <StepRow
              step={step.step}
              number={step.number}
              run={step}
              sentence={step.sentence}
              values={values}
              round={step.rounds}
              asks={step.approval !== undefined && step.state !== 'asking'}
              selected={index === chosen}
              onSelect={() => onChoose(index)}
            />
            {view.milestones
              .filter(({ after }) => after === step.step.id)
              .map((milestone) => (
                <MilestoneLine key={milestone.name} milestone={milestone} />
              ))}
          </li>
        ))}
      </ol>
    </aside>
  )
}

/** What should be reached by now, whether it was, and who looked. */
function MilestoneLine({ milestone: { name, held, tier, text } }: { milestone: Milestone }) {
  const said = words.story
  return (
    <p className={classes(styles.milestone, !held && styles.missed)}>
      <Diamond aria-hidden="true" />
      <span>
        {words.task.milestone}: {name}, {held ? said.milestone.reached : said.milestone.missed}
        <span className={styles.by}>{held ? said.by[tier] : text}</span>
      </span>
    </p>
  )
}
