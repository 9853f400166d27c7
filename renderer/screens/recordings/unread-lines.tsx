import type { ImportResult } from '#contract'
import { words } from '../../words/index.ts'
import styles from './unread-lines.module.css'

const SHOWN = 50

/** The lines of an imported file that nobody understood, word for word, each with its reason. */
export function UnreadLines({ lines }: { lines: ImportResult['unread'] }) {
  return (
    <details className={styles.unread} open={lines.length <= 3}>
      <summary>
        <strong>{words.import.unread(lines.length)}.</strong> {words.import.unreadText}
      </summary>
      <ol className={styles.lines}>
        {lines.slice(0, SHOWN).map(({ line, text, why }) => (
          <li key={`${line} ${why}`}>
            <span className={styles.number}>{words.import.line(line)}</span> {why}
            <code className={styles.text}>{text}</code>
          </li>
        ))}
      </ol>
      {lines.length > SHOWN && <p>{words.import.moreLines(lines.length - SHOWN)}</p>}
    </details>
  )
}
