import styles from './segmented.module.css'

/** A few choices side by side, one of them taken. Arrow keys move, as between radio buttons. */
export function Segmented<Value extends string>(props: {
  label: string
  value: Value
  options: readonly (readonly [Value, string])[]
  onChange: (value: Value) => void
}) {
  const { label, value, options, onChange } = props
  return (
    <fieldset className={styles.segments}>
      <legend className="only-heard">{label}</legend>
      {options.map(([option, text]) => (
        <label key={option} className={styles.segment}>
          <input
            type="radio"
            className="only-heard"
            name={label}
            value={option}
            checked={option === value}
            onChange={() => onChange(option)}
          />
          {text}
        </label>
      ))}
    </fieldset>
  )
}
