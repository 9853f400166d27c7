import { Check } from 'lucide-react'
import type { RunId } from '#contract'
import { Button } from '../../parts/button.tsx'
import { useTeaching } from '../../state/teaching.ts'
import { words } from '../../words/index.ts'
import styles from './teach.module.css'

/** The person has the mouse: what is seen of what they do, and Done. */
export function Showing({ id, onDone }: { id: RunId; onDone: () => void }) {
  const seen = useTeaching(id)?.seen ?? 0
  return (
    <div className={styles.showing}>
      <h2 className={styles.title}>{words.teach.title}</h2>
      <p className={styles.soft}>{words.teach.text}</p>
      <div className={styles.line}>
        <span className={styles.live} aria-hidden="true" />
        <span className={styles.count} role="status">
          {words.teach.seen(seen)}
        </span>
        <Button look="primary" icon={<Check aria-hidden="true" />} onClick={onDone}>
          {words.teach.done}
        </Button>
      </div>
    </div>
  )
}
