import { useState } from 'react'
import type { CallInput, Task, TaskId } from '#contract'
import { Screen } from '../../app/screen.tsx'
import { Missing } from '../../parts/missing.tsx'
import { Problem } from '../../parts/notice.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import { csvOf } from '../../state/table-text.ts'
import { useCall, useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import { TableForm } from './table-form.tsx'
import styles from './table-screen.module.css'
import { TableSource } from './table-source.tsx'

type Reading = Awaited<ReturnType<ReturnType<typeof api>['batch']['read']>>
type From = CallInput<'batch.read'>['from']

/** A task for each row of a table: which table, which column is what, and what is wrong with it, before anything is run. */
export function TableScreen({ task: id }: { task: string }) {
  const { data: task, problem, loading, again } = useCall(id, () => api().task.get({ id: id as TaskId }))
  return (
    <Screen crumbs={[{ text: words.tasks.title, to: { screen: 'tasks' } }, { text: words.table.title }]}>
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
      {task && <OneTable task={task} />}
    </Screen>
  )
}

function OneTable({ task }: { task: Task }) {
  const [reading, setReading] = useState<Reading>()
  const { doing, problem, run, clear } = useDoing()
  const read = (from: From, mapping?: Reading['mapping']) =>
    void run(async () => setReading(await api().batch.read({ task: task.id, from, ...(mapping && { mapping }) })))
  return (
    <div className={styles.table}>
      <header>
        <h1 className={styles.goal}>
          <SlotText text={task.goal} />
        </h1>
        <p className={styles.soft}>{words.table.text}</p>
      </header>
      {!reading && <TableSource doing={doing} onTable={read} />}
      <div aria-live="polite">
        {doing && !reading && <Spinner label={words.table.reading} />}
        {problem && <Problem problem={problem} />}
      </div>
      {reading && (
        <TableForm
          task={task}
          reading={reading}
          onMapping={(mapping) => read({ kind: 'text', text: csvOf(reading.table) }, mapping)}
          onOther={() => {
            clear()
            setReading(undefined)
          }}
        />
      )}
    </div>
  )
}
