import { useState } from 'react'
import type { RecordingId, Task, TaskId } from '#contract'
import { Screen } from '../../app/screen.tsx'
import { Missing } from '../../parts/missing.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import { plainText } from '../../state/slots.ts'
import { useCall } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './again-screen.module.css'
import { CompareWith } from './compare-with.tsx'
import { PickRecording } from './pick-recording.tsx'

/** A task shown again: pick or make a recording, have the two compared, answer what they contradict each other in, and see what it taught. */
export function AgainScreen({ id: text, recording }: { id: string; recording?: string }) {
  const id = text as TaskId
  const { data: task, problem, loading, again } = useCall(id, () => api().task.get({ id }))
  const goal = task ? plainText(task.goal) : '…'
  return (
    <Screen
      crumbs={[
        { text: words.tasks.title, to: { screen: 'tasks' } },
        { text: goal, to: { screen: 'task', id } },
        { text: words.demonstration.title },
      ]}
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
      {task && <Steps task={task} recording={recording as RecordingId | undefined} />}
    </Screen>
  )
}

function Steps({ task, recording }: { task: Task; recording: RecordingId | undefined }) {
  const [chosen, setChosen] = useState(recording)
  // The version that it is compared with: what it becomes is a newer one.
  const [before] = useState(task)
  return (
    <div className={styles.again}>
      <header>
        <h1>{words.demonstration.title}</h1>
        <p className={styles.goal}>
          <SlotText text={task.goal} />
        </p>
        <p className={styles.lead}>{words.demonstration.lead}</p>
      </header>
      {chosen ? (
        <CompareWith key={chosen} task={before} recordingId={chosen} onOther={() => setChosen(undefined)} />
      ) : (
        <PickRecording task={task} onPick={setChosen} />
      )}
    </div>
  )
}
