import { useEffect, useEffectEvent, useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Keycaps } from '../../parts/keycap.tsx'
import { words } from '../../words/index.ts'
import styles from './countdown.module.css'

const FROM = 3

/** Three, two, one; Esc calls it off. */
export function Countdown({ onEnd, onCancel }: { onEnd: () => void; onCancel: () => void }) {
  const [left, setLeft] = useState(FROM)
  const finished = useEffectEvent(onEnd)
  useEffect(() => {
    const timer = setTimeout(() => (left > 1 ? setLeft(left - 1) : finished()), 1000)
    return () => clearTimeout(timer)
  }, [left])
  return (
    <Dialog title={words.record.startsIn} onClose={onCancel}>
      <div className={styles.countdown}>
        <span key={left} className={styles.number} role="timer" aria-live="assertive">
          {left}
        </span>
        <Button autoFocus onClick={onCancel}>
          {words.common.cancel} <Keycaps keys="Escape" />
        </Button>
      </div>
    </Dialog>
  )
}
