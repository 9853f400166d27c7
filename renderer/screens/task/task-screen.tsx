import { useState } from 'react'
import type { Step, Task, TaskId } from '#contract'
import { Screen } from '../../app/screen.tsx'
import { Missing } from '../../parts/missing.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { StepInspector } from '../../parts/step-inspector.tsx'
import { api } from '../../state/api.ts'
import { usePageNames } from '../../state/page-names.ts'
import { plainText } from '../../state/slots.ts'
import { useCall, useEngineEvent } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import { EditTask } from '../task-edit/edit-task.tsx'
import { TaskHead } from './task-head.tsx'
import { TaskParts } from './task-parts.tsx'
import styles from './task-screen.module.css'

/** One task: ask for it again by form, see what it does, change it, and see how it came to be so. */
export function TaskScreen({ id }: { id: string }) {
  const { data: task, problem, loading, again } = useCall(id, () => api().task.get({ id: id as TaskId }))
  const [chosen, setChosen] = useState<Step['id']>()
  const [editing, setEditing] = useState(false)
  const [said, setSaid] = useState('')
  const pageName = usePageNames()
  // While it is under the pen it stays as it is; saving tells when there is a newer version.
  useEngineEvent('tasks.changed', () => {
    if (!editing) again()
  })
  const step = task?.steps.find((it) => it.id === chosen)
  const crumbs = [{ text: words.tasks.title, to: { screen: 'tasks' } as const }, { text: task ? plainText(task.goal) : '…' }]
  const changed = (text: string) => {
    setSaid(text)
    again()
  }
  return (
    <Screen
      crumbs={crumbs}
      inspector={
        task &&
        step && (
          <StepInspector
            key={step.id}
            step={step}
            number={task.steps.indexOf(step) + 1}
            page={pageName(step.page)}
            onClose={() => setChosen(undefined)}
          />
        )
      }
    >
      {loading && !task && <Spinner label={words.common.loading} />}
      {problem && (
        <Missing
          problem={problem}
          title={words.task.missing}
          advice={words.task.missingAdvice}
          href="#/tasks"
          link={words.nav.tasks}
          onAgain={again}
        />
      )}
      {task && (
        <div className={styles.task}>
          <TaskHead
            task={task}
            editing={editing}
            onEdit={() => {
              setSaid('')
              setEditing(true)
            }}
            onChanged={changed}
          />
          <div aria-live="polite">{said && <Notice tone="good" title={said} />}</div>
          {editing ? (
            <EditTask
              key={task.revision}
              task={task}
              chosen={chosen}
              onChoose={setChosen}
              pageName={pageName}
              onClose={() => setEditing(false)}
              onSaved={(saved: Task) => {
                setEditing(false)
                changed(words.edit.saved(saved.revision))
              }}
            />
          ) : (
            <TaskParts task={task} chosen={chosen} onChoose={setChosen} pageName={pageName} onChanged={changed} />
          )}
        </div>
      )}
    </Screen>
  )
}
