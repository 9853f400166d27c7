import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Step, Task, TaskId } from '#contract'
import { Screen } from '../../app/screen.tsx'
import { IconButton } from '../../parts/button.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { Missing } from '../../parts/missing.tsx'
import { Notice, Problem } from '../../parts/notice.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { StepInspector } from '../../parts/step-inspector.tsx'
import { api } from '../../state/api.ts'
import { howLongAgo, programNames } from '../../state/format.ts'
import { usePageNames } from '../../state/page-names.ts'
import { plainText } from '../../state/slots.ts'
import { useCall, useDoing } from '../../state/use-call.ts'
import { goTo } from '../../state/use-route.ts'
import { words } from '../../words/index.ts'
import { RunForm } from './run-form.tsx'
import { StepList } from './step-list.tsx'
import styles from './task-screen.module.css'

/** One task: ask for it again by form, and see what it does, step by step. */
export function TaskScreen({ id }: { id: string }) {
  const { data: task, problem, loading, again } = useCall(id, () => api().task.get({ id: id as TaskId }))
  const [chosen, setChosen] = useState<Step['id']>()
  const pageName = usePageNames()
  const step = task?.steps.find((it) => it.id === chosen)
  const crumbs = [{ text: words.tasks.title, to: { screen: 'tasks' } as const }, { text: task ? plainText(task.goal) : '…' }]
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
          <TaskHead task={task} />
          <RunForm task={task} />
          {task.notices.length > 0 && (
            <Notice tone="note" title={words.task.notices}>
              <ul className={styles.notices}>
                {task.notices.map((notice) => (
                  <li key={notice}>{notice}</li>
                ))}
              </ul>
            </Notice>
          )}
          <StepList task={task} chosen={chosen} onChoose={setChosen} pageName={pageName} />
        </div>
      )}
    </Screen>
  )
}

function TaskHead({ task }: { task: Task }) {
  const [deleting, setDeleting] = useState(false)
  const { doing, problem, run } = useDoing()
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <h1 className={styles.goal}>
          <SlotText text={task.goal} />
        </h1>
        <p className={styles.below}>
          {programNames(task.programs)} · {words.task.revision(task.revision)} ·{' '}
          {words.task.learned(howLongAgo(task.createdAt, Date.now()), task.recordings.length)}
        </p>
      </div>
      <IconButton look="quiet" label={words.task.delete} data-tip-below onClick={() => setDeleting(true)}>
        <Trash2 aria-hidden="true" />
      </IconButton>
      {deleting && (
        <Confirm
          title={words.task.deleteTitle}
          text={words.task.deleteText}
          yes={words.common.delete}
          doing={doing}
          onNo={() => setDeleting(false)}
          onYes={() => void run(() => api().task.delete({ id: task.id })).then((ok) => ok && goTo({ screen: 'tasks' }))}
        >
          {problem && <Problem problem={problem} />}
        </Confirm>
      )}
    </header>
  )
}
