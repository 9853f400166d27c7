import { type ReactNode, useId } from 'react'
import styles from './choices.module.css'

/** A question with a few answers below each other, one of which is taken. */
export function Choices<Value extends string>(props: {
  legend: ReactNode
  hideLegend?: boolean
  value: Value | undefined
  options: readonly { value: Value; text: ReactNode; hint?: ReactNode }[]
  onChange: (value: Value) => void
}) {
  const { legend, hideLegend, value, options, onChange } = props
  const id = useId()
  return (
    <fieldset className={styles.choices}>
      <legend className={hideLegend ? 'only-heard' : styles.legend}>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.choice}>
          <input type="radio" name={id} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>
            {option.text}
            {option.hint && <span className={styles.hint}>{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
