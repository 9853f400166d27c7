import { useId, useState } from 'react'
import { words } from '../../words/index.ts'
import styles from './seconds-field.module.css'

type Props = { label: string; fault: string; from: number; to: number; value: number; doing: boolean; onSave: (seconds: number) => void }

/** Saved when one leaves the field or presses Enter; what cannot be is said and kept as typed. */
export function SecondsField({ label, fault, from, to, value, doing, onSave }: Props) {
  const id = useId()
  const [typed, setTyped] = useState(String(value))
  const seconds = Number(typed)
  const fits = /^\d+$/.test(typed.trim()) && seconds >= from && seconds <= to
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
        {label}
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
          {fault}
        </p>
      )}
    </form>
  )
}
