import { Bookmark, Pause, Play, Square, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { RecordingState } from '#contract'
import { Button, IconButton } from '../../parts/button.tsx'
import { classes } from '../../parts/classes.ts'
import { api } from '../../state/api.ts'
import { clockTime } from '../../state/format.ts'
import { noteRecording, useElapsedMs } from '../../state/recording.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './bar.module.css'

export function RecordingBar({ state }: { state: RecordingState }) {
  const elapsedMs = useElapsedMs()
  const { doing, problem, run } = useDoing()
  const [sure, setSure] = useState(false)
  const paused = state.phase === 'paused'
  const settled = state.phase === 'recording' || paused
  const call = (what: () => Promise<RecordingState>) => void run(async () => noteRecording(await what()))
  return (
    <section className={styles.bar} aria-label={paused ? words.record.paused : words.record.now}>
      <span className={classes(styles.light, paused ? styles.amber : styles.red)} />
      <span className={styles.time} role="timer">
        {clockTime(elapsedMs)}
      </span>
      <span className={classes(styles.say, (problem || !state.inputSeen) && styles.bad)} title={problem?.advice}>
        {problem?.message ??
          (state.inputSeen ? (paused ? words.record.paused : words.bar.events(state.eventCount)) : words.record.inputBlind)}
      </span>
      {paused ? (
        <IconButton small label={words.bar.resume} disabled={doing} onClick={() => call(() => api().recording.resume({}))}>
          <Play aria-hidden="true" />
        </IconButton>
      ) : (
        <IconButton small label={words.bar.pause} disabled={!settled || doing} onClick={() => call(() => api().recording.pause({}))}>
          <Pause aria-hidden="true" />
        </IconButton>
      )}
      <IconButton small label={words.bar.marker} disabled={!settled} onClick={() => call(() => api().recording.marker({ note: '' }))}>
        <Bookmark aria-hidden="true" />
      </IconButton>
      {sure ? (
        <Button small look="stop" autoFocus onBlur={() => setSure(false)} onClick={() => call(() => api().recording.discard({}))}>
          {words.bar.sureDiscard}
        </Button>
      ) : (
        <IconButton small label={words.bar.discard} disabled={!settled || doing} onClick={() => setSure(true)}>
          <Trash2 aria-hidden="true" />
        </IconButton>
      )}
      <Button
        small
        look="stop"
        icon={<Square aria-hidden="true" />}
        disabled={!settled || doing}
        onClick={() => void run(() => api().recording.stop({}))}
      >
        {words.bar.stop}
      </Button>
    </section>
  )
}
