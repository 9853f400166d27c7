import { useEffect, useState } from 'react'
import type { RecordingId } from '#contract'
import { Screen } from '../../app/screen.tsx'
import { ShortList } from '../../parts/short-list.tsx'
import { isRecording, useRecording } from '../../state/recording.ts'
import { useRecordings } from '../../state/recordings.ts'
import { hrefOf } from '../../state/route.ts'
import { goTo } from '../../state/use-route.ts'
import { words } from '../../words/index.ts'
import { RecordingLine } from '../recordings/recording-line.tsx'
import { JustRecorded } from './just-recorded.tsx'
import { LiveRecording } from './live-recording.tsx'
import type { Purpose } from './purpose.ts'
import { PurposeLine } from './purpose-line.tsx'
import styles from './record-screen.module.css'
import { StartForm } from './start-form.tsx'
import { UseForPurpose } from './use-for-purpose.tsx'

/** Record; watch that it records; name it and learn it; and what was recorded before. */
export function RecordScreen({ goal = '', purpose }: { goal?: string; purpose?: Purpose }) {
  const recording = useRecording()
  const list = useRecordings()
  const [live, setLive] = useState<RecordingId | null>(isRecording(recording) ? recording.id : null)
  const [justEnded, setJustEnded] = useState<RecordingId | null>(null)
  const [sentence, setSentence] = useState(goal)
  const under = isRecording(recording)
  const { again } = list

  // Whoever stops it (this page, the bar, the corner), the end is seen here.
  if (under && recording.id !== null && recording.id !== live) setLive(recording.id)
  if (!under && live !== null) {
    setLive(null)
    setJustEnded(live)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is asked for again when a recording has ended
  useEffect(() => {
    if (justEnded) again()
  }, [justEnded])

  const onLater = () => {
    setJustEnded(null)
    setSentence('')
  }
  // One that was made to show a task again goes on where it is compared.
  useEffect(() => {
    if (justEnded && purpose && !purpose.from) goTo({ screen: 'again', id: purpose.task, recording: justEnded })
  }, [justEnded, purpose])
  const ended = list.data?.find((it) => it.id === justEnded)
  const earlier = list.data?.filter((it) => it.id !== justEnded)
  return (
    <Screen crumbs={[]}>
      <div className={styles.record}>
        {purpose && <PurposeLine purpose={purpose} />}
        {under ? (
          <LiveRecording state={recording} goal={sentence} />
        ) : ended && purpose?.from ? (
          <UseForPurpose key={ended.id} recording={ended} purpose={{ ...purpose, from: purpose.from }} onLater={onLater} />
        ) : ended ? (
          <JustRecorded key={ended.id} recording={ended} onLater={onLater} />
        ) : (
          <StartForm goal={sentence} onGoal={setSentence} />
        )}
        {!under && (
          <ShortList
            title={words.record.latest}
            list={{ ...list, data: earlier }}
            most={4}
            none={words.record.noneYet}
            all={{ text: words.record.all, href: hrefOf({ screen: 'recordings' }) }}
            hrefOf={({ id }) => hrefOf({ screen: 'recording', id })}
          >
            {(recording) => <RecordingLine recording={recording} />}
          </ShortList>
        )}
      </div>
    </Screen>
  )
}
