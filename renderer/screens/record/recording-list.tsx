import { Film, Scissors, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { RecordingId, RecordingSummary } from '#contract'
import { Ago } from '../../parts/ago.tsx'
import { Button, IconButton } from '../../parts/button.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { TextField } from '../../parts/field.tsx'
import { Problem } from '../../parts/notice.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import { clockTime } from '../../state/format.ts'
import { type CallState, useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import { Learning } from './learning.tsx'
import styles from './recording-list.module.css'
import { useLearning } from './use-learning.ts'

export function RecordingList({ list, without }: { list: CallState<RecordingSummary[]>; without: RecordingId | undefined }) {
  const { data, problem, loading, again } = list
  const shown = data?.filter((recording) => recording.id !== without).toSorted((a, b) => b.startedAt.localeCompare(a.startedAt))
  return (
    <section className={styles.section}>
      <h2>{words.record.list}</h2>
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
      {shown?.length === 0 && !without && (
        <p className={styles.empty}>
          <Film aria-hidden="true" />
          <span>
            <strong>{words.record.emptyTitle}.</strong> {words.record.emptyText}
          </span>
        </p>
      )}
      {shown && shown.length > 0 && (
        <ul className={styles.list}>
          {shown.map((recording) => (
            <Row key={recording.id} recording={recording} onGone={again} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Row({ recording, onGone }: { recording: RecordingSummary; onGone: () => void }) {
  const { id, goal, startedAt, endedAt, durationMs, gestureCount, eventCount } = recording
  const [deleting, setDeleting] = useState(false)
  const [naming, setNaming] = useState(false)
  const [sentence, setSentence] = useState(goal)
  const { doing, problem, run } = useDoing()
  const { learning, problem: learnProblem, progress, learn } = useLearning(id)
  const fault = problem ?? learnProblem
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <div className={styles.main}>
          <p className={goal ? styles.goal : styles.noName}>{goal || words.record.noName}</p>
          <p className={styles.below}>
            <Ago iso={startedAt} />
            {durationMs !== null && ` · ${clockTime(durationMs)}`} · {words.record.listLine(gestureCount, eventCount)}
            {endedAt === null && (
              <span className={styles.cut} title={words.record.cutShortText}>
                <Scissors aria-hidden="true" /> {words.record.cutShort}
              </span>
            )}
          </p>
        </div>
        {!learning && !naming && (
          <>
            <Button small onClick={() => (goal ? void learn(goal) : setNaming(true))}>
              {words.record.learnShort}
            </Button>
            <IconButton small label={words.common.delete} onClick={() => setDeleting(true)}>
              <Trash2 aria-hidden="true" />
            </IconButton>
          </>
        )}
      </div>
      {naming && !learning && (
        <form
          className={styles.naming}
          onSubmit={(event) => {
            event.preventDefault()
            if (sentence.trim() !== '') void learn(sentence.trim())
          }}
        >
          <TextField
            label={words.record.goal}
            hideLabel
            hint={words.record.goalMissing}
            placeholder={words.record.goalPlaceholder}
            value={sentence}
            autoFocus
            onChange={(event) => setSentence(event.target.value)}
          />
          <Button type="submit" look="primary" disabled={sentence.trim() === ''}>
            {words.record.learnShort}
          </Button>
          <Button look="quiet" onClick={() => setNaming(false)}>
            {words.common.cancel}
          </Button>
        </form>
      )}
      {learning && <Learning progress={progress} />}
      {fault && <Problem problem={fault} />}
      {deleting && (
        <Confirm
          title={words.record.deleteTitle}
          text={words.record.deleteText}
          yes={words.common.delete}
          doing={doing}
          onNo={() => setDeleting(false)}
          onYes={() =>
            void run(() => api().recording.delete({ id })).then((ok) => {
              setDeleting(false)
              if (ok) onGone()
            })
          }
        />
      )}
    </li>
  )
}
