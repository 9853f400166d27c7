import { Sparkle } from 'lucide-react'
import { useState } from 'react'
import { type MergeOutcome, missingCase, type RecordingId, type Task } from '#contract'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/field.tsx'
import { Learning } from '../../parts/learning.tsx'
import { Notice, Problem } from '../../parts/notice.tsx'
import { api } from '../../state/api.ts'
import { useLearnProgress } from '../../state/learn-progress.ts'
import { useRecordings } from '../../state/recordings.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './again-screen.module.css'
import { Merged } from './merged.tsx'
import { Questions } from './questions.tsx'

type Props = { task: Task; recordingId: RecordingId; onOther: () => void }

/** One recording beside the task: what it did in words, the comparing, and what came of it. */
export function CompareWith({ task, recordingId, onOther }: Props) {
  const { data: recordings } = useRecordings()
  const known = recordings?.find(({ id }) => id === recordingId)?.goal ?? ''
  const [typed, setTyped] = useState<string>()
  const [outcome, setOutcome] = useState<MergeOutcome>()
  const { doing, problem, run } = useDoing()
  const progress = useLearnProgress(recordingId)
  const goal = typed ?? known
  const said = words.demonstration
  const learn = (answers: Record<string, string>) =>
    run(async () => setOutcome(await api().task.addDemonstration({ id: task.id, recordingId, goal: goal.trim(), answers })))
  if (doing) return <Learning progress={progress} first={said.learning} />
  switch (outcome?.kind) {
    case 'merged':
      return <Merged before={task} outcome={outcome} />
    case 'questions':
      return (
        <>
          {problem && <Problem problem={problem} />}
          <Questions questions={outcome.questions} onAnswers={(answers) => void learn(answers)} />
        </>
      )
    case 'different':
      return (
        <Notice
          tone="note"
          title={said.different}
          action={
            <Button small onClick={onOther}>
              {said.other}
            </Button>
          }
        >
          {outcome.reason}
        </Notice>
      )
    case undefined:
      return (
        <form
          className={styles.card}
          onSubmit={(event) => {
            event.preventDefault()
            void learn({})
          }}
        >
          <TextField
            label={said.goal}
            hint={words.record.goalAfterHint}
            value={goal}
            autoFocus
            onChange={(event) => setTyped(event.target.value)}
          />
          {problem && <Problem problem={problem} />}
          <div className={styles.buttons}>
            <Button type="submit" look="primary" icon={<Sparkle aria-hidden="true" />}>
              {said.use}
            </Button>
            <Button look="quiet" onClick={onOther}>
              {said.other}
            </Button>
          </div>
        </form>
      )
    default:
      return missingCase(outcome)
  }
}
