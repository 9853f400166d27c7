import { Bookmark, Check, Circle, Pause, Play, Square, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { RecordingState } from '#contract'
import { Button } from '../../parts/button.tsx'
import { classes } from '../../parts/classes.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Notice, Problem } from '../../parts/notice.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import { clockTime } from '../../state/format.ts'
import { noteRecording, useElapsedMs } from '../../state/recording.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './live-recording.module.css'
import { Marker } from './marker.tsx'

/** Proof that it records: time, counts that grow, whether input is seen; and what one can do about it. */
export function LiveRecording({ state, goal }: { state: RecordingState; goal: string }) {
  const elapsedMs = useElapsedMs()
  const { doing, problem, run } = useDoing()
  const [discarding, setDiscarding] = useState(false)
  const [marking, setMarking] = useState(false)
  const paused = state.phase === 'paused'
  const settled = state.phase === 'recording' || paused
  const call = (what: () => Promise<RecordingState>) => run(async () => noteRecording(await what()))
  const stop = () => run(() => api().recording.stop(goal.trim() === '' ? {} : { goal: goal.trim() }))
  return (
    <section className={styles.live} aria-label={words.record.now}>
      <header className={styles.head}>
        <h1 className={classes(styles.phase, paused && styles.paused)}>
          {paused ? <Pause aria-hidden="true" /> : <Circle aria-hidden="true" className={styles.dot} />}
          {phaseWords(state.phase)}
        </h1>
        {goal && <p className={styles.goal}>{goal}</p>}
      </header>
      <p className={styles.time} role="timer" aria-label={words.record.time}>
        {clockTime(elapsedMs)}
      </p>
      <dl className={styles.counts}>
        <Count name={words.record.events}>{state.eventCount}</Count>
        <Count name={words.record.pictures}>{state.framesSeen}</Count>
        <Count name={words.record.input} bad={!state.inputSeen}>
          {state.inputSeen ? (
            <>
              <Check aria-hidden="true" /> {words.record.inputSeen}
            </>
          ) : (
            words.record.inputBlind
          )}
        </Count>
      </dl>
      <div aria-live="polite" className={styles.notices}>
        {!state.inputSeen && <Notice tone="note">{words.record.blind}</Notice>}
        {state.notices.map((notice) => (
          <Notice key={notice} tone="note">
            {notice}
          </Notice>
        ))}
        {problem && <Problem problem={problem} />}
        {!settled && <Spinner label={phaseWords(state.phase)} />}
        {settled && <p className={styles.say}>{paused ? words.record.pausedText : words.record.switchOver}</p>}
      </div>
      {marking && <Marker onDone={() => setMarking(false)} />}
      <div className={styles.buttons}>
        <Button look="stop" icon={<Square aria-hidden="true" />} disabled={!settled || doing} onClick={() => void stop()}>
          {words.record.stop}
        </Button>
        {paused ? (
          <Button icon={<Play aria-hidden="true" />} disabled={doing} onClick={() => void call(() => api().recording.resume({}))}>
            {words.record.resume}
          </Button>
        ) : (
          <Button
            icon={<Pause aria-hidden="true" />}
            disabled={!settled || doing}
            onClick={() => void call(() => api().recording.pause({}))}
          >
            {words.record.pause}
          </Button>
        )}
        <Button icon={<Bookmark aria-hidden="true" />} disabled={!settled} aria-expanded={marking} onClick={() => setMarking(!marking)}>
          {words.record.marker}
        </Button>
        <Button
          look="danger"
          className={styles.discard}
          icon={<Trash2 aria-hidden="true" />}
          disabled={!settled || doing}
          onClick={() => setDiscarding(true)}
        >
          {words.record.discard}
        </Button>
      </div>
      {discarding && (
        <Confirm
          title={words.record.discardTitle}
          text={words.record.discardText}
          yes={words.record.discard}
          doing={doing}
          onNo={() => setDiscarding(false)}
          onYes={() => void call(() => api().recording.discard({})).then(() => setDiscarding(false))}
        />
      )}
    </section>
  )
}

function Count({ name, bad, children }: { name: string; bad?: boolean; children: ReactNode }) {
  return (
    <div className={styles.count}>
      <dt>{name}</dt>
      <dd className={bad ? styles.bad : undefined}>{children}</dd>
    </div>
  )
}

function phaseWords(phase: RecordingState['phase']): string {
  if (phase === 'starting') return words.record.starting
  if (phase === 'stopping') return words.record.stopping
  return phase === 'paused' ? words.record.paused : words.record.now
}
