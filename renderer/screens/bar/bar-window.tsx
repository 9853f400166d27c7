import { isRecording, useRecording } from '../../state/recording.ts'
import { useActingRun } from '../../state/runs.ts'
import { useShowingRun } from '../../state/teaching.ts'
import { words } from '../../words/index.ts'
import { ActingBar } from './acting-bar.tsx'
import styles from './bar.module.css'
import { RecordingBar } from './recording-bar.tsx'

/** A narrow bar above the other windows, while something is recorded or done. */
export function BarWindow() {
  const recording = useRecording()
  const run = useActingRun()
  const taking = useShowingRun()
  return (
    <main className={styles.window}>
      {taking ? (
        <ActingBar key={taking} id={taking} />
      ) : isRecording(recording) ? (
        <RecordingBar state={recording} />
      ) : run ? (
        <ActingBar key={run} id={run} />
      ) : (
        <p className={styles.idle}>{words.bar.idle}</p>
      )}
    </main>
  )
}
