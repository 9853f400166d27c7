import { ListChecks } from 'lucide-react'
import { RowsScreen } from '../../app/list-screen.tsx'
import { FileButton } from '../../parts/file-button.tsx'
import { RecordLink } from '../../parts/record-link.tsx'
import { programNames } from '../../state/format.ts'
import { useShellFile } from '../../state/shell-file.ts'
import { plainText } from '../../state/slots.ts'
import { useTasks } from '../../state/tasks.ts'
import { words } from '../../words/index.ts'
import { TaskImportArea } from './task-import-area.tsx'
import { TaskRow } from './task-row.tsx'

/** Everything that was learned, or came in. */
export function TasksScreen() {
  const taking = useShellFile((shell, file) => shell.openTask(file), words.taskImport.formats)
  const button = (look?: 'quiet') => (
    <FileButton taking={taking} label={words.taskImport.button} choose={words.taskImport.choose} look={look} />
  )
  return (
    <RowsScreen
      list={useTasks()}
      title={words.tasks.title}
      empty={{
        icon: <ListChecks />,
        title: words.tasks.emptyTitle,
        text: words.tasks.emptyText,
        action: (
          <>
            <RecordLink />
            {button('quiet')}
          </>
        ),
      }}
      filter={{
        label: words.tasks.filter,
        noFit: words.tasks.noFit,
        textOf: (task) => `${plainText(task.goal)} ${programNames(task.programs)}`,
      }}
      tools={button()}
      before={<TaskImportArea taking={taking} />}
    >
      {(task) => <TaskRow key={task.id} task={task} />}
    </RowsScreen>
  )
}
