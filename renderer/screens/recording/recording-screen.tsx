import { useState } from 'react'
import type { RecordingId } from '#contract'
import { Screen } from '../../app/screen.tsx'
import { Missing } from '../../parts/missing.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import { useCall } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import { CutShort } from './cut-short.tsx'
import { LearnForm } from './learn-form.tsx'
import { RecordingActions } from './recording-actions.tsx'
import { RecordingFacts } from './recording-facts.tsx'
import styles from './recording-screen.module.css'
import { SecretsCard } from './secrets-card.tsx'
import { Timeline } from './timeline.tsx'

/** One recording: what was done in it, and what one can do with it. */
export function RecordingScreen({ id: text }: { id: string }) {
  const id = text as RecordingId
  const { data, problem, again } = useCall(id, () => api().recording.get({ id }))
  const [seeking, setSeeking] = useState(false)
  const crumbs = [
    { text: words.recordings.title, to: { screen: 'recordings' } as const },
    { text: data ? data.summary.goal || words.recordings.noName : '' },
  ]
  if (!data) {
    return (
      <Screen crumbs={crumbs.slice(0, 1)}>
        {problem ? (
          <Missing
            problem={problem}
            title={words.recording.missing}
            advice={words.recording.missingAdvice}
            href="#/recordings"
            link={words.record.all}
            onAgain={again}
          />
        ) : (
          <Spinner label={words.common.loading} />
        )}
      </Screen>
    )
  }
  const { summary } = data
  return (
    <Screen crumbs={crumbs} inspector={<RecordingFacts detail={data} />}>
      <div className={styles.recording}>
        <header className={styles.head}>
          <h1>{summary.goal || words.recordings.noName}</h1>
          <RecordingActions summary={summary} seeking={seeking} onSeek={() => setSeeking(true)} />
        </header>
        {summary.notices.map((notice) => (
          <Notice key={notice} tone="note">
            {notice}
          </Notice>
        ))}
        {summary.endedAt === null && <CutShort id={id} onRepaired={again} />}
        {seeking && <SecretsCard id={id} onRemoved={again} />}
        <LearnForm key={summary.goal} recording={summary} />
        <Timeline detail={data} />
      </div>
    </Screen>
  )
}
