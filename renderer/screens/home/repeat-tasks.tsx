import type { TaskSummary } from '#contract'
import { Card } from '../../parts/card.tsx'
import { Problem } from '../../parts/notice.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { programName } from '../../state/format.ts'
import { hrefOf } from '../../state/route.ts'
import { byUse } from '../../state/tasks.ts'
import type { CallState } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './short-list.module.css'

const SHOWN = 5

/** The tasks used last, to be repeated. */
export function RepeatTasks({ tasks: { data, problem } }: { tasks: CallState<TaskSummary[]> }) {
  return (
    <Card
      title={words.home.again}
      aside={
        <a href="#/tasks" className={styles.all}>
          {words.home.allTasks}
        </a>
      }
      flush
    >
      {problem && <Problem problem={problem} />}
      {!data && !problem && (
        <div className={styles.wait}>
          <Spinner label={words.common.loading} />
        </div>
      )}
      <ul>
        {data
          ?.toSorted(byUse)
          .slice(0, SHOWN)
          .map((task) => (
            <li key={task.id}>
              <a className={styles.row} href={hrefOf({ screen: 'task', id: task.id })}>
                <span className={styles.main}>
                  <SlotText text={task.goal} />
                  <span className={styles.below}>
                    {task.programs.map(({ program }) => programName(program)).join(', ')} · {words.common.steps(task.stepCount)}
                  </span>
                </span>
              </a>
            </li>
          ))}
      </ul>
    </Card>
  )
}
