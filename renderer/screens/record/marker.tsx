import { useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/field.tsx'
import { Problem } from '../../parts/notice.tsx'
import { api } from '../../state/api.ts'
import { noteRecording } from '../../state/recording.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './live-recording.module.css'

export function Marker({ onDone }: { onDone: () => void }) {
  const [note, setNote] = useState('')
  const { doing, problem, run } = useDoing()
  return (
    <form
      className={styles.marker}
      onSubmit={(event) => {
        event.preventDefault()
        void run(async () => noteRecording(await api().recording.marker({ note: note.trim() }))).then((ok) => ok && onDone())
      }}
    >
      <TextField
        label={words.record.markerNote}
        hideLabel
        placeholder={words.record.markerNote}
        value={note}
        autoFocus
        onChange={(event) => setNote(event.target.value)}
      />
      <Button type="submit" disabled={doing}>
        {words.record.markerAdd}
      </Button>
      {problem && <Problem problem={problem} />}
    </form>
  )
}
