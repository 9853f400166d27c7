import { useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/field.tsx'
import type { RecordingControls } from '../../state/recording-controls.ts'
import { words } from '../../words/index.ts'
import styles from './live-recording.module.css'

/** A few words for this moment, as a note or as the name of a milestone. Esc puts them away. */
export function NoteForm({ onMark, onDone }: { onMark: RecordingControls['mark']; onDone: () => void }) {
  const [note, setNote] = useState('')
  const mark = (milestone: boolean) => void onMark(note, milestone).then((done) => done && onDone())
  return (
    <form
      className={styles.note}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
      onSubmit={(event) => {
        event.preventDefault()
        mark(false)
      }}
    >
      <TextField
        label={words.record.noteLabel}
        hideLabel
        placeholder={words.record.noteLabel}
        value={note}
        autoFocus
        onChange={(event) => setNote(event.target.value)}
      />
      <Button type="submit">{words.record.noteAdd}</Button>
      <Button onClick={() => mark(true)}>{words.record.milestoneAdd}</Button>
    </form>
  )
}
