import { ListChecks } from 'lucide-react'
import { RowsScreen } from '../../app/list-screen.tsx'
import { RecordLink } from '../../parts/record-link.tsx'
import { programNames } from '../../state/format.ts'
import { plainText } from '../../state/slots.ts'
import { useTasks } from '../../state/tasks.ts'
import { words } from '../../words/index.ts'
import { TaskRow } from './task-row.tsx'

/** Everything that was learned. */
export function TasksScreen() {
  return (
    <RowsScreen
      list={useTasks()}
      title={words.tasks.title}
      empty={{ icon: <ListChecks />, title: words.tasks.emptyTitle, text: words.tasks.emptyText, action: <RecordLink /> }}
      filter={{
        label: words.tasks.filter,
        noFit: words.tasks.noFit,
        textOf: (task) => `${plainText(task.goal)} ${programNames(task.programs)}`,
      }}
    >
      {(task) => <TaskRow key={task.id} task={task} />}
    </RowsScreen>
  )
}
