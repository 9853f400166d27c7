import { Hand, Pause } from 'lucide-react'
import type { RunId } from '#contract'
import { Notice } from '../../parts/notice.tsx'
import { Picture } from '../../parts/picture.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { ringOf } from '../../state/ring.ts'
import { type RunView, type StepView, yourTurn } from '../../state/run-view.ts'
import { words } from '../../words/index.ts'
import { AsRecorded } from './as-recorded.tsx'
import { Checks } from './checks.tsx'
import styles from './live-stage.module.css'
import { StepSentence } from './step-sentence.tsx'
import { YourTurn } from './your-turn.tsx'

/** What is being done now, in one large sentence, and under it where. */
export function LiveStage({ id, view }: { id: RunId; view: RunView }) {
  const step = view.steps[view.current]
  const turn = yourTurn(view)
  if (!step) {
    return (
      <div className={styles.stage}>
        <Spinner label={words.run.starting} />
      </div>
    )
  }
  return (
    <div className={styles.stage}>
      <p className={styles.place}>
        <Phase view={view} step={step} />
        <span>{words.run.stepOf(step.number, view.steps.length)}</span>
      </p>
      {turn === undefined ? (
        <p className={styles.sentence}>
          <StepSentence step={step} plan={view.plan} />
        </p>
      ) : (
        <YourTurn id={id} what={turn} />
      )}
      <Seen step={step} />
      {step.notFound && (
        <Notice tone="note" title={words.run.notFound}>
          {step.notFound.reason}
        </Notice>
      )}
      <Checks step={step} />
    </div>
  )
}

function Phase({ view, step }: { view: RunView; step: StepView }) {
  if (yourTurn(view) !== undefined) {
    return (
      <span className={styles.waiting}>
        <Hand aria-hidden="true" />
        {words.run.yourTurn}
      </span>
    )
  }
  if (view.phase === 'paused') {
    return (
      <span className={styles.waiting}>
        <Pause aria-hidden="true" />
        {view.pausedBecause ? words.run.pausedBecause(view.pausedBecause) : words.run.paused}
      </span>
    )
  }
  if (step.state === 'asking') {
    return (
      <span className={styles.waiting}>
        <Hand aria-hidden="true" />
        {words.run.waiting}
      </span>
    )
  }
  return <span className={styles.now}>{words.run.now}</span>
}

/** The picture as it was seen now, with the ring; until it is there, as it was in the recording. */
function Seen({ step }: { step: StepView }) {
  const picture = step.place?.picture ?? step.notFound?.picture
  if (!picture) return <AsRecorded step={step.step} alt={step.sentence} />
  return (
    <Picture id={picture} alt={step.sentence} ring={ringOf(step)} tone={step.state === 'asking' ? 'asking' : 'acting'} maxHeight="52vh" />
  )
}
