import { useId, useState } from 'react'
import { words } from '../../words/index.ts'
import styles from './approval-seconds.module.css'

/** Saved when one leaves the field or presses Enter; what cannot be is said and kept as typed. */
export function ApprovalSeconds({ value, doing, onSave }: { value: number; doing: boolean; onSave: (seconds: number) => void }) {
  const id = useId()
  const [typed, setTyped] = useState(String(value))
  const seconds = Number(typed)
  const fits = /^\d+$/.test(typed.trim()) && seconds >= 5 && seconds <= 600
  const save = () => {
    if (fits && seconds !== value) onSave(seconds)
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <label htmlFor={id} className="only-heard">
        {words.settings.approval}
      </label>
      <span className={styles.line}>
        <input
          id={id}
          className={styles.input}
          inputMode="numeric"
          value={typed}
          aria-invalid={!fits || undefined}
          aria-describedby={fits ? undefined : `${id}-fault`}
          readOnly={doing}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={save}
        />
        {words.settings.seconds}
      </span>
      {!fits && (
        <p id={`${id}-fault`} role="alert" className={styles.fault}>
          {words.settings.approvalFault}
        </p>
      )}
    </form>
  )
}
