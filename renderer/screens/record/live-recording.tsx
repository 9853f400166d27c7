import { Bookmark, Circle, Flag, Lock, Pause, Play, Square, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { RecordingState } from '#contract'
import { Button } from '../../parts/button.tsx'
import { classes } from '../../parts/classes.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Notice, Problem } from '../../parts/notice.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { clockTime } from '../../state/format.ts'
import { useElapsedMs } from '../../state/recording.ts'
import { phaseWords, type RecordingControls, useRecordingControls } from '../../state/recording-controls.ts'
import { words } from '../../words/index.ts'
import { HealthLine } from './health-line.tsx'
import styles from './live-recording.module.css'
import { NoteForm } from './note-form.tsx'

/** A recording under way: proof that it sees and hears, and what one can do about it. */
export function LiveRecording({ state, goal }: { state: RecordingState; goal: string }) {
  const elapsedMs = useElapsedMs()
  const controls = useRecordingControls(state)
  const { phase } = state
  return (
    <section className={classes(styles.live, styles[phase])} aria-label={phaseWords(phase)}>
      <header className={styles.head}>
        <h1 className={styles.phase}>
          {phase === 'paused' ? <Pause aria-hidden="true" /> : phase === 'private' ? <Lock aria-hidden="true" /> : <Dot />}
          {phaseWords(phase)}
        </h1>
        {goal && <p className={styles.goal}>{goal}</p>}
      </header>
      <p className={styles.time} role="timer" aria-label={words.record.time}>
        {clockTime(elapsedMs)}
      </p>
      <HealthLine />
      <div aria-live="polite" className={styles.notices}>
        {state.notices.map((notice) => (
          <Notice key={notice} tone="note">
            {notice}
          </Notice>
        ))}
        {controls.problem && <Problem problem={controls.problem} />}
        <Say phase={phase} />
      </div>
      <Controls controls={controls} phase={phase} goal={goal} />
    </section>
  )
}

function Dot() {
  return <Circle aria-hidden="true" className={styles.dot} />
}

function Say({ phase }: { phase: RecordingState['phase'] }) {
  if (phase === 'starting' || phase === 'stopping') return <Spinner label={phaseWords(phase)} />
  const text = { paused: words.record.pausedText, private: words.record.privateText, recording: words.record.switchOver, idle: '' }[phase]
  return <p className={styles.say}>{text}</p>
}

function Controls({ controls, phase, goal }: { controls: RecordingControls; phase: RecordingState['phase']; goal: string }) {
  const { away, ready, recording } = controls
  const [discarding, setDiscarding] = useState(false)
  const [noting, setNoting] = useState(false)
  return (
    <>
      <div className={styles.buttons}>
        <Button look="stop" icon={<Square aria-hidden="true" />} disabled={!ready} onClick={() => void controls.stop(goal)}>
          {words.record.stop}
        </Button>
        {away ? (
          <Button look="primary" icon={<Play aria-hidden="true" />} disabled={!ready} onClick={() => void controls.resume()}>
            {words.record.resume}
          </Button>
        ) : (
          <>
            <Button icon={<Pause aria-hidden="true" />} disabled={!ready} onClick={() => void controls.pause()}>
              {words.record.pause}
            </Button>
            <Button
              icon={<Lock aria-hidden="true" />}
              disabled={!recording}
              title={words.record.makePrivateHint}
              onClick={() => void controls.makePrivate()}
            >
              {words.record.makePrivate}
            </Button>
            <Button icon={<Bookmark aria-hidden="true" />} disabled={!recording} aria-expanded={noting} onClick={() => setNoting(!noting)}>
              {words.record.note}
            </Button>
            <Button
              icon={<Flag aria-hidden="true" />}
              disabled={!recording}
              title={words.record.milestoneHint}
              onClick={() => void controls.mark('', true)}
            >
              {words.record.milestone}
            </Button>
          </>
        )}
        <Button
          look="danger"
          className={styles.discard}
          icon={<Trash2 aria-hidden="true" />}
          disabled={!ready}
          onClick={() => setDiscarding(true)}
        >
          {words.record.discard}
        </Button>
      </div>
      {noting && phase === 'recording' && <NoteForm onMark={controls.mark} onDone={() => setNoting(false)} />}
      <p role="status" className={styles.said}>
        {controls.said}
      </p>
      {discarding && (
        <Confirm
          title={words.record.discardTitle}
          text={words.record.discardText}
          yes={words.record.discard}
          doing={controls.doing}
          onNo={() => setDiscarding(false)}
          onYes={() => void controls.discard().then(() => setDiscarding(false))}
        />
      )}
    </>
  )
}
