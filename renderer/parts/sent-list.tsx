import styles from './sent-list.module.css'

/** What goes to a model's server, a sentence each. */
export function SentList({ sent }: { sent: readonly string[] }) {
  return (
    <ul className={styles.sent}>
      {sent.map((what) => (
        <li key={what}>{what}</li>
      ))}
    </ul>
  )
}
