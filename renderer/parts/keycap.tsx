import styles from './keycap.module.css'

/** Names of keys as they stand on keyboards. */
const PRINTED: Record<string, string> = {
  Escape: 'Esc',
  Return: 'Enter',
  BackSpace: '⌫',
  Up: '↑',
  Down: '↓',
  Left: '←',
  Right: '→',
  Control: 'Ctrl',
  Super: 'Super',
  Prior: 'Page up',
  Next: 'Page down',
}

/** `Ctrl+Alt+Escape` as keycaps. */
export function Keycaps({ keys, onColour }: { keys: string; onColour?: boolean }) {
  return (
    <span className={onColour ? styles.onColour : styles.keys}>
      {keys.split('+').map((key) => (
        <kbd key={key} className={styles.key}>
          {PRINTED[key.trim()] ?? key.trim()}
        </kbd>
      ))}
    </span>
  )
}
