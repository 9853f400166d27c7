import type { PlanOutcome, PlanRequest, TaskSummary } from '#contract'
import { Card } from '../../parts/card.tsx'
import { RecordLink } from '../../parts/record-link.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { programNames } from '../../state/format.ts'
import { words } from '../../words/index.ts'
import styles from './answer.module.css'
import { AskModel } from './ask-model.tsx'
import { MissingValues } from './missing-values.tsx'

export type Unplanned = Exclude<PlanOutcome, { kind: 'planned' }>

type Props = {
  /** What was asked. */
  request: PlanRequest
  outcome: Unplanned
  doing: boolean
  /** Asks with the same words once more. */
  onPropose: (request: Omit<PlanRequest, 'request'>) => void
}

/** What comes of a request that is no plan yet: values to fill in, a choice, or the ways on where no task fits. */
export function Answer({ request, outcome, doing, onPropose }: Props) {
  const choose = (task: TaskSummary) => onPropose({ taskId: task.id, values: {} })
  switch (outcome.kind) {
    case 'values-missing':
      return <MissingValues outcome={outcome} doing={doing} onValues={(values) => onPropose({ taskId: outcome.task.id, values })} />
    case 'ambiguous':
      return (
        <Card title={words.home.ambiguousTitle} aside={words.home.ambiguousText} flush>
          <Choices tasks={outcome.candidates} onChoose={choose} />
        </Card>
      )
    default:
      return (
        <Card
          title={words.home.noTaskTitle}
          aside={
            <RecordLink small goal={request.request}>
              {words.home.recordIt}
            </RecordLink>
          }
          flush
        >
          <p className={styles.say}>{words.home.noTaskText}</p>
          {outcome.leaving && (
            <AskModel
              leaving={outcome.leaving}
              asked={request.byModel === true}
              doing={doing}
              onAsk={() => onPropose({ values: {}, byModel: true })}
            />
          )}
          {outcome.nearest.length > 0 && (
            <>
              <h3 className={styles.nearest}>{words.home.nearest}</h3>
              <Choices tasks={outcome.nearest} onChoose={choose} />
            </>
          )}
        </Card>
      )
  }
}

function Choices({ tasks, onChoose }: { tasks: TaskSummary[]; onChoose: (task: TaskSummary) => void }) {
  return (
    <ul>
      {tasks.map((task) => (
        <li key={task.id}>
          <button type="button" className={styles.choice} onClick={() => onChoose(task)}>
            <span className={styles.goal}>
              <SlotText text={task.goal} />
            </span>
            <span className={styles.programs}>{programNames(task.programs)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
