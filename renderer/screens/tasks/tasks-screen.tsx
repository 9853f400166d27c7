import { CircleDot, ListChecks } from 'lucide-react'
import { useState } from 'react'
import { Screen } from '../../app/screen.tsx'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Filter } from '../../parts/filter.tsx'
import { Problem } from '../../parts/notice.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { programName } from '../../state/format.ts'
import { plainText } from '../../state/slots.ts'
import { byUse, useTasks } from '../../state/tasks.ts'
import { words } from '../../words/index.ts'
import { TaskRow } from './task-row.tsx'
import styles from './tasks-screen.module.css'

/** Everything that was learned. */
export function TasksScreen() {
  const { data, problem, loading, again } = useTasks()
  const [filter, setFilter] = useState('')
  const wanted = filter.trim().toLowerCase()
  const shown = data
    ?.filter((task) =>
      `${plainText(task.goal)} ${task.programs.map(({ program }) => programName(program)).join(' ')}`.toLowerCase().includes(wanted),
    )
    .toSorted(byUse)
  if (data?.length === 0) {
    return (
      <Screen crumbs={[]}>
        <Empty
          icon={<ListChecks />}
          title={words.tasks.emptyTitle}
          action={
            <ButtonLink look="primary" icon={<CircleDot aria-hidden="true" />} href="#/record">
              {words.tasks.emptyAction}
            </ButtonLink>
          }
        >
          {words.tasks.emptyText}
        </Empty>
      </Screen>
    )
  }
  return (
    <Screen crumbs={[]}>
      <header className={styles.head}>
        <h1>{words.tasks.title}</h1>
        <Filter label={words.tasks.filter} value={filter} onChange={setFilter} />
      </header>
      {problem && (
        <Problem
          problem={problem}
          action={
            <Button small onClick={again}>
              {words.common.tryAgain}
            </Button>
          }
        />
      )}
      {!data && loading && <Spinner label={words.common.loading} />}
      {shown?.length === 0 && <p className={styles.none}>{words.tasks.noFit(filter.trim())}</p>}
      {shown && shown.length > 0 && (
        <ul className={styles.list}>
          {shown.map((task) => (
            <TaskRow key={task.id} task={task} />
          ))}
        </ul>
      )}
    </Screen>
  )
}
