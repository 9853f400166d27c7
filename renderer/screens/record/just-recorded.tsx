import { Sparkle } from 'lucide-react'
import { useState } from 'react'
import type { RecordingSummary } from '#contract'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/field.tsx'
import { Notice, Problem } from '../../parts/notice.tsx'
import { clockTime } from '../../state/format.ts'
import { words } from '../../words/index.ts'
import styles from './just-recorded.module.css'
import { Learning } from './learning.tsx'
import { useLearning } from './use-learning.ts'

/** A recording that has just ended: its sentence, and on to learning. */
export function JustRecorded({ recording, onLater }: { recording: RecordingSummary; onLater: () => void }) {
  const [goal, setGoal] = useState(recording.goal)
  const [tried, setTried] = useState(false)
  const { learning, problem, progress, learn } = useLearning(recording.id)
  const missing = goal.trim() === ''
  return (
    <form
      className={styles.done}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (missing) event.currentTarget.querySelector('input')?.focus()
        else void learn(goal.trim())
      }}
    >
      <h1>{words.record.done(clockTime(recording.durationMs ?? 0), recording.gestureCount)}</h1>
      {recording.notices.map((notice) => (
        <Notice key={notice} tone="note">
          {notice}
        </Notice>
      ))}
      <TextField
        label={words.record.goalAfter}
        hint={recording.goal === '' ? words.record.goalMissing : words.record.goalAfterHint}
        fault={tried && missing ? words.record.goalMissing : undefined}
        placeholder={words.record.goalPlaceholder}
        value={goal}
        disabled={learning}
        autoFocus
        onChange={(event) => setGoal(event.target.value)}
      />
      {problem && <Problem problem={problem} />}
      {learning ? (
        <Learning progress={progress} />
      ) : (
        <div className={styles.buttons}>
          <Button type="submit" look="primary" icon={<Sparkle aria-hidden="true" />}>
            {words.record.learn}
          </Button>
          <Button look="quiet" onClick={onLater}>
            {words.record.keep}
          </Button>
        </div>
      )}
    </form>
  )
}
