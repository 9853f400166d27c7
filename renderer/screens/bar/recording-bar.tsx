import { Bookmark, Flag, Lock, Pause, Play, Square, Trash2 } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import type { RecordingState } from '#contract'
import { Button, IconButton } from '../../parts/button.tsx'
import { classes } from '../../parts/classes.ts'
import { clockTime } from '../../state/format.ts'
import { useElapsedMs, useHealth } from '../../state/recording.ts'
import { phaseWords, type RecordingControls, useRecordingControls } from '../../state/recording-controls.ts'
import { words } from '../../words/index.ts'
import styles from './bar.module.css'

/** Over the other windows while one records: that it records, and everything one may want to do about it. */
export function RecordingBar({ state }: { state: RecordingState }) {
  const elapsedMs = useElapsedMs()
  const controls = useRecordingControls(state)
  const [noting, setNoting] = useState(false)
  const { phase } = state
  return (
    <section className={classes(styles.bar, styles[phase])} aria-label={phaseWords(phase)}>
      {phase === 'private' ? (
        <Lock aria-hidden="true" />
      ) : (
        <span className={classes(styles.light, phase === 'paused' ? styles.amber : styles.red)} />
      )}
      <span className={styles.time} role="timer">
        {clockTime(elapsedMs)}
      </span>
      {noting && controls.recording ? (
        <Note onMark={controls.mark} onDone={() => setNoting(false)} />
      ) : (
        <>
          <Say state={state} controls={controls} />
          <Buttons controls={controls} onNote={() => setNoting(true)} />
        </>
      )}
      <Button small look="stop" icon={<Square aria-hidden="true" />} disabled={!controls.ready} onClick={() => void controls.stop()}>
        {words.record.stop}
      </Button>
    </section>
  )
}

/** The worst thing to know in a few words; else what was just done, or that events come in. */
function Say({ state, controls }: { state: RecordingState; controls: RecordingControls }) {
  const { input, fault } = useHealth()
  const { problem, said } = controls
  const text =
    problem?.message ??
    (fault
      ? words.health.faultShort[fault]
      : said || (state.phase === 'recording' ? words.health.inputCount(input.count) : phaseWords(state.phase)))
  return (
    <span
      role="status"
      className={classes(styles.say, (problem !== undefined || fault !== null) && styles.bad)}
      title={problem?.advice ?? (fault ? words.health.advice[fault] : undefined)}
    >
      {text}
    </span>
  )
}

function Buttons({ controls, onNote }: { controls: RecordingControls; onNote: () => void }) {
  const [sure, setSure] = useState(false)
  const { away, ready, recording } = controls
  return (
    <>
      {away ? (
        <Button small look="primary" autoFocus icon={<Play aria-hidden="true" />} disabled={!ready} onClick={() => void controls.resume()}>
          {words.record.resume}
        </Button>
      ) : (
        <>
          <BarButton label={words.record.pause} disabled={!ready} onClick={() => void controls.pause()}>
            <Pause aria-hidden="true" />
          </BarButton>
          <BarButton label={words.record.makePrivate} disabled={!recording} onClick={() => void controls.makePrivate()}>
            <Lock aria-hidden="true" />
          </BarButton>
          <BarButton label={words.record.note} disabled={!recording} onClick={onNote}>
            <Bookmark aria-hidden="true" />
          </BarButton>
          <BarButton label={words.record.milestone} disabled={!recording} onClick={() => void controls.mark('', true)}>
            <Flag aria-hidden="true" />
          </BarButton>
        </>
      )}
      {sure ? (
        <Button small look="stop" autoFocus onBlur={() => setSure(false)} onClick={() => void controls.discard()}>
          {words.record.sureDiscard}
        </Button>
      ) : (
        <BarButton label={words.record.discard} disabled={!ready} onClick={() => setSure(true)}>
          <Trash2 aria-hidden="true" />
        </BarButton>
      )}
    </>
  )
}

/** There is no room above it for the words of other buttons of its kind; the system shows them. */
function BarButton({ label, ...rest }: ComponentProps<typeof IconButton>) {
  return <IconButton small label={label} title={label} {...rest} />
}

/** A note is typed where the counts stood. Enter keeps it, Esc puts it away. */
function Note({ onMark, onDone }: { onMark: RecordingControls['mark']; onDone: () => void }) {
  const [note, setNote] = useState('')
  return (
    <form
      className={styles.note}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
      onSubmit={(event) => {
        event.preventDefault()
        void onMark(note, false).then((done) => done && onDone())
      }}
    >
      <input
        aria-label={words.record.noteLabel}
        placeholder={words.record.noteLabel}
        value={note}
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: it has just been asked for
        autoFocus
        onChange={(event) => setNote(event.target.value)}
      />
      <Button small type="submit">
        {words.record.noteAdd}
      </Button>
      <Button small look="quiet" onClick={onDone}>
        {words.common.cancel}
      </Button>
    </form>
  )
}
