import styles from './spinner.module.css'

export function Spinner({ label }: { label: string }) {
  return (
    <span className={styles.wait} role="status">
      <span className={styles.ring} aria-hidden="true" />
      {label}
    </span>
  )
}
