import type { RecordingSummary } from '#contract'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { clockTime } from '../../state/format.ts'
import { hrefOf } from '../../state/route.ts'
import { words } from '../../words/index.ts'
import { LearnForm } from '../recording/learn-form.tsx'
import styles from './just-recorded.module.css'

/** A recording that has just ended: its sentence, and on to learning. */
export function JustRecorded({ recording, onLater }: { recording: RecordingSummary; onLater: () => void }) {
  return (
    <section className={styles.done}>
      <h1>{words.record.done(clockTime(recording.durationMs ?? 0), recording.gestureCount)}</h1>
      {recording.notices.map((notice) => (
        <Notice key={notice} tone="note">
          {notice}
        </Notice>
      ))}
      <LearnForm recording={recording} focus>
        <ButtonLink href={hrefOf({ screen: 'recording', id: recording.id })}>{words.record.lookAt}</ButtonLink>
        <Button look="quiet" onClick={onLater}>
          {words.record.keep}
        </Button>
      </LearnForm>
    </section>
  )
}
