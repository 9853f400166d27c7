import type { TaskSummary } from '#contract'
import styles from '../../parts/short-list.module.css'
import { ShortList } from '../../parts/short-list.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { programNames } from '../../state/format.ts'
import { hrefOf } from '../../state/route.ts'
import type { CallState } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'

/** The tasks used last, to be repeated. */
export function RepeatTasks({ tasks }: { tasks: CallState<TaskSummary[]> }) {
  return (
    <ShortList
      title={words.home.again}
      list={tasks}
      most={5}
      all={{ text: words.home.allTasks, href: hrefOf({ screen: 'tasks' }) }}
      hrefOf={({ id }) => hrefOf({ screen: 'task', id })}
    >
      {(task) => (
        <span className={styles.main}>
          <SlotText text={task.goal} />
          <span className={styles.below}>
            {programNames(task.programs)} · {words.common.steps(task.stepCount)}
          </span>
        </span>
      )}
    </ShortList>
  )
}
