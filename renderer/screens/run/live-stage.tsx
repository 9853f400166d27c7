import { Hand, LifeBuoy, Pause } from 'lucide-react'
import type { HelpRequest, RunId } from '#contract'
import { Notice } from '../../parts/notice.tsx'
import { Picture } from '../../parts/picture.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { TimeLine } from '../../parts/time-line.tsx'
import { ringOf } from '../../state/ring.ts'
import { type RunView, stepInSight, yourTurn } from '../../state/run-view.ts'
import type { StepView } from '../../state/step-view.ts'
import { useTimeLeft } from '../../state/use-time-left.ts'
import { words } from '../../words/index.ts'
import { HelpOffers } from '../help/help-offers.tsx'
import { AsRecorded } from './as-recorded.tsx'
import { Checks } from './checks.tsx'
import held from './held.module.css'
import { Held } from './held.tsx'
import styles from './live-stage.module.css'
import { StepSentence } from './step-sentence.tsx'
import { Story } from './story.tsx'
import { TakenOver } from './taken-over.tsx'
import { YourTurn } from './your-turn.tsx'

/** What is being done now, in one large sentence, and under it where; or why it stands still, and the ways on. */
export function LiveStage({ id, view }: { id: RunId; view: RunView }) {
  const step = stepInSight(view)
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
      {view.help && <NeedsHelp request={view.help} />}
      {view.paused &&
        turn === undefined &&
        (view.paused.by === 'take-over' ? <TakenOver id={id} /> : <Held id={id} paused={view.paused} />)}
      {step.story.length > 0 && <Story lines={step.story} />}
      <Seen step={step} />
      {step.look && <p>{step.look}</p>}
      {step.notFound && !step.look && (
        <Notice tone="note" title={words.run.notFound}>
          {step.notFound.reason}
        </Notice>
      )}
      <Checks step={step} />
    </div>
  )
}

function NeedsHelp({ request }: { request: HelpRequest }) {
  const leftMs = useTimeLeft(request.expiresAtMs)
  return (
    <section className={held.held} aria-label={words.help.title}>
      <h2 className={held.title}>
        <LifeBuoy aria-hidden="true" />
        {words.help.title}
      </h2>
      <p>
        {request.reason} {request.advice}
      </p>
      <HelpOffers request={request} late={leftMs <= 0} across />
      <TimeLine leftMs={leftMs} ofMs={request.timeoutMs} says={words.help.timeLeft} late={words.help.tooLate} />
    </section>
  )
}

function Phase({ view, step }: { view: RunView; step: StepView }) {
  const waiting =
    yourTurn(view) !== undefined
      ? { icon: Hand, text: words.run.yourTurn }
      : view.paused
        ? { icon: Pause, text: words.run.paused }
        : step.state === 'asking'
          ? { icon: Hand, text: view.help ? words.waiting.title : words.run.waiting }
          : undefined
  if (!waiting) return <span className={styles.now}>{view.mode === 'dry-run' ? words.plan.dryRun : words.run.now}</span>
  const Icon = waiting.icon
  return (
    <span className={styles.waiting}>
      <Icon aria-hidden="true" />
      {waiting.text}
    </span>
  )
}

/** The picture as it was seen now, with the ring; until it is there, as it was in the recording. */
function Seen({ step }: { step: StepView }) {
  const picture = step.place?.picture ?? step.notFound?.picture
  if (!picture) return <AsRecorded step={step.step} alt={step.sentence} />
  return (
    <Picture id={picture} alt={step.sentence} ring={ringOf(step)} tone={step.state === 'asking' ? 'asking' : 'acting'} maxHeight="52vh" />
  )
}
