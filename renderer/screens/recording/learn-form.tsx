import { Sparkle } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { RecordingSummary } from '#contract'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/field.tsx'
import { Learning } from '../../parts/learning.tsx'
import { Problem } from '../../parts/notice.tsx'
import { words } from '../../words/index.ts'
import styles from './learn-form.module.css'
import { useLearning } from './use-learning.ts'

/** The sentence of a recording, and on to learning it. `children`: what else can be done instead. */
export function LearnForm({ recording, focus, children }: { recording: RecordingSummary; focus?: boolean; children?: ReactNode }) {
  const [goal, setGoal] = useState(recording.goal)
  const [tried, setTried] = useState(false)
  const { learning, problem, progress, learn } = useLearning(recording.id)
  const missing = goal.trim() === ''
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (missing) event.currentTarget.querySelector('input')?.focus()
        else void learn(goal.trim())
      }}
    >
      <TextField
        label={words.record.goalAfter}
        hint={recording.goal === '' ? words.record.goalMissing : words.record.goalAfterHint}
        fault={tried && missing ? words.record.goalMissing : undefined}
        placeholder={words.record.goalPlaceholder}
        value={goal}
        disabled={learning}
        autoFocus={focus}
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
          {children}
        </div>
      )}
    </form>
  )
}
