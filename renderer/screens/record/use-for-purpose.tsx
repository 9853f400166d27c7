import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { RecordingSummary, StepId } from '#contract'
import { Button } from '../../parts/button.tsx'
import { Notice, Problem } from '../../parts/notice.tsx'
import { api } from '../../state/api.ts'
import { clockTime } from '../../state/format.ts'
import { useDoing } from '../../state/use-call.ts'
import { goTo } from '../../state/use-route.ts'
import { words } from '../../words/index.ts'
import styles from './just-recorded.module.css'
import type { Purpose } from './purpose.ts'

type Props = { recording: RecordingSummary; purpose: Purpose & { from: StepId }; onLater: () => void }

/** A recording that was made to replace the steps of a task from one on. */
export function UseForPurpose({ recording, purpose: { task, from }, onLater }: Props) {
  const { doing, problem, run } = useDoing()
  const [refused, setRefused] = useState<readonly string[]>([])
  const use = () =>
    run(async () => {
      setRefused([])
      const outcome = await api().task.replaceFrom({ id: task, step: from, recordingId: recording.id })
      if (outcome.kind === 'refused') setRefused(outcome.problems)
      else goTo({ screen: 'task', id: task })
    })
  return (
    <section className={styles.done}>
      <h1>{words.record.done(clockTime(recording.durationMs ?? 0), recording.gestureCount)}</h1>
      {refused.length > 0 && (
        <div role="alert">
          <Notice tone="bad" title={words.purpose.refused}>
            {refused.join(' ')}
          </Notice>
        </div>
      )}
      {problem && <Problem problem={problem} />}
      <div className={styles.buttons}>
        <Button look="primary" autoFocus icon={<RotateCcw aria-hidden="true" />} disabled={doing} onClick={() => void use()}>
          {doing ? words.purpose.using : words.purpose.use}
        </Button>
        <Button look="quiet" onClick={onLater}>
          {words.record.keep}
        </Button>
      </div>
    </section>
  )
}
